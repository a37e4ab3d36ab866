import type { GpuSharedQuotas } from '@berth/backstage-plugin-berth-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../../__testUtils__/fakeBerthApi';
import {
  aGpuDisplacement,
  aGpuFleet,
  GPU,
  someSharedQuotas,
} from '../../../__testUtils__/gpuFixtures';
import { renderPage } from '../../../__testUtils__/renderBerth';

type Call = { path: string; body?: unknown };

function show(
  options: {
    shared?: GpuSharedQuotas;
    calls?: Call[];
    path?: string;
    refuses?: boolean;
  } = {},
) {
  const { shared = someSharedQuotas, calls = [], refuses } = options;
  const callArea = async (
    _area: string,
    path: string,
    request: { method?: string; body?: unknown } = {},
  ): Promise<any> => {
    calls.push({ path, body: request.body });
    if (path.startsWith('/shared-quotas/displacement')) {
      return { ...aGpuDisplacement, before: 4, after: 6 };
    }
    if (request.method === 'POST') {
      if (refuses) {
        throw aResponseError({
          name: 'InputError',
          message: 'It holds no such GPUs.',
        });
      }
      // Somebody else has taken one away meanwhile.
      return { ...shared.changes[0], before: 3, after: 5 };
    }
    return path === '/shared-quotas' ? shared : aGpuFleet;
  };
  const api = fakeBerthApi(aWorld(), { callArea });
  renderPage(options.path ?? '/gpus/shared', { api });
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`,
  );
}

describe('the page of shared quotas', () => {
  it('shows how each is divided: mine, of others and free', async () => {
    show();
    const cohort = await screen.findByRole('article');
    expect(within(cohort).getByRole('heading')).toHaveTextContent(
      'Cohort berth',
    );
    expect(cohort).toHaveTextContent(
      'GPUs on sandbox · flavor default-flavor · 4 of the cohort itself',
    );
    expect(
      within(cohort).getByRole('img', {
        name: 'Of 8: 1 used by you, 4 by others, 3 free',
      }),
    ).toBeVisible();
    const [mine, shop] = within(cohort).getAllByRole('listitem');
    expect(within(mine).getByRole('link')).toHaveAttribute(
      'href',
      '/berth/tenants/payments',
    );
    expect(mine).toHaveTextContent(
      '2 for sure, 1 used, borrows at most 3, lends at most 1',
    );
    expect(shop).toHaveTextContent(
      '2 for sure, 4 used, 2 of them borrowed, waits for 1',
    );
    expect(await faults()).toEqual([]);
  });

  it('shows what was changed, by whom and why', async () => {
    show();
    const changes = await screen.findByRole('list', { name: 'Changes' });
    expect(changes).toHaveTextContent('Cohort berth: from 2 to 4');
    expect(changes).toHaveTextContent(/ada · sandbox · Two more nodes/);
  });

  it('offers no change to who may make none, and does not name others', async () => {
    const [quota] = someSharedQuotas.quotas;
    const others = {
      mine: false,
      nominal: 2,
      used: 4,
      borrowed: 2,
      waiting: 1,
      changes: false,
    };
    show({
      shared: {
        ...someSharedQuotas,
        changeable: false,
        changes: [],
        quotas: [{ ...quota, members: [quota.members[0], others] }],
      },
    });
    const cohort = await screen.findByRole('article');
    expect(within(cohort).getAllByRole('listitem')[1]).toHaveTextContent(
      /^Others/,
    );
    expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
    expect(screen.queryByRole('list', { name: 'Changes' })).toBeNull();
  });

  it('says where nothing is shared, and leads nobody there', async () => {
    const shared = { ...someSharedQuotas, quotas: [] };
    show({ shared });
    expect(await screen.findByText('Nothing is shared')).toBeVisible();
  });

  it('is reached from the GPUs', async () => {
    show({ path: '/gpus' });
    expect(
      await screen.findByRole('link', { name: 'Shared quotas' }),
    ).toHaveAttribute('href', '/berth/gpus/shared');
  });
});

describe('changing a shared quota', () => {
  const open = async (what: string) => {
    await userEvent.click(
      await screen.findByRole('button', { name: `Change ${what}` }),
    );
    return screen.findByRole('dialog');
  };

  it('shows before and after and who would give way, and sends the difference', async () => {
    const calls: Call[] = [];
    show({ calls });
    const dialog = await open('Cohort berth');
    const submit = within(dialog).getByRole('button', { name: 'Change' });
    expect(submit).toBeDisabled();
    const number = within(dialog).getByRole('textbox', {
      name: /^GPUs for sure/,
    });
    expect(number).toHaveFocus();
    await userEvent.clear(number);
    await userEvent.type(number, '6');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Why/ }),
      ' A new node ',
    );
    expect(await within(dialog).findByText('From 4 to 6')).toBeVisible();
    expect(dialog).toHaveTextContent('shop: 1, which it has borrowed');
    expect(calls.at(-1)!.path).toBe(
      `/shared-quotas/displacement?${new URLSearchParams({
        cluster: 'sandbox',
        kind: 'cohort',
        name: 'berth',
        flavor: 'default-flavor',
        resource: GPU,
        by: '2',
      })}`,
    );
    expect(await faults()).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Change from 4 to 6' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(calls.find(({ body }) => body)).toEqual({
      path: '/shared-quotas',
      body: {
        cluster: 'sandbox',
        kind: 'cohort',
        name: 'berth',
        flavor: 'default-flavor',
        resource: GPU,
        by: 2,
        reason: 'A new node',
      },
    });
    // What came of it, and not what was thought of.
    expect(
      await screen.findByText('Cohort berth: from 3 to 5'),
    ).toBeInTheDocument();
  });

  it('of one queue of a cohort changes that one', async () => {
    const calls: Call[] = [];
    show({ calls });
    const dialog = await open('shop.training');
    const number = within(dialog).getByRole('textbox', {
      name: /^GPUs for sure/,
    });
    expect(number).toHaveValue('2');
    await userEvent.clear(number);
    await userEvent.type(number, '1');
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Change from 2 to 1' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(calls.find(({ body }) => body)!.body).toMatchObject({
      kind: 'cluster-queue',
      name: 'shop.training',
      by: -1,
    });
  });

  it('stays open with what was refused, and with what cannot be', async () => {
    show({ refuses: true });
    const dialog = await open('Cohort berth');
    const number = within(dialog).getByRole('textbox', {
      name: /^GPUs for sure/,
    });
    await userEvent.clear(number);
    await userEvent.type(number, 'x');
    expect(
      within(dialog).getByText('Write a whole number, 0 or more.'),
    ).toBeVisible();
    await userEvent.clear(number);
    await userEvent.type(number, '9');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Change from 4 to 9' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'It holds no such GPUs.',
    );
  });
});
