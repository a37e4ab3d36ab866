import { expect, test } from '../src/fixtures';

const CLAIM = 'sandbox:payments:database.cloudnative-pg';

test('a database by engine: asked for, scaled, enlarged, given back', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  await signIn('payments-developer');

  // Ask: an engine and not an operator, by a form that is valid as it opens.
  await open('/create/templates/default/database');
  const nameField = page.getByRole('textbox', { name: /^Name/ });
  await expect(nameField).toHaveValue(/^payments-db-/);
  const name = await nameField.inputValue();
  await expect(
    page.getByText('The choice of your platform team: PostgreSQL'),
  ).toBeVisible();
  await expect(page.getByText(/run by CloudNativePG/)).toBeVisible();
  await expect(
    page.getByText(/a managed database of your cloud is the better answer/),
  ).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Small/ })).toBeChecked();
  await expectAccessible('the form', 'form');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  // The platform team's choice is what the API server has.
  await expect.poll(() => cluster.databases('payments')).toContain(name);
  const asked = await cluster.database('payments', name);
  expect(asked.spec).toMatchObject({ instances: 1, storage: { size: '10Gi' } });
  expect(asked.metadata.annotations).toMatchObject({
    'berth.dev/template': 'template:default/database',
    'berth.dev/requester': 'user:default/payments-developer',
  });
  await page.getByRole('link', { name: 'Open the database' }).click();
  await expect(page).toHaveURL(new RegExp(`/berth/claims/${CLAIM}:${name}`));
  await expect(page.getByText('1 of 1 ready')).toBeVisible();

  // Change: a second instance, which the cluster then has.
  const act = async (title: string) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: title, exact: true }).click();
    return page.getByRole('dialog');
  };
  const scale = await act('Scale');
  await scale.getByLabel(/Instances/).fill('2');
  await expectAccessible('the dialog that scales');
  await scale.getByRole('button', { name: 'Scale' }).click();
  await expect(scale).toBeHidden();
  await expect(page.getByText('2 of 2 ready')).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();
  expect(await cluster.database('payments', name)).toMatchObject({
    spec: { instances: 2 },
    status: { phase: 'Cluster in healthy state', readyInstances: 2 },
  });

  // A disk that is to shrink is refused at the field, and one that grows grows.
  const enlarge = await act('Enlarge storage');
  const size = enlarge.getByRole('textbox', { name: /Storage/ });
  await size.fill('5Gi');
  await enlarge.getByRole('button', { name: 'Enlarge storage' }).click();
  await expect(enlarge.getByText(/A disk can only grow/)).toBeVisible();
  await size.fill('20Gi');
  await enlarge.getByRole('button', { name: 'Enlarge storage' }).click();
  await expect(enlarge).toBeHidden();
  await expect(page.getByText('20Gi each')).toBeVisible({ timeout: 60_000 });
  expect((await cluster.database('payments', name)).spec.storage.size).toBe(
    '20Gi',
  );
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();

  // Give it back: its name is typed, and it goes.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByRole('textbox').fill(name);
  await dialog
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
  await expect.poll(() => cluster.databases('payments')).not.toContain(name);
  await open('/berth/tenants/payments');
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  await expect(page.getByRole('grid').getByText(name)).toBeHidden();
});
