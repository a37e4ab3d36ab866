import { expect, test } from '../src/fixtures';

const CLAIM = 'sandbox:payments:database.cloudnative-pg';

test('a developer asks for a database, connects, and gives it back', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('payments-developer');

  // Ask: the form is valid as it opens; two clicks and nothing typed.
  await page.getByRole('link', { name: 'Create', exact: true }).click();
  const choose = page.getByRole('button', { name: 'Choose' });
  await page
    .locator('[class*="Card"]')
    .filter({ has: page.getByText('PostgreSQL database', { exact: true }) })
    .filter({ has: choose })
    // Of elements within each other the card itself, which is the innermost.
    .last()
    .getByRole('button', { name: 'Choose' })
    .click();
  const nameField = page.getByRole('textbox', { name: /^Name/ });
  await expect(nameField).toHaveValue(/^payments-db-/);
  const name = await nameField.inputValue();
  await expect(page.getByRole('radio', { name: /^Small/ })).toBeChecked();
  await expectAccessible('the form', 'form');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  // The object is in the API server, as the person who asked.
  await expect.poll(() => cluster.databases('payments')).toContain(name);
  const { metadata, spec } = await cluster.database('payments', name);
  expect(metadata.labels).toMatchObject({
    'app.kubernetes.io/managed-by': 'berth',
    'berth.dev/tenant': 'payments',
    'berth.dev/offering': 'database.cloudnative-pg',
    'berth.dev/claim': name,
  });
  expect(metadata.annotations).toMatchObject({
    'berth.dev/requester': 'user:default/payments-developer',
    'berth.dev/template': 'template:default/postgres-database',
    'berth.dev/plan': 'small',
  });
  expect(metadata.annotations?.['berth.dev/request']).toMatch(
    /^[0-9a-f-]{36}$/,
  );
  expect(spec).toMatchObject({ instances: 1, storage: { size: '10Gi' } });

  // The task waits until it is Ready and leads to it.
  await page.getByRole('link', { name: 'Open the database' }).click();
  await expect(page).toHaveURL(new RegExp(`/berth/claims/${CLAIM}:${name}`));
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByText('Simulated operator')).toBeVisible();
  await expect(page.getByText(`${name}-rw.payments.svc:5432`)).toBeVisible();
  await expectAccessible('the claim page');
  const found = await cluster.database('payments', name);
  expect(found.status?.phase).toBe('Cluster in healthy state');

  // The revealed credentials are those of the Secret.
  await page.getByRole('button', { name: 'Reveal credentials' }).click();
  const secret = await cluster.secret('payments', `${name}-app`);
  await page.getByRole('button', { name: /^Show.*password/i }).click();
  await expect(page.getByText(secret.password, { exact: true })).toBeVisible();

  // The catalog shows it under the tenant, with its owner.
  const entity = `sandbox_payments_database.cloudnative-pg_${name}`;
  await expect(async () => {
    await open(`/catalog/default/resource/${entity}`);
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await expect(
    page.getByRole('link', { name: 'Payments team' }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Payments', exact: true }).first(),
  ).toBeVisible();
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(`${name}-rw.payments.svc:5432`)).toBeVisible();

  // Backstage's own Kubernetes tab finds its pod.
  await page.getByRole('link', { name: 'Kubernetes', exact: true }).click();
  await expect(page.getByText('1 pod', { exact: true })).toBeVisible();

  // Give it back: its name is typed, and it goes everywhere.
  await open(`/berth/claims/${CLAIM}:${name}`);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('textbox').fill(name);
  await expectAccessible('the delete dialog');
  await dialog
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();

  await expect.poll(() => cluster.databases('payments')).not.toContain(name);
  await open('/berth/tenants/payments');
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  await expect(page.getByRole('grid').getByText(name)).toBeHidden();
  await expect(async () => {
    await open(`/catalog/default/resource/${entity}`);
    await expect(page.getByText(/not found/i).first()).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
});
