import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';

const GPU = 'nvidia.com/gpu';
const QUEUE = 'shop-batch';
const JOB = 'tune';
const PAGE = '/berth/gpus/shared';

/** Clusters are looked at once a minute. */
const SEEN_MS = 120_000;

test.setTimeout(300_000);

test.beforeAll(async ({ portal }) => {
  const file = path.join(portal.dataDir, 'shared-gpus.json');
  const list = { apiVersion: 'v1', kind: 'List', items: lent() };
  await writeFile(file, JSON.stringify(list));
  await kubectl(portal.kubeconfigFile, 'apply', '-f', file);
});

test.afterAll(async ({ portal }) => {
  const run = (...args: string[]) => kubectl(portal.kubeconfigFile, ...args);
  await run('delete', 'workload', JOB, '-n', 'data-science');
  await run('delete', 'localqueue', QUEUE, '-n', 'shop');
  await run('delete', 'clusterqueue', QUEUE);
});

test('the platform team changes what tenants share, and sees before who gives way', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  const nominal = async (queue: string) => {
    const printed = await kubectl(
      portal.kubeconfigFile,
      ...['get', 'clusterqueue', queue, '-o', 'json'],
    );
    const { spec } = JSON.parse(printed);
    return spec.resourceGroups[0].flavors[0].resources;
  };
  const before = await nominal('data-science');
  await signIn('platform-engineer');
  await open(PAGE);
  const cohort = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Cohort berth' }) });
  const queues = cohort.getByRole('list', { name: 'Cohort berth' });
  await expect(queues).toContainText('2 of them borrowed', {
    timeout: SEEN_MS,
  });
  await expect(
    cohort.getByText('Of 6: 0 used by you, 6 by others, 0 free'),
  ).toBeVisible();
  await expectAccessible('the page of shared quotas');

  const dialog = page.getByRole('dialog');
  const change = async (queue: string, gpus: string) => {
    await queues.getByRole('button', { name: `Change ${queue}` }).click();
    await dialog.getByRole('textbox', { name: /^GPUs for sure/ }).fill(gpus);
  };

  // More for the shop: those who have borrowed its GPUs would give them back.
  await change(QUEUE, '4');
  await expect(dialog.getByText('From 2 to 4', { exact: true })).toBeVisible();
  await expect(
    dialog.getByText('Would give way when they are asked for it:'),
  ).toBeVisible();
  await expect(
    dialog.getByText(/^data-science: 2, which it has borrowed/),
  ).toBeVisible();
  await expectAccessible('who would give way');
  // Nothing is changed by looking.
  expect((await nominal(QUEUE))[0].nominalQuota).toBe('2');
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('The sale begins');
  await dialog.getByRole('button', { name: 'Change from 2 to 4' }).click();
  await expect(dialog).toBeHidden();
  expect(await nominal(QUEUE)).toEqual([{ name: GPU, nominalQuota: '4' }]);

  // Who, when and why is kept, and the page comes to what is so now.
  const changes = page.getByRole('list', { name: 'Changes' });
  await expect(changes).toContainText(`ClusterQueue ${QUEUE}: from 2 to 4`);
  await expect(changes).toContainText(/platform-engineer.*The sale begins/);
  await expect(
    cohort.getByText('Of 8: 0 used by you, 6 by others, 2 free'),
  ).toBeVisible({ timeout: SEEN_MS });

  // And fewer again; of another queue nothing has been touched.
  await change(QUEUE, '1');
  await dialog.getByRole('button', { name: 'Change from 4 to 1' }).click();
  await expect(dialog).toBeHidden();
  expect(await nominal(QUEUE)).toEqual([{ name: GPU, nominalQuota: '1' }]);
  expect(await nominal('data-science')).toEqual(before);
});

test('a tenant sees its part, and is refused a change', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  const quota = () =>
    kubectl(
      portal.kubeconfigFile,
      ...['get', 'clusterqueue', QUEUE, '-o', 'jsonpath={.spec}'],
    );
  const before = await quota();
  await signIn('data-scientist');
  const asked = page.waitForRequest(/\/areas\/gpu\/shared-quotas$/);
  await open(PAGE);
  const mine = page
    .getByRole('article')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Data science' }) });
  await expect(mine).toContainText('borrows at most 2');
  await expect(page.getByText(QUEUE)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0);
  await expectAccessible('the page of shared quotas for a tenant');

  // Nor past the page.
  const request = await asked;
  const { authorization } = await request.allHeaders();
  const answer = await page.request.post(request.url(), {
    headers: { authorization },
    data: {
      cluster: 'sandbox',
      kind: 'cluster-queue',
      name: QUEUE,
      flavor: 'default-flavor',
      resource: GPU,
      by: 1,
    },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toMatch(/platform team/);
  expect(await quota()).toEqual(before);
});

/** A queue of the shop, whose GPUs the data scientists have borrowed. */
function lent(): object[] {
  const apiVersion = 'kueue.x-k8s.io/v1beta2';
  return [
    {
      apiVersion,
      kind: 'ClusterQueue',
      metadata: { name: QUEUE },
      spec: {
        cohortName: 'berth',
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': 'shop' },
        },
        preemption: { reclaimWithinCohort: 'Any' },
        resourceGroups: [
          {
            coveredResources: [GPU],
            flavors: [
              {
                name: 'default-flavor',
                resources: [{ name: GPU, nominalQuota: '2' }],
              },
            ],
          },
        ],
      },
    },
    {
      apiVersion,
      kind: 'LocalQueue',
      metadata: { name: QUEUE, namespace: 'shop' },
      spec: { clusterQueue: QUEUE },
    },
    {
      apiVersion,
      kind: 'Workload',
      metadata: { name: JOB, namespace: 'data-science' },
      spec: {
        queueName: 'training',
        podSets: [
          {
            name: 'main',
            count: 1,
            template: {
              spec: {
                containers: [
                  {
                    name: 'main',
                    image: 'training',
                    resources: {
                      requests: { cpu: '1', memory: '1Gi', [GPU]: 2 },
                    },
                  },
                ],
                restartPolicy: 'Never',
              },
            },
          },
        ],
      },
    },
  ];
}
