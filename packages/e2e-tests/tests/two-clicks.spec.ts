import { expect, test } from '../src/fixtures';

test('from the tenant page a database is two clicks away, and comes up live', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('payments-developer');
  await open('/berth/tenants/payments');
  const offer = page.getByRole('button', {
    name: 'Request PostgreSQL',
    exact: true,
  });
  await expect(offer).toBeVisible();
  await expectAccessible('the tenant page');

  await offer.click();
  const dialog = page.getByRole('dialog');
  const name = await dialog
    .getByRole('textbox', { name: /^Name/ })
    .inputValue();
  await expectAccessible('the request dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();

  // At once on the page of what is coming, which then changes by itself.
  await expect(page).toHaveURL(/\/berth\/claims\//);
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(
    page.getByText('Unlocks by itself', { exact: false }),
  ).toBeVisible();
  await expect(page.getByText(`${name}-rw.payments.svc:5432`)).toBeVisible();
  expect((await cluster.database('payments', name)).status?.phase).toBe(
    'Cluster in healthy state',
  );
});
