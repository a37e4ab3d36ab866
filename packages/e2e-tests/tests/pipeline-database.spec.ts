import path from 'node:path';
import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';
import { PipelinesView } from '../src/PipelinesView';

/*
 * Kubeflow Pipelines as it is installed most: its pipelines in its own database,
 * and for many users, whom it knows by tokens for its audience. How it is
 * installed is the whole sandbox's, so that these tests have one of their own.
 */
test.use({ portalOptions: ['--pipelines=database-multi-user'] });

// These tests run from the checkout and are never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.resolve(__dirname, '../../..');
const sample = path.join(
  root,
  'packages/sandbox/demo/pipelines/train-iris.yaml',
);
const namespace = 'data-science';

/** A run in the sandbox has some thirty steps of 0.75 s. */
const RUN_MS = 120_000;

test('a pipeline in the database: uploaded, run, changed, by a schedule, deleted', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  test.setTimeout(420_000);
  const view = PipelinesView.create({ portal, namespace });
  const token = await view.token('pipelines.kubeflow.org');
  await signIn('data-scientist');

  // There are no objects of it, and whoever looks for the offering reads why.
  const kinds = () => kubectl(portal.kubeconfigFile, 'api-resources', '-oname');
  expect(await kinds()).not.toContain('pipelines.kubeflow.org');

  // Ask: a name, and the file.
  await open(`/berth/tenants/${namespace}`);
  const place = page.getByRole('region', {
    name: 'Pipelines in data-science on sandbox',
  });
  await expect(place.getByText('No pipeline yet')).toBeVisible();
  await place.getByRole('button', { name: 'Upload a pipeline' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('iris');
  await dialog.locator('input[type="file"]').setInputFiles(sample);
  await expect(dialog.getByText(/^train-iris\.yaml, \d+/)).toBeVisible();
  await expectAccessible('the upload');
  await dialog.getByRole('button', { name: 'Upload a pipeline' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    place.getByRole('button', { name: /iris/ }).first(),
  ).toBeVisible();
  expect(await view.list('pipelines', token)).toMatchObject({
    status: 200,
    pipelines: [{ name: 'iris', namespace }],
  });

  // Run it, to its end.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.getByRole('textbox', { name: /^dataset/ }).fill('iris');
  await dialog.getByRole('textbox', { name: /^Name of the run/ }).fill('First');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog).toBeHidden();
  const run = page.getByRole('region', { name: 'Run First' });
  await expect(run.getByText('All is done: 5 of 5 tasks.')).toBeVisible({
    timeout: RUN_MS,
  });
  expect(await view.list('runs', token)).toMatchObject({
    runs: [
      {
        display_name: 'First',
        state: 'SUCCEEDED',
        service_account: 'default-editor',
      },
    ],
  });
  await expectAccessible('the page of the tenant with a run');

  // Another state of it, and the same run again with that.
  await place.getByRole('button', { name: 'Add a version' }).click();
  await expect(dialog.getByRole('textbox', { name: /^Name/ })).toHaveValue(
    'v2',
  );
  await dialog.locator('input[type="file"]').setInputFiles(sample);
  await expect(dialog.getByText(/^train-iris\.yaml, \d+/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a version' }).click();
  await expect(dialog).toBeHidden();
  await run.getByRole('button', { name: 'Run again with…' }).click();
  await expect(dialog.getByRole('button', { name: /Version/ })).toBeVisible();
  await dialog.getByRole('textbox', { name: /^epochs/ }).fill('20');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const second = page.getByRole('region', { name: 'Run First, again' });
  await expect(second).toBeVisible();

  // By a schedule.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.getByRole('textbox', { name: /^dataset/ }).fill('iris');
  await dialog
    .getByRole('textbox', { name: /^Name of the run/ })
    .fill('Nightly');
  await dialog.getByText('By a cron expression').click();
  await dialog.getByRole('textbox', { name: /^Cron/ }).fill('0 3 * * *');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(
    page.getByRole('button', { name: 'Pause Nightly' }),
  ).toBeVisible();
  await expectAccessible('the page of the tenant with a schedule');

  // Delete it: what goes with it is said, and goes.
  await place.getByRole('button', { name: 'Delete iris' }).click();
  await expect(dialog.getByText(/Its 2 versions go too/)).toBeVisible();
  await expect(dialog.getByText(/deleted first: Nightly/)).toBeVisible();
  await expectAccessible('what goes with a pipeline');
  await dialog.getByRole('button', { name: 'Delete iris' }).click();
  await expect(place.getByText('No pipeline yet')).toBeVisible();
  const [pipelines, schedules, runs] = await Promise.all(
    ['pipelines', 'recurringruns', 'runs'].map(what => view.list(what, token)),
  );
  expect(pipelines.pipelines ?? []).toEqual([]);
  expect(schedules.recurringRuns ?? []).toEqual([]);
  expect(runs.runs).toHaveLength(2);
});

test('who has no token for its audience gets nowhere, and another tenant sees nothing', async ({
  page,
  portal,
  signIn,
  open,
}) => {
  const view = PipelinesView.create({ portal, namespace });
  expect((await view.list('runs')).status).toBe(401);
  const other = await view.token('https://kubernetes.default.svc');
  expect(await view.list('runs', other)).toMatchObject({
    status: 401,
    message: expect.stringMatching(/audience/),
  });
  const foreign = PipelinesView.create({ portal, namespace: 'payments' });
  const token = await view.token('pipelines.kubeflow.org');
  expect((await foreign.list('runs', token)).status).toBe(403);

  // Whom the cluster gives no token is not shown a part that only refuses.
  await signIn('payments-developer');
  const answer = page.waitForResponse(response =>
    /namespaces\/payments\/mode$/.test(response.url()),
  );
  await open('/berth/tenants/payments');
  expect(await (await answer).json()).toMatchObject({
    store: 'none',
    reason: 'not-allowed',
  });
  await expect(page.getByText('ledger').first()).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /^Pipelines in/ }),
  ).toHaveCount(0);
});
