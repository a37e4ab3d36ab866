import path from 'node:path';
import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';

const CLAIM = 'sandbox:data-science:ml.kubeflow-pipeline';

// These tests run from the checkout and are never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.resolve(__dirname, '../../..');
const sample = path.join(
  root,
  'packages/sandbox/demo/pipelines/train-iris.yaml',
);

/** A run in the sandbox has some thirty steps of 0.75 s. */
const RUN_MS = 90_000;

test('a pipeline: uploaded, run, run again, by a schedule, given back', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  test.setTimeout(420_000);
  await signIn('data-scientist');
  await open('/create/templates/default/kubeflow-pipeline');

  // Ask: all there is to do is to choose the file.
  const nameField = page.getByRole('textbox', { name: /^Name/ });
  await expect(nameField).toHaveValue(/^data-science-/);
  const name = await nameField.inputValue();
  await page.locator('input[type="file"]').setInputFiles(sample);
  await expect(page.getByText(/^train-iris\.yaml, \d+/)).toBeVisible();
  await expectAccessible('the form', 'form');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('link', { name: 'Open the pipeline' }).click();
  await expect(page).toHaveURL(new RegExp(`/berth/claims/${CLAIM}:${name}`));
  const objects = () =>
    kubectl(
      portal.kubeconfigFile,
      ...['get', 'pipelines,pipelineversions', '-n', 'data-science'],
    );
  expect(await objects()).toMatch(new RegExp(`${name}-v1`));

  // Run it: a form for its parameters, of which one has no default.
  await expect(page.getByText('It has not run yet')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^dataset/ }).fill('iris');
  await dialog.getByRole('textbox', { name: /^Name of the run/ }).fill('First');
  await expectAccessible('the form of a run');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog).toBeHidden();

  // Each task is shown as it goes on, to the end.
  const run = page.getByRole('region', { name: 'Run First' });
  const tasks = run.getByRole('list', { name: 'Tasks' });
  await expect(tasks.getByRole('button', { name: /load-data/ })).toBeVisible();
  await expect(run.getByText('All is done: 5 of 5 tasks.')).toBeVisible({
    timeout: RUN_MS,
  });
  await expect(
    tasks.getByRole('button', { name: 'train Succeeded' }),
  ).toBeVisible();
  await expectAccessible('the page of a run');

  // Again, with one value changed, which is said before and compared after.
  await run.getByRole('button', { name: 'Run again with…' }).click();
  await dialog.getByRole('textbox', { name: /^epochs/ }).fill('20');
  await expect(dialog.getByRole('list', { name: 'What changes' })).toHaveText(
    /epochs: 10 → 20/,
  );
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const second = page.getByRole('region', { name: 'Run First, again' });
  await expect(second.getByText(/All is done/)).toBeVisible({
    timeout: RUN_MS,
  });
  await page.getByRole('button', { name: 'Compare with First' }).click();
  const comparison = page.getByRole('table');
  await expect(
    comparison.getByRole('row', { name: /^epochs 10 20/ }),
  ).toBeVisible();
  await expectAccessible('the comparison');

  // By a schedule, which can be paused.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.getByRole('textbox', { name: /^dataset/ }).fill('iris');
  await dialog
    .getByRole('textbox', { name: /^Name of the run/ })
    .fill('Nightly');
  await dialog.getByText('By a cron expression').click();
  await dialog.getByRole('textbox', { name: /^Cron/ }).fill('0 3 * * *');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await page.getByRole('button', { name: 'Pause Nightly' }).click();
  await expect(
    page.getByRole('button', { name: 'Resume Nightly' }),
  ).toBeVisible();

  // Give it back: its versions go with it, and what does not is said.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const confirm = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(
    confirm.getByText(/recurring run stays.*: Nightly\./),
  ).toBeVisible();
  await confirm
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
  await expect.poll(objects).not.toContain(name);
});
