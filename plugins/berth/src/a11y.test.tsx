import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aWorld, fakeBerthApi } from './__testUtils__/fakeBerthApi';
import { aResponseError } from './__testUtils__/errors';
import {
  aClaim,
  aClaimDetail,
  aCluster,
  aRequest,
} from './__testUtils__/fixtures';
import { renderPage } from './__testUtils__/renderBerth';

/**
 * Faults that axe finds in what is on the page. Colours are for the browser
 * to judge, jsdom has none.
 */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`,
  );
}

const claimPath = `/claims/${aClaim().id}`;
const denied = async () => {
  throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
};

describe('accessibility', () => {
  it.each([
    ['tenants', '/', /Your tenants/, fakeBerthApi()],
    [
      'no tenants',
      '/',
      /There are no tenants yet/,
      fakeBerthApi(aWorld({ tenants: [] })),
    ],
    [
      'a refusal',
      '/',
      /You may not list tenants/,
      fakeBerthApi(aWorld(), { listTenants: denied }),
    ],
    ['a tenant', '/tenants/payments', /orders-db/, fakeBerthApi()],
    [
      'a tenant without claims',
      '/tenants/payments',
      /Nothing here yet/,
      fakeBerthApi(aWorld({ claims: [] })),
    ],
    ['a ready claim', claimPath, /Reveal credentials/, fakeBerthApi()],
    [
      'a claim in the making',
      claimPath,
      /Unlocks by itself/,
      fakeBerthApi(
        aWorld({
          claims: [
            aClaimDetail({
              phase: 'Provisioning',
              progress: { done: 1, total: 3 },
            }),
          ],
        }),
      ),
    ],
    [
      'a claim of a cluster that is silent',
      claimPath,
      /has not answered since/,
      fakeBerthApi(
        aWorld({
          clusters: [
            aCluster({ state: 'stale', staleSince: '2026-11-21T09:00:00Z' }),
          ],
        }),
      ),
    ],
    [
      'a refused request',
      `/claims/${aRequest().claimId}`,
      /Change and try again/,
      fakeBerthApi(aWorld({ requests: [aRequest({ state: 'Failed' })] })),
    ],
  ])('finds no fault with %s', async (_, path, text, api) => {
    renderPage(path, { api });
    expect((await screen.findAllByText(text))[0]).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['the request dialog', '/tenants/payments', ['Request PostgreSQL']],
    ['the delete dialog', claimPath, ['Actions', /Delete/]],
    ['the form of an action', claimPath, ['Actions', 'Scale']],
  ])('finds no fault with %s', async (_, path, [opener, item]) => {
    renderPage(path);
    await screen.findAllByText('PostgreSQL');
    await userEvent.click(await screen.findByRole('button', { name: opener }));
    if (item) {
      await userEvent.click(
        await screen.findByRole('menuitem', { name: item }),
      );
    }
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});
