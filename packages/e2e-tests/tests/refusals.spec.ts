import { expect, test } from '../src/fixtures';

test("another team's tenant: the API server's own refusal, and nothing is created", async ({
  page,
  cluster,
  signIn,
  open,
}) => {
  const before = await cluster.databases('payments');
  await signIn('shop-developer');
  await open('/berth/tenants/payments');
  await page
    .getByRole('button', { name: 'Request PostgreSQL', exact: true })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();

  await expect(
    page.getByText(
      /User "backstage:shop-developer" cannot \w+ resource "clusters" in API group "postgresql.cnpg.io" in the namespace "payments"/,
    ),
  ).toBeVisible();
  expect(await cluster.databases('payments')).toEqual(before);
});

test("another team's credentials: the API server's own refusal, and none shown", async ({
  page,
  cluster,
  signIn,
  open,
}) => {
  await signIn('shop-developer');
  await open('/berth/claims/sandbox:payments:database.cloudnative-pg:ledger');
  await page.getByRole('button', { name: 'Reveal credentials' }).click();
  await expect(
    page.getByText(
      /User "backstage:shop-developer" cannot get resource "secrets" in API group "" in the namespace "payments"/,
    ),
  ).toBeVisible();
  const { password } = await cluster.secret('payments', 'ledger-app');
  expect(await page.content()).not.toContain(password);
});

test('what cannot be is said at the field, with the remedy', async ({
  page,
  signIn,
  open,
}) => {
  await signIn('payments-developer');
  await open('/create/templates/default/postgres-database');
  const name = page.getByRole('textbox', { name: /^Name/ });
  await expect(name).toHaveValue(/^payments-db-/);

  await name.fill('9 lives');
  await expect(page.getByText(/begin.*letter/i)).toBeVisible();
  await name.fill('x'.repeat(51));
  await expect(page.getByText(/may have 50/)).toBeVisible();
  await name.fill('ledger');
  await expect(page.getByText(/is taken here already/)).toBeVisible();
  await name.fill('orders-db');

  await page.getByText('Advanced', { exact: true }).last().click();
  await page.getByRole('textbox', { name: /Storage of each/ }).fill('10Gb');
  await expect(
    page.getByText(/20Gb is not one that Kubernetes knows/),
  ).toBeVisible();
});
