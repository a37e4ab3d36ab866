import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ApiServerProcess } from '../src/apiServerProcess';
import { expect, test } from '../src/fixtures';
import { kubectl } from '../src/kubectl';

/** A probe, and what it waits for an answer. */
const NOTICED_MS = 120_000;
/** Nodes are taken for lost meanwhile, and come back. */
const HEALED_MS = 180_000;
const NAME = 'after-the-outage';

test('a cluster that does not answer is shown as it was, with since when, until it is back', async ({
  page,
  portal,
  signIn,
  open,
  expectAccessible,
}) => {
  test.setTimeout(8 * 60_000);
  const run = (...args: string[]) => kubectl(portal.kubeconfigFile, ...args);
  const apiServer = await ApiServerProcess.of(portal);
  const notice = page.getByText(/has not answered since .+\(.+\)/);
  // Whatever reloads the page loses this.
  const isSamePage = () => page.evaluate(() => document.body.dataset.seen);
  const mark = (seen: string) =>
    page.evaluate(text => {
      document.body.dataset.seen = text;
    }, seen);
  const claims = page.getByRole('grid', { name: 'Claims of Payments' });
  const known = claims
    .getByRole('row')
    .filter({ hasText: 'All 3 instances are ready' });
  const address = page.getByText('ledger-rw.payments.svc:5432').first();
  const comes = claims.getByRole('row').filter({ hasText: NAME });

  await signIn('payments-developer');
  await open('/berth/tenants/payments');
  await expect(known).toBeVisible();
  await expect(notice).toHaveCount(0);
  await mark('tenant');

  apiServer.halt();
  try {
    await expect(notice.first()).toBeVisible({ timeout: NOTICED_MS });
    await expect(page.getByText('Last known:').first()).toBeVisible();
    await expect(known).toBeVisible();
    expect(await isSamePage()).toBe('tenant');
    await expectAccessible('the page of a tenant whose cluster is away');

    await known.getByText('ledger', { exact: true }).click();
    await expect(page).toHaveURL(/\/berth\/claims\//);
    await expect(notice.first()).toBeVisible();
    await expect(address).toBeVisible();
    await mark('claim');
  } finally {
    apiServer.resume();
  }
  await expect(notice).toHaveCount(0, { timeout: NOTICED_MS });
  // The nodes could not say that they are well either, so that for a while the
  // cluster itself says that nothing runs.
  await expect(address).toBeVisible({ timeout: HEALED_MS });
  expect(await isSamePage()).toBe('claim');

  // And it is followed again, page in place.
  await open('/berth/tenants/payments');
  await expect(known).toBeVisible({ timeout: HEALED_MS });
  await mark('followed');
  const file = path.join(portal.dataDir, `${NAME}.json`);
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: NAME, namespace: 'payments' },
      spec: { instances: 1, storage: { size: '1Gi' } },
    }),
  );
  await run('apply', '-f', file);
  await expect(comes).toBeVisible();
  await run('delete', '-f', file);
  await expect(comes).toHaveCount(0);
  await expect(page.getByText('Last known:')).toHaveCount(0);
  expect(await isSamePage()).toBe('followed');
});
