import { expect, test } from '../src/fixtures';

const GPU = 'requests.nvidia.com/gpu';

test('the platform team gives a tenant GPUs, more, fewer, and takes them back', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('platform-engineer');
  await open('/berth/tenants/platform');
  await page.getByRole('button', { name: /^Show all/ }).click();
  await page
    .getByRole('button', { name: 'Request GPU quota', exact: true })
    .click();
  const dialog = page.getByRole('dialog');
  const name = await dialog
    .getByRole('textbox', { name: /^Name/ })
    .inputValue();
  await dialog.getByRole('textbox', { name: /^GPUs/ }).fill('2');
  // What it would mean is said before anything is asked for.
  await expect(dialog.getByText('What it would mean')).toBeVisible();
  await expect(dialog.getByText(/nobody has to give way/)).toBeVisible();
  await expectAccessible('the request for GPUs');
  await dialog.getByRole('button', { name: 'Create' }).click();

  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByText('0 of 2 GPUs used, 2 free.')).toBeVisible();
  // The one key that Kubernetes enforces, and no other.
  const quotaOf = () => cluster.quota('platform', name);
  expect((await quotaOf())?.spec.hard).toEqual({ [GPU]: '2' });

  const act = async (action: string, gpus: string) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: action }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: /^GPUs/ }).fill(gpus);
    await form.getByRole('button', { name: action }).click();
    await expect(form).toBeHidden();
  };
  await act('Raise', '4');
  await expect
    .poll(async () => (await quotaOf())?.status?.hard)
    .toEqual({ [GPU]: '4' });
  await expect(page.getByText('0 of 4 GPUs used, 4 free.')).toBeVisible();
  await act('Lower', '1');
  await expect
    .poll(async () => (await quotaOf())?.status?.hard)
    .toEqual({ [GPU]: '1' });
  await expect(page.getByText('0 of 1 GPUs used, 1 free.')).toBeVisible();

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
  await expect.poll(quotaOf).toBeUndefined();
});

test('a developer gives itself no GPUs, and reads why', async ({
  page,
  cluster,
  signIn,
  open,
}) => {
  const before = await cluster.quotas('data-science');
  await signIn('data-scientist');
  await open('/berth/tenants/data-science');
  await page.getByRole('button', { name: 'Ask for GPUs' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^GPUs/ }).fill('16');
  await dialog.getByRole('button', { name: 'Create' }).click();

  await expect(
    page.getByText(/is for the platform team/i).first(),
  ).toBeVisible();
  expect(await cluster.quotas('data-science')).toEqual(before);
});

test('what there is, who uses it and who waits is a page, and a card of the tenant', async ({
  page,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('data-scientist');
  await open('/berth');
  await page.getByRole('link', { name: 'GPUs', exact: true }).click();
  await expect(page).toHaveURL(/\/berth\/gpus$/);
  await expect(page.getByText('11 of 16 free')).toBeVisible();
  await expect(page.getByText('5 of 7 free')).toBeVisible();
  const users = page.getByRole('list', { name: 'GPUs on sandbox' });
  await expect(users).toContainText('Data science');
  await expect(users).toContainText('5 of 8 used, waits for 1, 1 job queued');
  await expect(
    page.getByText('Rule of thumb at 16 bit: 70 × 2 GB = 140 GB'),
  ).toBeVisible();
  await expectAccessible('the GPUs page');

  await users.getByRole('link', { name: 'Data science' }).click();
  const card = page.getByRole('region', { name: 'GPUs' });
  await expect(card).toContainText('A job with 2 GPUs would start now.');
  await expect(
    card.getByRole('link', { name: 'data-science/gpus' }),
  ).toBeVisible();
  await expect(card).toContainText('4 of 4 used, 0 borrowed, 1 waiting');
  await expect(
    card.getByRole('img', { name: /^History of GPUs on sandbox/ }),
  ).toBeVisible();
  await expectAccessible('the tenant page with GPUs');
});
