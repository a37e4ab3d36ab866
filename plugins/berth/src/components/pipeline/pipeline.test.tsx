import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi, World } from '../../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../../__testUtils__/fakeSignals';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';
import type { BerthApi } from '../../api';
import type { Run, RunNode } from './types';

const id = stringifyClaimRef({
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'ml.kubeflow-pipeline',
  name: 'iris',
});
const page = `/claims/${encodeURIComponent(id)}`;
const at = 'pipelines/tenants/payments/clusters/sandbox/namespaces/payments';

const aPipeline = (overrides: Partial<ClaimDetail> = {}): ClaimDetail =>
  aClaimDetail({
    id,
    name: 'iris',
    offering: 'ml.kubeflow-pipeline',
    connection: undefined,
    ...overrides,
  });

const aRun = (overrides: Partial<Run> = {}): Run => ({
  id: 'r1',
  title: 'First',
  versionId: 'v1',
  parameters: { dataset: 'iris', epochs: 10 },
  state: 'succeeded',
  createdAt: '2026-11-21T09:00:00Z',
  actions: { terminate: false, retry: false },
  ...overrides,
});

const node = (overrides: Partial<RunNode>): RunNode => ({
  id: 'load',
  name: 'load',
  kind: 'task',
  dependsOn: [],
  state: 'succeeded',
  ...overrides,
});

const inputSchema = {
  type: 'object',
  required: ['dataset'],
  properties: {
    dataset: { title: 'dataset', type: 'string' },
    epochs: { title: 'epochs', type: 'integer', default: 10 },
    layers: { title: 'layers', type: 'array', default: [16, 8] },
  },
};

const aPipelineWorld = (
  areas: Record<string, unknown> = {},
  claim = aPipeline(),
): World =>
  aWorld({
    claims: [claim],
    offerings: [
      anOffering({
        id: 'ml.kubeflow-pipeline',
        title: 'Kubeflow pipeline',
        category: 'ml',
        actions: [],
      }),
    ],
    areas: {
      [`${at}/pipelines`]: {
        items: [
          { id: 'p0', name: 'iris', namespace: 'somewhere-else' },
          { id: 'p1', name: 'iris', namespace: 'payments' },
        ],
      },
      [`${at}/pipelines/p1/versions`]: {
        items: [
          { id: 'v2', name: 'v2', title: 'v2' },
          { id: 'v1', name: 'v1', title: 'v1' },
        ],
      },
      [`${at}/pipelines/p1/versions/v1`]: {
        id: 'v1',
        name: 'v1',
        pipeline: { inputSchema },
      },
      [`${at}/pipelines/p1/versions/v2`]: {
        id: 'v2',
        name: 'v2',
        pipeline: { inputSchema },
      },
      [`${at}/runs?pipelineId=p1`]: {
        items: [aRun({ id: 'r2', title: 'Second', state: 'failed' }), aRun()],
      },
      [`${at}/recurring-runs?pipelineId=p1`]: { items: [] },
      [`${at}/runs/r1`]: {
        ...aRun(),
        message: 'All is done: 2 of 2 tasks.',
        nodes: [
          node({}),
          node({ id: 'train', name: 'train', dependsOn: ['load'] }),
        ],
      },
      [`${at}/runs/r1/clone`]: {
        title: 'First',
        versionId: 'v1',
        values: { dataset: 'iris', epochs: 10 },
        dropped: ['colour'],
      },
      ...areas,
    },
  });

/** Every call that changes something. */
function recording(world: World, answers: Record<string, unknown> = {}) {
  const sent: Array<[string, unknown]> = [];
  const plain = fakeBerthApi(world);
  const api: BerthApi = fakeBerthApi(world, {
    callArea: (async (area: string, path: string, call: any = {}) => {
      if (call.method === 'POST') {
        const route = path.replace(at.replace('pipelines', ''), '');
        sent.push([route, call.body]);
        return answers[route] ?? {};
      }
      return plain.callArea(area, path);
    }) as BerthApi['callArea'],
  });
  return { api, sent };
}

const render = (api: BerthApi = fakeBerthApi(aPipelineWorld()), query = '') =>
  renderPage(`${page}${query}`, { api });

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id: rule, nodes }) =>
      `${rule}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}

describe('the runs of a pipeline', () => {
  it('are listed with how each stands', async () => {
    render();
    const list = await screen.findByRole('list', { name: 'Runs' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/Second.*Failed.*v1/),
      expect.stringMatching(/First.*Succeeded.*v1/),
    ]);
    expect(await faults()).toEqual([]);
  });

  it('can be started once a signal tells of the first version', async () => {
    const versions = `${at}/pipelines/p1/versions`;
    const world = aPipelineWorld({ [versions]: { items: [] } });
    const signals = fakeSignals();
    renderPage(page, { api: fakeBerthApi(world), signals });
    const run = await screen.findByRole('button', { name: 'Run' });
    await screen.findByRole('list', { name: 'Runs' });
    expect(run).toBeDisabled();
    world.areas[versions] = { items: [{ id: 'v1', name: 'v1', title: 'v1' }] };
    await signals.send({ kind: 'claim', key: id, operation: 'upsert' });
    await waitFor(() => expect(run).toBeEnabled());
  });

  it('may be none yet', async () => {
    render(
      fakeBerthApi(
        aPipelineWorld({ [`${at}/runs?pipelineId=p1`]: { items: [] } }),
      ),
    );
    expect(await screen.findByText('It has not run yet')).toBeVisible();
  });

  it.each<[string, Record<string, unknown>, Partial<ClaimDetail>, RegExp]>([
    [
      'the pipeline is not known',
      { [`${at}/pipelines`]: { items: [] } },
      {},
      /does not know this pipeline/,
    ],
    [
      'the pipeline is not ready',
      {},
      { phase: 'Provisioning' },
      /once the pipeline is ready/,
    ],
  ])('are not shown while %s', async (_what, areas, claim, text) => {
    render(fakeBerthApi(aPipelineWorld(areas, aPipeline(claim))));
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('are refused in words', async () => {
    const message = 'You may not list runs of pipelines.kubeflow.org.';
    render(
      fakeBerthApi(aPipelineWorld(), {
        callArea: async () => {
          throw aResponseError({
            name: 'NotAllowedError',
            code: 'cluster-refused',
            message,
          });
        },
      }),
    );
    expect(await screen.findByText(new RegExp(message))).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});

describe('a run', () => {
  it('is shown task by task, and each can be looked at', async () => {
    render();
    await press('First');
    const tasks = await screen.findByRole('list', { name: 'Tasks' });
    expect(
      within(tasks)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['load Succeeded', 'train Succeeded']);
    expect(screen.getByText('All is done: 2 of 2 tasks.')).toBeVisible();
    await userEvent.click(within(tasks).getByRole('button', { name: /train/ }));
    expect(
      within(tasks).getByRole('button', { name: /train/ }),
    ).toHaveAttribute('aria-pressed', 'true');
    expect(await faults()).toEqual([]);
  });

  it('tells at once what went wrong', async () => {
    const detail = {
      ...aRun({ state: 'failed', actions: { terminate: false, retry: true } }),
      message: "'train' failed.",
      nodes: [
        node({}),
        node({
          id: 'train',
          name: 'train',
          state: 'failed',
          message: 'It needs more memory than it may have.',
          image: 'python:3.12',
        }),
      ],
    };
    const { api, sent } = recording(
      aPipelineWorld({ [`${at}/runs/r1`]: detail }),
    );
    render(api, '?run=r1');
    expect(await screen.findByText(/needs more memory/)).toBeVisible();
    expect(screen.getByText('python:3.12')).toBeVisible();
    await press('Retry');
    expect(sent).toEqual([['/runs/r1', { change: 'retry' }]]);
    await waitFor(() =>
      expect(screen.getByText('First is tried again')).toBeInTheDocument(),
    );
  });

  it('shows a state that nobody knows as unknown, and never green', async () => {
    const detail = {
      ...aRun({ state: 'melted' as never }),
      message: '',
      nodes: [node({ state: 'melted' as never })],
    };
    render(
      fakeBerthApi(aPipelineWorld({ [`${at}/runs/r1`]: detail })),
      '?run=r1',
    );
    const task = await screen.findByRole('button', { name: 'load Unknown' });
    expect(task.closest('li')).toHaveAttribute('data-tone', 'neutral');
  });

  it('can be stopped while it goes on', async () => {
    const { api, sent } = recording(
      aPipelineWorld({
        [`${at}/runs/r1`]: {
          ...aRun({
            state: 'running',
            actions: { terminate: true, retry: false },
          }),
          message: '1 of 2 tasks are done.',
          nodes: [node({ state: 'running' })],
        },
      }),
    );
    render(api, '?run=r1');
    await press('Stop');
    expect(sent).toEqual([['/runs/r1', { change: 'terminate' }]]);
  });
});

describe('a new run', () => {
  it('asks for the parameters, and starts with them', async () => {
    const { api, sent } = recording(aPipelineWorld(), {
      '/runs': aRun({ title: 'iris' }),
    });
    render(api);
    await press('Run');
    const dialog = await screen.findByRole('dialog');
    const dataset = await within(dialog).findByRole('textbox', {
      name: /dataset/,
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run' }));
    expect(dataset).toHaveAttribute('aria-invalid', 'true');
    expect(sent).toEqual([]);
    expect(await faults()).toEqual([]);

    await userEvent.type(dataset, 'wine');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      '/runs',
      expect.objectContaining({
        pipelineId: 'p1',
        versionId: 'v2',
        parameters: { dataset: 'wine', epochs: 10, layers: [16, 8] },
      }),
    ]);
    expect(
      await screen.findByRole('heading', { name: 'Run First' }),
    ).toBeVisible();
  });

  it('may come by a schedule', async () => {
    const { api, sent } = recording(aPipelineWorld());
    render(api);
    await press('Run');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      await within(dialog).findByRole('textbox', { name: /dataset/ }),
      'wine',
    );
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'By a cron expression' }),
    );
    const schedule = within(dialog).getByRole('button', { name: 'Schedule' });
    await userEvent.click(schedule);
    expect(
      within(dialog).getByText('Write five fields, such as 0 6 * * 1-5.'),
    ).toBeVisible();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Cron/ }),
      '0 6 * * *',
    );
    await userEvent.click(schedule);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      '/recurring-runs',
      expect.objectContaining({ cron: '0 6 * * *' }),
    ]);
  });

  it('may be another again, which shows what changes', async () => {
    const { api, sent } = recording(aPipelineWorld(), {
      '/runs': aRun({ id: 'r1', title: 'First, again' }),
    });
    render(api, '?run=r1');
    await press('Run again with…');
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/does not take any more.*colour/),
    ).toBeVisible();
    const epochs = within(dialog).getByRole('textbox', { name: /epochs/ });
    await userEvent.clear(epochs);
    await userEvent.type(epochs, '20');
    const changes = within(dialog).getByRole('list', { name: 'What changes' });
    expect(changes).toHaveTextContent('epochs: 10 → 20');
    await userEvent.click(
      within(changes).getByRole('button', { name: 'Reset epochs' }),
    );
    expect(
      within(dialog).queryByRole('list', { name: 'What changes' }),
    ).not.toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0][1]).toMatchObject({
      title: 'First, again',
      versionId: 'v1',
      parameters: { dataset: 'iris', epochs: 10 },
    });
  });
});

describe('a comparison', () => {
  const compared = {
    runs: [
      { id: 'r2', title: 'Second', state: 'failed' },
      { id: 'r1', title: 'First', state: 'succeeded', durationSeconds: 60 },
    ],
    parameters: [
      { name: 'epochs', values: [20, 10], differs: true },
      { name: 'dataset', values: ['iris', 'iris'], differs: false },
    ],
    tasks: [{ name: 'train', values: ['failed', 'succeeded'], differs: true }],
  };
  const world = () =>
    aPipelineWorld({ [`${at}/runs/compare?ids=r2,r1`]: compared });

  it('shows what differs, and the rest on demand', async () => {
    render(fakeBerthApi(world()));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Compare Second' }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Compare First' }),
    );
    await press('Compare 2 runs');
    const table = await screen.findByRole('table');
    const rows = () =>
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent);
    expect(rows()).toEqual([
      'SecondFirst',
      'StateFailedSucceeded',
      'Took–1 minute',
      'epochs2010',
      'trainFailedSucceeded',
    ]);
    await userEvent.click(
      screen.getByRole('switch', { name: /what is the same/ }),
    );
    expect(rows()).toContain('datasetirisiris');
    expect(await faults()).toEqual([]);
  });

  it('is offered with the run that was begun anew', async () => {
    render(fakeBerthApi(world()), '?run=r1&before=r2');
    await press('Compare with Second');
    expect(await screen.findByRole('table')).toHaveTextContent('epochs');
  });
});

describe('recurring runs', () => {
  const world = (enabled: boolean) =>
    aPipelineWorld({
      [`${at}/recurring-runs?pipelineId=p1`]: {
        items: [{ id: 'c1', title: 'Nightly', enabled, cron: '0 0 6 * * *' }],
      },
    });

  it.each([
    [true, 'Pause Nightly', 'disable'],
    [false, 'Resume Nightly', 'enable'],
  ])('(on: %s) are changed by %s', async (enabled, button, expected) => {
    const { api, sent } = recording(world(enabled));
    render(api);
    await press(button);
    await waitFor(() =>
      expect(sent).toEqual([['/recurring-runs/c1', { change: expected }]]),
    );
    await act(async () => {});
  });

  const going = {
    id: 'r9',
    title: 'Nightly 9',
    recurringRunId: 'c1',
    parameters: {},
    state: 'running',
    actions: { terminate: true, retry: false },
  };

  it('are deleted only after it is said what stops, and what goes on', async () => {
    const running = world(true);
    running.areas[`${at}/runs?pipelineId=p1`] = {
      items: [
        going,
        { ...going, id: 'r8', title: 'Nightly 8', state: 'succeeded' },
      ],
    };
    const { api, sent } = recording(running);
    render(api);
    await screen.findByText('Nightly 9');
    await press('Delete Nightly');
    const dialog = await screen.findByRole('dialog');
    expect(sent).toEqual([]);
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'No further run starts. It runs now: By 0 0 6 * * * (UTC, seconds first).',
      'A run that it has started goes on: Nightly 9.',
      'The runs that it has started stay in the list.',
    ]);
    expect(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    ).toHaveFocus();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete Nightly' }),
    );
    await waitFor(() =>
      expect(sent).toEqual([['/recurring-runs/c1', { change: 'delete' }]]),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('are paused instead, or left alone', async () => {
    const { api, sent } = recording(world(true));
    render(api);
    await press('Delete Nightly');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel' }),
    );
    expect(sent).toEqual([]);
    await press('Delete Nightly');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pause instead' }),
    );
    await waitFor(() =>
      expect(sent).toEqual([['/recurring-runs/c1', { change: 'disable' }]]),
    );
  });

  it('that would outlive their pipeline are named before it is deleted', async () => {
    render(fakeBerthApi(world(true)));
    await screen.findByText('Nightly');
    await press('Actions');
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /^Delete/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/recurring run stays.*: Nightly\./),
    ).toBeVisible();
  });

  it('that are paused are only deleted', async () => {
    render(recording(world(false)).api);
    await press('Delete Nightly');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'It is paused, and cannot be resumed then',
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Pause instead' }),
    ).toBeNull();
  });
});
