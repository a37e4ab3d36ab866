import type { Page } from '@playwright/test';
import { get } from 'node:http';
import type { ClusterView } from '../src/ClusterView';
import { expect, test } from '../src/fixtures';

const CLAIM = 'sandbox:payments:serverless.knative-function';

/** A build has seven steps, each of which takes its time. */
const BUILD_MS = 90_000;

/** Asks an address below localhost, which the system's DNS need not know. */
async function ask(url: string): Promise<string> {
  const { host, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers: { host } }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

async function statusOf(cluster: ClusterView, name: string) {
  const functions = await cluster.functions('payments');
  return functions.find(({ metadata }) => metadata.name === name)?.status;
}

/** On its page; nothing has to be typed, as it holds no data. */
async function giveBack(page: Page, name: string) {
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: new RegExp(`Delete.*${name}`) })
    .click();
}

test('a developer deploys a function, tries a canary, changes its scale and gives it back', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('payments-developer');

  // Two clicks, and nothing typed.
  await open('/create/templates/default/knative-function');
  const nameField = page.getByRole('textbox', { name: /^Name/ });
  await expect(nameField).toHaveValue(/^payments-/);
  const name = await nameField.inputValue();
  await expectAccessible('the form', 'form');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('link', { name: 'Open the function' }).click();
  await expect(page).toHaveURL(new RegExp(`/berth/claims/${CLAIM}:${name}`));

  // It answers at the address that its page shows.
  const { url } = (await statusOf(cluster, name))!;
  await expect(
    page.getByRole('link', { name: url, exact: true }),
  ).toBeVisible();
  expect(await ask(url!)).toContain(`Hello from ${name}-00001`);
  const first = page.getByRole('row').filter({ hasText: `${name}-00001` });
  await expect(first).toContainText('100 %');
  await expectAccessible('the function page');

  // Another image gets a fifth of the traffic.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Deploy image' }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog
    .getByRole('textbox', { name: /^Image/ })
    .fill('example/hello:v2');
  await dialog.getByRole('textbox', { name: /^Percent/ }).fill('20');
  await expectAccessible('the dialog of a deployment');
  await dialog.getByRole('button', { name: 'Deploy image' }).click();
  const second = page.getByRole('row').filter({ hasText: `${name}-00002` });
  await expect(second).toContainText('example/hello:v2');
  await expect(second.getByText('20 %', { exact: true })).toBeVisible();
  await expect(first.getByText('80 %', { exact: true })).toBeVisible();
  const canary = second.getByRole('link', { name: 'canary' });
  expect(await ask((await canary.getAttribute('href'))!)).toContain(
    `${name}-00002`,
  );

  // A share of all is two clicks away, and following the latest one.
  await page
    .getByRole('button', { name: `Send traffic to ${name}-00001` })
    .click();
  await page.getByRole('menuitem', { name: '100 %' }).click();
  await expect(first.getByText('100 %', { exact: true })).toBeVisible();
  await expect(page.getByText('Pinned: new revisions get 0 %')).toBeVisible();
  await page.getByRole('button', { name: 'Follow latest' }).click();
  await expect(second.getByText('100 %', { exact: true })).toBeVisible();

  // Another scale is another revision of the same image.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Change scale' }).click();
  await dialog.getByRole('textbox', { name: /^Least/ }).fill('2');
  await dialog.getByRole('button', { name: 'Change scale' }).click();
  const third = page.getByRole('row').filter({ hasText: `${name}-00003` });
  await expect(third.getByText('100 %', { exact: true })).toBeVisible();
  await expect(page.getByText('2 to 5, by concurrency')).toBeVisible();
  expect((await statusOf(cluster, name))?.traffic).toMatchObject([
    { revisionName: `${name}-00003`, percent: 100 },
  ]);

  await giveBack(page, name);
  await expect.poll(() => statusOf(cluster, name)).toBeUndefined();
  await open('/berth/tenants/payments');
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  await expect(page.getByRole('grid').getByText(name)).toBeHidden();
});

test('a developer has a function built from its source, and built again', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  test.slow();
  await signIn('payments-developer');
  await open('/create/templates/default/knative-function');
  const nameField = page.getByRole('textbox', { name: /^Name/ });
  await expect(nameField).toHaveValue(/^payments-/);
  const name = await nameField.inputValue();
  await page
    .getByRole('textbox', { name: /^Git repository/ })
    .fill('https://git.example.com/payments/hello');
  await expectAccessible('the form with a source', 'form');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page
    .getByRole('link', { name: 'Open the function' })
    .click({ timeout: BUILD_MS });

  // Its page says of which commit it is, and it answers.
  await expect(page.getByText(/^of commit [0-9a-f]{12}$/)).toBeVisible();
  const first = page.getByRole('row').filter({ hasText: `${name}-00001` });
  await expect(first).toContainText('registry.sandbox.example/functions');
  await expect(first).toContainText('100 %');
  const { url } = (await statusOf(cluster, name))!;
  expect(await ask(url!)).toContain(`Hello from ${name}-00001`);

  // Another revision of the source is another revision of the function.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Build again' }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByRole('textbox', { name: /^Revision/ }).fill('v2');
  await expectAccessible('the dialog of a build');
  await dialog.getByRole('button', { name: 'Build again' }).click();
  const second = page.getByRole('row').filter({ hasText: `${name}-00002` });
  await expect(second.getByText('100 %', { exact: true })).toBeVisible({
    timeout: BUILD_MS,
  });
  await expect(
    page.getByText('https://git.example.com/payments/hello at v2'),
  ).toBeVisible();
  expect(await ask(url!)).toContain(`Hello from ${name}-00002`);

  await giveBack(page, name);
  await expect.poll(() => statusOf(cluster, name)).toBeUndefined();
});

test('a developer connects a function to a broker, and sends it an event', async ({
  page,
  cluster,
  signIn,
  open,
  expectAccessible,
}) => {
  await signIn('payments-developer');
  const request = async (template: string, link: string) => {
    await open(`/create/templates/default/${template}`);
    const field = page.getByRole('textbox', { name: /^Name/ });
    await expect(field).toHaveValue(/^payments-/);
    const name = await field.inputValue();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('link', { name: link }).click();
    await expect(
      page.getByRole('heading', { name, exact: true }),
    ).toBeVisible();
    return name;
  };
  const listener = await request('knative-function', 'Open the function');
  await expect(
    page.getByRole('button', { name: `Send traffic to ${listener}-00001` }),
  ).toBeVisible();
  const listenerPage = page.url();
  const broker = await request('event-broker', 'Open the broker');

  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Subscribe a function' }).click();
  await dialog.getByRole('textbox', { name: /^Function/ }).fill(listener);
  await dialog.getByRole('textbox', { name: /^Types/ }).fill('com.example.*');
  await dialog.getByRole('button', { name: 'Subscribe a function' }).click();
  const trigger = page
    .getByRole('grid', { name: 'Triggers and sources' })
    .getByRole('row')
    .filter({ hasText: listener });
  await expect(trigger).toContainText('type begins with com.example.');
  await expect(trigger).toContainText('Ready');
  await expectAccessible('the page of a broker');

  await page.getByRole('button', { name: 'Send an event' }).click();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('Accepted (202)');
  await expectAccessible('the dialog of an event');

  await dialog
    .getByRole('button', { name: 'Close', exact: true })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await giveBack(page, broker);
  await open(listenerPage);
  await giveBack(page, listener);
  await expect.poll(() => statusOf(cluster, listener)).toBeUndefined();
});
