import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';

const CRD = 'messagequeues.messaging.example.org';
const RULE = 'There cannot be more copies than brokers';

/** What a platform team would put into one file. */
function definition(): object[] {
  const rules = (verbs: string[]) => [
    {
      apiGroups: ['messaging.example.org'],
      resources: ['messagequeues'],
      verbs,
    },
  ];
  const role = (aggregate: string, verbs: string[]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `messagequeues-${aggregate}`,
      labels: { [`berth.dev/aggregate-to-${aggregate}`]: 'true' },
    },
    rules: rules(verbs),
  });
  const read = ['get', 'list', 'watch'];
  return [
    role('view', read),
    role('tenant', [...read, 'create', 'update', 'patch', 'delete']),
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: CRD,
        labels: { 'berth.dev/offering': 'true' },
        annotations: {
          'berth.dev/title': 'Message queue',
          'berth.dev/featured': 'true',
          'berth.dev/holds-data': 'false',
          'berth.dev/output-url': 'https://{.status.host}',
          'berth.dev/output-partitions': '.status.partitions',
          'simulation.berth.dev/status': JSON.stringify({
            host: '{.metadata.name}.queues.example.org',
            partitions: '{.spec.brokers}',
          }),
        },
      },
      spec: {
        group: 'messaging.example.org',
        scope: 'Namespaced',
        names: {
          kind: 'MessageQueue',
          plural: 'messagequeues',
          singular: 'messagequeue',
        },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            subresources: { status: {} },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                required: ['spec'],
                properties: {
                  spec: {
                    type: 'object',
                    required: ['topic'],
                    'x-kubernetes-validations': [
                      { rule: 'self.copies <= self.brokers', message: RULE },
                    ],
                    properties: {
                      topic: { type: 'string', minLength: 1, maxLength: 60 },
                      brokers: { type: 'integer', minimum: 1, default: 3 },
                      copies: { type: 'integer', minimum: 1, default: 2 },
                    },
                  },
                  status: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                  },
                },
              },
            },
          },
        ],
      },
    },
  ];
}

test('a definition is an offering while somebody looks, until its label goes', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  const run = (...args: string[]) => kubectl(portal.kubeconfigFile, ...args);
  await signIn('payments-developer');
  await open('/berth/tenants/payments');
  await expect(
    page.getByRole('button', { name: 'Request PostgreSQL', exact: true }),
  ).toBeVisible();
  const tile = page.getByRole('button', {
    name: 'Request Message queue',
    exact: true,
  });
  await expect(tile).toHaveCount(0);
  // Whatever reloads the page loses this.
  await page.evaluate(() => {
    document.body.dataset.seen = 'before';
  });
  const isSamePage = () => page.evaluate(() => document.body.dataset.seen);

  const file = path.join(portal.dataDir, 'message-queue.json');
  const list = { apiVersion: 'v1', kind: 'List', items: definition() };
  await writeFile(file, JSON.stringify(list));
  await run('apply', '-f', file);
  await expect(tile).toBeVisible({ timeout: 60_000 });
  await expect(tile).toBeEnabled();
  expect(await isSamePage()).toBe('before');

  await tile.click();
  const dialog = page.getByRole('dialog');
  const name = await dialog
    .getByRole('textbox', { name: /^Name/ })
    .inputValue();
  await dialog.getByRole('textbox', { name: /^Topic/ }).fill('orders');
  await dialog.getByRole('textbox', { name: /^Copies/ }).fill('9');
  await expectAccessible('the form of a definition');
  // Only the API server knows that rule, and says so in its own words.
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByRole('alert')).toContainText(RULE);
  await dialog.getByRole('textbox', { name: /^Copies/ }).fill('3');
  await dialog.getByRole('button', { name: 'Create' }).click();

  await expect(page).toHaveURL(/\/berth\/claims\//);
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(
    page.getByRole('link', { name: new RegExp(`${name}.queues.example.org`) }),
  ).toBeVisible();
  await expect(page.getByText('Partitions', { exact: true })).toBeVisible();
  const stored = await run(
    ...['get', CRD, name, '--namespace=payments', '--output=json'],
  );
  expect(JSON.parse(stored)).toMatchObject({
    spec: { topic: 'orders', brokers: 3, copies: 3 },
    status: { partitions: 3 },
  });
  await expectAccessible('the page of a claim of a definition');

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
  await expect
    .poll(() => run('get', CRD, '--namespace=payments', '--output=name'))
    .toBe('');

  await open('/berth/tenants/payments');
  await expect(tile).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset.seen = 'after';
  });
  await run('label', 'crd', CRD, 'berth.dev/offering-');
  await expect(tile).toHaveCount(0);
  expect(await isSamePage()).toBe('after');
});
