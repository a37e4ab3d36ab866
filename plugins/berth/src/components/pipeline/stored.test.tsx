import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aWorld, fakeBerthApi, World } from '../../__testUtils__/fakeBerthApi';
import { aTenant } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';
import type { BerthApi } from '../../api';
import type { NoServer, ServerMode } from './types';

const at = (namespace: string) =>
  `pipelines/tenants/payments/clusters/sandbox/namespaces/${namespace}`;
const database: ServerMode = { store: 'database', multiUser: false };

const aStoredWorld = (
  mode: ServerMode | NoServer = database,
  pipelines: object[] = [
    { id: 'p1', name: 'iris' },
    { id: 'p2', name: 'wine', title: 'Wine' },
  ],
  overrides: Partial<World> = {},
): World =>
  aWorld({
    areas: Object.fromEntries(
      ['payments', 'payments-staging'].flatMap(namespace => [
        [`${at(namespace)}/mode`, mode],
        [`${at(namespace)}/pipelines`, { items: pipelines }],
        ...['p1', 'p2'].flatMap(id => [
          [
            `${at(namespace)}/pipelines/${id}/versions`,
            { items: [{ id: 'v1', name: 'v1', title: 'v1' }] },
          ],
          [
            `${at(namespace)}/runs?pipelineId=${id}`,
            {
              items: [
                {
                  id: `r-${id}`,
                  title: `Run of ${id}`,
                  parameters: {},
                  state: 'succeeded',
                  actions: {},
                },
              ],
            },
          ],
          [`${at(namespace)}/recurring-runs?pipelineId=${id}`, { items: [] }],
        ]),
      ]),
    ),
    ...overrides,
  });

const render = (api: BerthApi) => renderPage('/tenants/payments', { api });

const headings = () =>
  screen
    .queryAllByRole('heading', { name: /^Pipelines in/ })
    .map(({ textContent }) => textContent);

describe('pipelines that Kubeflow Pipelines keeps itself', () => {
  it('are on the page of the tenant, with the runs of one', async () => {
    render(fakeBerthApi(aStoredWorld()));
    expect(await screen.findByText('Run of p1')).toBeVisible();
    // For one user it is the same in every namespace.
    expect(headings()).toEqual(['Pipelines in payments on sandbox']);
    await userEvent.click(screen.getByRole('button', { name: /^iris/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Wine' }));
    expect(await screen.findByText('Run of p2')).toBeVisible();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('are shown by namespace where it serves many users', async () => {
    render(fakeBerthApi(aStoredWorld({ ...database, multiUser: true })));
    await waitFor(() =>
      expect(headings()).toEqual([
        'Pipelines in payments on sandbox',
        'Pipelines in payments-staging on sandbox',
      ]),
    );
  });

  it.each<[string, World]>([
    [
      'they are in Kubernetes, and claims',
      aStoredWorld({ store: 'kubernetes', multiUser: false }),
    ],
    ['the area is not installed', aWorld()],
    [
      'they are not for the person',
      aStoredWorld({ store: 'none', reason: 'not-allowed', message: 'No.' }),
    ],
    [
      'the tenant is somebody else’s',
      aStoredWorld(database, [], { tenants: [aTenant({ mine: false })] }),
    ],
  ])('are not shown where %s', async (_what, world) => {
    render(fakeBerthApi(world));
    expect(await screen.findByText('orders-db')).toBeVisible();
    expect(headings()).toEqual([]);
  });

  it('show a run in the one namespace whose pipeline it is of', async () => {
    const world = aStoredWorld({ ...database, multiUser: true });
    const run = {
      id: 'r-p2',
      title: 'Run of p2',
      parameters: {},
      nodes: [],
      state: 'succeeded',
      actions: {},
    };
    world.areas[`${at('payments')}/pipelines`] = {
      items: [{ id: 'p1', name: 'iris' }],
    };
    world.areas[`${at('payments-staging')}/pipelines`] = {
      items: [{ id: 'p2', name: 'wine' }],
    };
    world.areas[`${at('payments-staging')}/runs/r-p2`] = run;
    render(fakeBerthApi(world));
    const opens = await screen.findByRole('button', { name: 'Run of p2' });
    await userEvent.click(opens);
    const shown = await screen.findByRole('region', { name: 'Run Run of p2' });
    expect(shown).toBeVisible();
    expect(screen.queryAllByRole('button', { name: 'Close' })).toHaveLength(1);
  });

  it('get a further version, and are deleted once it is said what goes', async () => {
    const world = aStoredWorld(database, [{ id: 'p1', name: 'iris' }]);
    world.areas[`${at('payments')}/recurring-runs?pipelineId=p1`] = {
      items: [
        { id: 'j1', title: 'Nightly', enabled: true, cron: '0 0 3 * * *' },
      ],
    };
    const plain = fakeBerthApi(world);
    const sent: unknown[] = [];
    render(
      fakeBerthApi(world, {
        callArea: (async (area: string, path: string, call: any = {}) => {
          if (call.method !== 'POST') {
            return plain.callArea(area, path);
          }
          sent.push([path.replace(/.*namespaces.payments/, ''), call.body]);
          if (call.body.change === 'delete') {
            world.areas[`${at('payments')}/pipelines`] = { items: [] };
          }
          return { id: 'v2' };
        }) as BerthApi['callArea'],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a version' }),
    );
    const adds = await screen.findByRole('dialog');
    expect(within(adds).getByRole('textbox', { name: /^Name/ })).toHaveValue(
      'v2',
    );
    await userEvent.upload(
      adds.querySelector<HTMLInputElement>('input[type="file"]')!,
      new File(['root: {}'], 'iris.yaml', { type: 'application/yaml' }),
    );
    const add = within(adds).getByRole('button', { name: 'Add a version' });
    await waitFor(() => expect(add).toBeEnabled());
    await userEvent.click(add);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    await userEvent.click(screen.getByRole('button', { name: 'Delete iris' }));
    const removes = await screen.findByRole('dialog');
    expect(
      await within(removes).findByText(
        'Its recurring run is deleted first: Nightly.',
      ),
    ).toBeVisible();
    expect(within(removes).getByText(/Its version goes too: v1/)).toBeVisible();
    await userEvent.click(
      within(removes).getByRole('button', { name: 'Delete iris' }),
    );
    expect(await screen.findByText('No pipeline yet')).toBeVisible();
    expect(sent).toEqual([
      ['/pipelines/p1/versions', { name: 'v2', pipeline: 'root: {}' }],
      ['/pipelines/p1', { change: 'delete' }],
    ]);
  });

  it('are uploaded', async () => {
    const world = aStoredWorld(database, []);
    const plain = fakeBerthApi(world);
    const sent: unknown[] = [];
    render(
      fakeBerthApi(world, {
        callArea: (async (area: string, path: string, call: any = {}) => {
          if (call.method === 'POST') {
            sent.push(call.body);
            world.areas[`${at('payments')}/pipelines`] = {
              items: [{ id: 'p1', name: 'iris' }],
            };
            return { id: 'p1', name: 'iris' };
          }
          return plain.callArea(area, path);
        }) as BerthApi['callArea'],
      }),
    );
    expect(await screen.findByText('No pipeline yet')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Upload a pipeline' }),
    );
    const dialog = await screen.findByRole('dialog');
    const upload = within(dialog).getByRole('button', {
      name: 'Upload a pipeline',
    });
    expect(upload).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Name/ }),
      'iris',
    );
    await userEvent.upload(
      dialog.querySelector<HTMLInputElement>('input[type="file"]')!,
      new File(['root: {}'], 'iris.yaml', { type: 'application/yaml' }),
    );
    await waitFor(() => expect(upload).toBeEnabled());
    await userEvent.click(upload);
    await waitFor(() =>
      expect(sent).toEqual([{ name: 'iris', pipeline: 'root: {}' }]),
    );
    expect(await screen.findByText('Run of p1')).toBeVisible();
  });
});
