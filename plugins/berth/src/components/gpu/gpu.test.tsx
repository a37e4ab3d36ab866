import type {
  GpuDisplacement,
  GpuFleet,
} from '@berth/backstage-plugin-berth-common';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../__testUtils__/errors';
import {
  aWorld,
  fakeBerthApi,
  type World,
} from '../../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import {
  aGpuDisplacement,
  aGpuFleet,
  aGpuHistory,
  aGpuQuotaOffering,
  GPU,
  gpuClaimId,
  someTenantGpus,
} from '../../__testUtils__/gpuFixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

function aGpuWorld(overrides: Partial<World> = {}): World {
  return aWorld({
    offerings: [aGpuQuotaOffering, anOffering()],
    areas: {
      'gpu/fleet': aGpuFleet,
      'gpu/tenants/payments': someTenantGpus,
      'gpu/tenants/payments/history?hours=24': aGpuHistory,
      'gpu/tenants/payments/history?hours=168': { ...aGpuHistory, series: [] },
    },
    ...overrides,
  });
}

/** Answers what has no fixed path, and remembers what was asked. */
function apiOf(
  world: World,
  asked: string[] = [],
  answer: GpuDisplacement = aGpuDisplacement,
) {
  const api = fakeBerthApi(world);
  const { callArea } = api;
  api.callArea = async <T,>(
    area: string,
    path: string,
    ...rest: unknown[]
  ): Promise<T> => {
    asked.push(path);
    return path.startsWith('/displacement')
      ? (answer as T)
      : (callArea as any)(area, path, ...rest);
  };
  return api;
}

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`,
  );
}

describe('the GPUs page', () => {
  it('shows what there is by product and slice, with what is free', async () => {
    renderPage('/gpus', { api: apiOf(aGpuWorld()) });
    const [whole, slices] = await screen.findAllByRole('article');
    expect(within(whole).getByRole('heading')).toHaveTextContent('A100 80 GB');
    expect(within(whole).getByText('GPUs on sandbox · 2 nodes')).toBeVisible();
    expect(within(whole).getByText('8 of 16 free')).toBeVisible();
    expect(within(whole).getByText('On nodes that take no pods')).toBeVisible();
    expect(
      within(slices).getByText('MIG slices 1g.10gb on sandbox · 1 node'),
    ).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  it('shows who uses them and who waits, and does not name others', async () => {
    renderPage('/gpus', { api: apiOf(aGpuWorld()) });
    const list = await screen.findByRole('list', { name: 'GPUs on sandbox' });
    const [mine, others] = within(list).getAllByRole('listitem');
    expect(within(mine).getByRole('link')).toHaveAttribute(
      'href',
      '/berth/tenants/payments',
    );
    expect(mine).toHaveTextContent('4 of 8 used, waits for 1, 2 jobs queued');
    expect(others).toHaveTextContent('Others1 used, nothing limits it');
    expect(
      screen.getByText(
        'Quotas promise 20 of 16: not everybody can have theirs at once. 1 namespace uses them without a quota.',
      ),
    ).toBeVisible();
    expect(screen.getByText('Nobody uses or waits for them.')).toBeVisible();
  });

  it('says where there are none, and where nobody could look', async () => {
    const empty: GpuFleet = {
      clusters: [{ cluster: 'sandbox', problem: 'no route to host' }],
      pools: [],
      promises: [],
      users: [],
    };
    renderPage('/gpus', {
      api: apiOf(aGpuWorld({ areas: { 'gpu/fleet': empty } })),
    });
    expect(await screen.findByText('There are no GPUs')).toBeVisible();
    expect(
      screen.getByText(
        'Cluster sandbox could not be looked at: no route to host',
      ),
    ).toBeVisible();
  });

  it('says when one may not look', async () => {
    const api = fakeBerthApi(aGpuWorld(), {
      callArea: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
      },
    });
    renderPage('/gpus', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not look at GPUs',
    );
  });

  it('is reached from the tenants, where there are GPUs', async () => {
    renderPage('/', { api: apiOf(aGpuWorld()) });
    expect(await screen.findByRole('link', { name: 'GPUs' })).toHaveAttribute(
      'href',
      '/berth/gpus',
    );
  });

  it('is not offered where there are none', async () => {
    renderPage('/');
    expect(await screen.findByText('Your tenants')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'GPUs' })).toBeNull();
  });
});

describe('the sizing helper', () => {
  it('reckons a model of 70 billion at 16 bit, with formulas and sources', async () => {
    renderPage('/gpus', { api: apiOf(aGpuWorld()) });
    expect(
      await screen.findByText('Rule of thumb at 16 bit: 70 × 2 GB = 140 GB'),
    ).toBeVisible();
    expect(screen.getByText('Weights: 140 GB')).toBeVisible();
    expect(screen.getByText(/KV cache: /)).toBeVisible();
    expect(screen.getAllByText('Source:').length).toBeGreaterThan(0);
    expect(screen.getByText('2 GPUs A100 80 GB')).toBeVisible();
  });

  it('follows what is typed, and says what cannot be', async () => {
    renderPage('/gpus', { api: apiOf(aGpuWorld()) });
    const billions = await screen.findByRole('textbox', {
      name: 'Parameters, in billions',
    });
    await userEvent.clear(billions);
    await userEvent.type(billions, '1');
    expect(screen.getByText('Weights: 2 GB')).toBeVisible();
    expect(screen.getByText(/^MIG slice 1g\.5gb$/)).toBeVisible();
    await userEvent.clear(billions);
    await userEvent.type(billions, '-1');
    expect(screen.getByText('Write a number greater than 0.')).toBeVisible();
    expect(screen.queryByText(/Weights/)).toBeNull();
  });

  it('fills in the form by a link', async () => {
    renderPage('/gpus', { api: apiOf(aGpuWorld()) });
    const link = await screen.findByRole('link', {
      name: /Ask for . GPUs A100 80 GB/,
    });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/gpu-quota');
    const { input } = JSON.parse(url.searchParams.get('formData')!);
    expect(input).toEqual({ gpus: expect.any(Number), resource: GPU });
  });
});

describe("a tenant's GPUs", () => {
  const open = async (world = aGpuWorld(), asked: string[] = []) => {
    renderPage('/tenants/payments', { api: apiOf(world, asked) });
    return screen.findByRole('region', { name: 'GPUs' });
  };

  it('are what it has, uses and waits for, and what could start', async () => {
    const card = await open();
    const numberOf = (label: string) =>
      within(card).getByText(label, { selector: 'dt' }).nextSibling;
    expect(numberOf('Have')).toHaveTextContent('8');
    expect(numberOf('Use')).toHaveTextContent('4');
    expect(numberOf('Waited for')).toHaveTextContent('1');
    expect(numberOf('Free in the cluster')).toHaveTextContent('8 of 16');
    expect(card).toHaveTextContent(
      'A job with 3 GPUs would start now. One with 4 would not fit into what you have left. 1 job waits already.',
    );
    // What it has nothing of is left out.
    expect(card).not.toHaveTextContent('amd.com/gpu');
    expect(await faults()).toEqual([]);
  });

  it('lead to the quotas and queues that hold', async () => {
    const card = await open();
    const limits = within(card).getByRole('list', { name: 'What holds' });
    expect(
      within(limits).getByRole('link', { name: 'payments/gpus' }),
    ).toHaveAttribute('href', `/berth/claims/${gpuClaimId}`);
    expect(limits).toHaveTextContent('another quota here allows less');
    expect(limits).toHaveTextContent(
      'Queue payments/training: 2 of 4 used, 0 borrowed, 1 waiting',
    );
  });

  it('have a history, as a plot and as a table', async () => {
    const card = await open();
    expect(
      await within(card).findByRole('img', {
        name: /^History of GPUs on sandbox: .*4 of 8 used, 1 waited for$/,
      }),
    ).toBeVisible();
    await userEvent.click(within(card).getByText('As a table'));
    const rows = within(card).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'TimeHaveUseWaited for',
      expect.stringMatching(/841$/),
      expect.stringMatching(/820$/),
    ]);
  });

  it('say that a history begins, over the time that is chosen', async () => {
    const card = await open();
    await userEvent.click(
      await within(card).findByRole('button', { name: /Time shown/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: '7 days' }));
    expect(await within(card).findByText(/It begins now/)).toBeVisible();
  });

  it('are not shown to who has to do with none', async () => {
    renderPage('/tenants/payments');
    expect(await screen.findByText('orders-db')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'GPUs' })).toBeNull();
  });
});

describe('asking for GPUs', () => {
  const scaffolder = () => ({
    getTemplateParameterSchema: async () => ({
      title: 'GPU quota',
      steps: [
        {
          title: 'Your GPUs',
          schema: {
            required: ['name', 'place', 'input'],
            properties: {
              name: { type: 'string', 'ui:field': 'BerthName' },
              place: { type: 'object', 'ui:field': 'BerthTenant' },
              input: { type: 'object', 'ui:field': 'BerthOfferingInput' },
            },
          },
        },
      ],
    }),
    scaffold: jest.fn(async () => ({ taskId: 'task-1' })),
    streamLogs: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
  });

  it('takes one number, and shows what it would mean', async () => {
    const asked: string[] = [];
    const fake = scaffolder();
    renderPage('/tenants/payments', {
      api: apiOf(aGpuWorld(), asked),
      scaffolder: fake as unknown as ScaffolderApi,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request GPU quota' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Create' }),
    );
    const gpus = within(dialog).getByRole('textbox', { name: /^GPUs/ });
    expect(gpus).toHaveFocus();
    expect(fake.scaffold).not.toHaveBeenCalled();

    await userEvent.type(gpus, '16');
    expect(
      await within(dialog).findByText(/4 of them are not free now/),
    ).toHaveTextContent('1 would be waited for.');
    expect(dialog).toHaveTextContent('shop: 1, which it has borrowed');
    expect(dialog).toHaveTextContent('another tenant: 2, of priority -10');
    const rules = within(dialog)
      .getAllByRole('listitem')
      .filter(item => within(item).queryByRole('img'));
    expect(
      rules.map(rule =>
        within(rule).getByRole('img').getAttribute('aria-label'),
      ),
    ).toEqual(['Passed:', 'Not passed:']);
    expect(asked.at(-1)).toBe(
      `/displacement?tenant=payments&cluster=sandbox&namespace=payments&resource=${encodeURIComponent(
        GPU,
      )}&gpus=16`,
    );
    expect(await faults()).toEqual([]);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(fake.scaffold).toHaveBeenCalledTimes(1));
    expect(fake.scaffold).toHaveBeenCalledWith(
      expect.objectContaining({
        values: expect.objectContaining({ input: { gpus: 16 } }),
      }),
    );
  });

  it('is filled in by the sizing helper', async () => {
    renderPage('/tenants/payments', {
      api: apiOf(aGpuWorld()),
      scaffolder: scaffolder() as unknown as ScaffolderApi,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How many do I need?' }),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: /Ask for . GPUs A100 80 GB/,
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: /GPU quota/ });
    expect(within(dialog).getByRole('textbox', { name: /^GPUs/ })).toHaveValue(
      '2',
    );
    expect(
      within(dialog).getByRole('textbox', { name: /Kind of GPU/ }),
    ).toHaveValue(GPU);
  });

  it('shows with a raise what it would mean, without the quota itself', async () => {
    const asked: string[] = [];
    const claim = aClaimDetail({
      id: gpuClaimId,
      name: 'gpus',
      offering: 'gpu.quota',
    });
    renderPage(`/claims/${gpuClaimId}`, {
      api: apiOf(aGpuWorld({ claims: [claim] }), asked),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Raise' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^GPUs/ }),
      '9',
    );
    expect(
      await within(dialog).findByText(/4 of them are not free now/),
    ).toBeVisible();
    expect(asked.at(-1)).toContain('namespace=payments&quota=gpus&');
  });

  it('says of less than before that nobody has to give way', async () => {
    const claim = aClaimDetail({
      id: gpuClaimId,
      name: 'gpus',
      offering: 'gpu.quota',
    });
    const less = { missing: 0, waits: 0, displaced: [], before: 8, after: 2 };
    renderPage(`/claims/${gpuClaimId}`, {
      api: apiOf(aGpuWorld({ claims: [claim] }), [], {
        ...aGpuDisplacement,
        ...less,
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Raise' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^GPUs/ }),
      '2',
    );
    expect(
      await within(dialog).findByText('Nobody has to give way.'),
    ).toBeVisible();
  });

  it('shows with a change of a queue which of its own jobs would go, and what cannot be known', async () => {
    const asked: string[] = [];
    const { claimId } = someTenantGpus.queues[0];
    const claim = aClaimDetail({
      id: claimId,
      name: 'training',
      offering: 'gpu.quota',
    });
    const answer: GpuDisplacement = {
      ...aGpuDisplacement,
      missing: 0,
      waits: 0,
      displaced: [
        {
          kind: 'borrowed',
          mine: true,
          tenant: 'payments',
          gpus: 2,
          jobs: 1,
          when: 'now',
        },
      ],
      holders: [{ tenant: 'shop', gpus: 3 }],
      unknown: ['keeps-until-asked', 'fair-sharing'],
    };
    renderPage(`/claims/${claimId}`, {
      api: apiOf(aGpuWorld({ claims: [claim] }), asked, answer),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Raise' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^GPUs/ }),
      '1',
    );
    expect(
      await within(dialog).findByText(
        'Would give way at once, as others wait already:',
      ),
    ).toBeVisible();
    expect(dialog).toHaveTextContent(
      'this one: 2, beyond its quota then, 1 job',
    );
    expect(dialog).toHaveTextContent('shop: 3');
    expect(dialog).toHaveTextContent('A lower quota stops nobody');
    expect(dialog).toHaveTextContent('Where Kueue divides by fair shares');
    expect(dialog).not.toHaveTextContent('nobody has to give way');
    expect(asked.at(-1)).toContain('system=kueue&queue=training');
    expect(await faults()).toEqual([]);
  });
});
