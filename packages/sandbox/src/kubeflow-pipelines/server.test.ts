import { listPage } from './listing';
import { PipelinesServer } from './PipelinesServer';
import { checkTrigger, dueTimes } from './schedule';
import { planRun } from './simulation/planRun';
import type { PipelineSpec, StoredRecurringRun } from './types';

const spec: PipelineSpec = {
  pipelineInfo: { name: 'two-steps' },
  schemaVersion: '2.1.0',
  root: {
    dag: {
      tasks: {
        second: {
          componentRef: { name: 'comp' },
          dependentTasks: ['first'],
        },
        first: { componentRef: { name: 'comp' } },
      },
    },
  },
  components: { comp: { executorLabel: 'exec' } },
  deploymentSpec: { executors: { exec: { container: { image: 'a:1' } } } },
};

describe('a page of a list', () => {
  const items = Array.from({ length: 5 }, (_, index) => ({
    name: `n${index}`,
    at: index,
  }));
  const page = (query: Record<string, string>) =>
    listPage(items, new URLSearchParams(query), {
      name: ({ name }) => name,
      created_at: ({ at }) => at,
    });
  const filter = (predicate: object) =>
    JSON.stringify({ predicates: [predicate] });

  it('leads to the next, in the same order and by the same filter', () => {
    const query = { page_size: '2', sort_by: 'created_at desc' };
    const names: string[] = [];
    let token: string | undefined = '';
    do {
      const { page: found, nextPageToken } = page({
        ...query,
        ...(token && { page_token: token }),
      });
      names.push(...found.map(({ name }) => name));
      token = nextPageToken;
    } while (token);
    expect(names).toEqual(['n4', 'n3', 'n2', 'n1', 'n0']);
  });

  it.each([
    [{ operation: 'EQUALS', key: 'name', string_value: 'n3' }, ['n3']],
    [{ operation: 'EQUALS', key: 'name', stringValue: 'n3' }, ['n3']],
    [{ operation: 1, key: 'name', stringValue: 'n3' }, ['n3']],
    [
      { operation: 'IS_SUBSTRING', key: 'name', string_value: 'N' },
      ['n0', 'n1', 'n2', 'n3', 'n4'],
    ],
    [
      { operation: 'IN', key: 'name', string_values: { values: ['n1', 'n9'] } },
      ['n1'],
    ],
    [{ operation: 'GREATER_THAN', key: 'created_at', int_value: 3 }, ['n4']],
  ])('is filtered by %j', (predicate, expected) => {
    const plain = page({ filter: filter(predicate) });
    const encoded = page({ filter: encodeURIComponent(filter(predicate)) });
    expect(plain.page.map(({ name }) => name)).toEqual(expected);
    expect(encoded.page).toEqual(plain.page);
  });

  it.each<Record<string, string>>([
    { page_size: '-1' },
    { page_token: 'nonsense' },
    { sort_by: 'name sideways' },
    { sort_by: 'colour' },
    { filter: '{' },
    {
      filter: filter({ operation: 'EQUALS', key: 'colour', string_value: 'x' }),
    },
    { filter: filter({ operation: 'LIKE', key: 'name', string_value: 'x' }) },
  ])('is refused for %j', query => {
    expect(() => page(query)).toThrow(/.+/);
  });
});

describe('the plan of a run', () => {
  const plan = (image: string, attempt = 1, previous?: any) =>
    planRun({
      spec: {
        ...spec,
        deploymentSpec: { executors: { exec: { container: { image } } } },
      },
      parameters: {},
      startsAt: 0,
      stepMs: 10,
      attempt,
      previous,
      isCached: () => false,
    });
  const outcomes = (image: string) =>
    Object.fromEntries(
      plan(image).nodes.map(({ path, outcome }) => [path, outcome]),
    );

  it('keeps the order of the tasks, whatever that of their names', () => {
    const { nodes, endsAt } = plan('a:1');
    const at = (path: string) => nodes.find(node => node.path === path)!;
    expect(at('root/second-driver').pendingFrom).toBe(at('root/first').endsAt);
    expect(endsAt).toBe(at('root/second').endsAt);
  });

  it('leaves out what waits for something that fails', () => {
    expect(outcomes('simulation.berth.dev/fails')).toMatchObject({
      'root/first': 'Failed',
      'root/second': 'Omitted',
      root: 'Failed',
    });
  });

  it('never ends where an image is never pulled', () => {
    expect(plan('simulation.berth.dev/never-pulled').endsAt).toBeUndefined();
  });

  it('does nothing again that has succeeded', () => {
    const first = plan('simulation.berth.dev/fails-once');
    const second = plan('simulation.berth.dev/fails-once', 2, first.nodes);
    expect(second.failed).toBe(false);
    const driver = (nodes: typeof first.nodes) =>
      nodes.find(({ path }) => path === 'root/first-driver')!.taskId;
    expect(driver(second.nodes)).toBe(driver(first.nodes));
    const paths = second.nodes.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a schedule', () => {
  const at = (text: string) => Date.parse(text);
  const job = (trigger: object, changes = {}) =>
    ({
      trigger,
      createdAt: at('2026-01-01T00:00:00Z'),
      lookedAt: at('2026-01-01T00:00:00Z'),
      noCatchup: false,
      ...changes,
    } as StoredRecurringRun);
  const due = (one: StoredRecurringRun, until: string) =>
    dueTimes(one, at(until)).map(time => new Date(time).toISOString());

  it('is due at the times of its cron expression', () => {
    expect(
      due(
        job({ cron_schedule: { cron: '0 */30 9 * * *' } }),
        '2026-01-01T10:00:00Z',
      ),
    ).toEqual(['2026-01-01T09:00:00.000Z', '2026-01-01T09:30:00.000Z']);
  });

  it('is due once where nothing is caught up with', () => {
    const one = job(
      { periodic_schedule: { interval_second: '60' } },
      { noCatchup: true },
    );
    expect(due(one, '2026-01-01T00:05:00Z')).toEqual([
      '2026-01-01T00:05:00.000Z',
    ]);
  });

  it.each([
    undefined,
    {},
    { cron_schedule: { cron: 'whenever' } },
    { cron_schedule: { cron: '99 * * * * *' } },
    { periodic_schedule: { interval_second: '0' } },
  ])('is refused where it is none: %j', trigger => {
    expect(() => checkTrigger(trigger)).toThrow();
  });
});

describe('a server that speaks the API', () => {
  let server: PipelinesServer;

  beforeAll(async () => {
    server = await PipelinesServer.start();
  });

  afterAll(() => server.stop());

  it('listens on loopback only', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each([
    ['GET', '/nothing', undefined, 404, 5],
    ['GET', '/runs/none', undefined, 404, 5],
    ['POST', '/runs', { display_name: '' }, 400, 3],
    ['POST', '/runs', { unknown: 1 }, 400, 3],
    ['POST', '/experiments', {}, 400, 3],
  ])(
    'answers %s %s with %j as the gateway does',
    async (method, path, body, status, code) => {
      const answer = await fetch(`${server.url}/apis/v2beta1${path}`, {
        method,
        body: body && JSON.stringify(body),
      });
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({
        code,
        message: expect.any(String),
        details: [{ code }],
      });
    },
  );
});
