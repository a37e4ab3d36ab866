import {
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { berthError, type Tenant } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import express from 'express';
import request from 'supertest';
import { aGpuQuota, aNode, aPod } from '../__testUtils__/gpuObjects';
import { gpuRoutes } from './gpuRoutes';

const GPU = 'nvidia.com/gpu';
const noon = Date.parse('2026-08-01T12:00:00Z');

const aTenant = (name: string, ...namespaces: string[]) =>
  ({
    name,
    title: name,
    namespaces: namespaces.map(namespace => ({
      cluster: 'east',
      name: namespace,
    })),
  } as unknown as Tenant);

const tenants = [aTenant('payments', 'payments'), aTenant('shop', 'shop')];

describe('the routes of GPUs', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const clock = { now: noon };
  let asked: string[];
  let pods: ReturnType<typeof aPod>[];
  let tools: RouteTools;
  let permissions: string[];
  let isPlatform: boolean;
  let api: Partial<ClusterApi>;

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    asked = [];
    permissions = ['view'];
    isPlatform = false;
    clock.now = noon;
    api = {};
    pods = [
      aPod('payments', { gpus: 2, node: 'a' }),
      aPod('shop', { gpus: 5, node: 'a', priority: -1 }),
    ];
    tools = {
      logger: mockServices.logger.mock(),
      database: mockServices.database.mock({ getClient: async () => knex }),
      now: () => new Date(clock.now),
      clusters: () => ['east'],
      authorize: async (_request: unknown, permission: string) => {
        const allowed =
          permission === 'platform'
            ? isPlatform
            : permissions.includes(permission);
        if (!allowed) {
          throw berthError('platform-only', { message: 'Not for you.' });
        }
        return {
          userEntityRef: 'user:default/jane',
          ownershipEntityRefs: [],
          isPlatform,
        };
      },
      tenant: async (name: string) => {
        const found = tenants.find(one => one.name === name);
        if (!found) {
          throw berthError('tenant-not-found', { message: 'There is none.' });
        }
        return found;
      },
      tenants: async () => tenants,
      asUser: () => api,
      asBerth: () => ({
        list: async ({ plural }: { plural: string }) => {
          asked.push(plural);
          const kinds: Record<string, unknown[]> = {
            nodes: [aNode('a')],
            pods,
            resourcequotas: [aGpuQuota('payments', 4, { used: 2 })],
          };
          return kinds[plural] ?? [];
        },
      }),
    } as unknown as RouteTools;
  });

  const app = () =>
    express().use(gpuRoutes.router(tools)).use(mockErrorHandler());

  /** Lets the background work once. */
  async function sample() {
    const stop = new AbortController();
    const before = asked.length;
    const running = gpuRoutes.background!(tools, stop.signal);
    while (asked.length === before) {
      await new Promise(resolve => setImmediate(resolve));
    }
    const isSaved = async () => {
      const { body } = await request(app()).get('/fleet');
      return body.clusters[0].at === new Date(clock.now).toISOString();
    };
    while (!(await isSaved())) {
      await new Promise(resolve => setImmediate(resolve));
    }
    stop.abort();
    await running;
  }

  it('show what was sampled, and ask no cluster for a page', async () => {
    await sample();
    const after = asked.length;
    const paths = [
      '/fleet',
      '/tenants/payments',
      '/tenants/payments/history?hours=1',
      '/displacement?tenant=payments&gpus=8',
    ];
    for (const path of paths) {
      await request(app()).get(path).expect(200);
    }
    expect(asked.length).toBe(after);
  });

  it('show the fleet, with the time of the sample', async () => {
    await sample();
    const { body } = await request(app()).get('/fleet').expect(200);
    expect(body).toEqual({
      clusters: [{ cluster: 'east', at: '2026-08-01T12:00:00.000Z' }],
      pools: [
        expect.objectContaining({ resource: GPU, allocatable: 8, free: 1 }),
      ],
      promises: [
        expect.objectContaining({ promised: 4, withoutQuota: 1, used: 7 }),
      ],
      users: [expect.objectContaining({ used: 7 })],
    });
  });

  it('say before the first sample that there is none', async () => {
    const { body } = await request(app()).get('/fleet').expect(200);
    expect(body.clusters).toEqual([{ cluster: 'east' }]);
    const answer = await request(app()).get('/tenants/payments').expect(200);
    expect(answer.body.resources).toEqual([]);
  });

  it('show a tenant, its history and since when it is idle', async () => {
    await sample();
    pods = pods.slice(1);
    clock.now += 60_000;
    await sample();
    clock.now += 60_000;
    await sample();
    const { body } = await request(app()).get('/tenants/payments').expect(200);
    expect(body.resources[0]).toMatchObject({
      quota: 4,
      used: 0,
      idleSince: '2026-08-01T12:01:00.000Z',
    });
    const history = await request(app())
      .get('/tenants/payments/history?hours=1')
      .expect(200);
    expect(
      history.body.series[0].points.map(
        ({ at, used, free }: Record<string, unknown>) => [at, used, free],
      ),
    ).toEqual([
      ['2026-08-01T12:00:00.000Z', 2, 1],
      ['2026-08-01T12:01:00.000Z', 0, 3],
      ['2026-08-01T12:02:00.000Z', 0, 3],
    ]);
  });

  it('name whom one displaces to the platform team alone', async () => {
    await sample();
    const path = `/displacement?tenant=payments&gpus=6&resource=${GPU}`;
    const { body } = await request(app()).get(path).expect(200);
    expect(body).toMatchObject({
      missing: 3,
      displaced: [{ kind: 'lower-priority', gpus: 3 }],
    });
    expect(JSON.stringify(body)).not.toContain('shop');
    isPlatform = true;
    const answer = await request(app()).get(path).expect(200);
    expect(answer.body.displaced).toEqual([
      expect.objectContaining({ tenant: 'shop', namespace: 'shop' }),
    ]);
  });

  it.each([
    ['/tenants/nobody', 404, 'tenant-not-found'],
    ['/tenants/payments/history?hours=0', 400, 'body-invalid'],
    ['/tenants/payments/history?hours=9999', 400, 'body-invalid'],
    ['/displacement?tenant=payments', 400, 'body-invalid'],
    ['/displacement?tenant=payments&gpus=-1', 400, 'body-invalid'],
    [
      '/displacement?tenant=payments&gpus=1&cluster=x',
      404,
      'cluster-not-found',
    ],
  ])('refuse %s', async (path, status, code) => {
    const answer = await request(app()).get(path);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('are for those who may look', async () => {
    permissions = [];
    const answers = [
      await request(app()).get('/fleet'),
      await request(app()).get('/tenants/payments'),
      await request(app()).get('/displacement'),
      await request(app()).post('/sizing').send({ billions: 1 }),
      await request(app()).get('/shared-quotas'),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  });

  it('size a model', async () => {
    const { body } = await request(app())
      .post('/sizing')
      .send({ billions: 70 })
      .expect(200);
    expect(body.ruleOfThumb.gigabytes).toBe(140);
    const answer = await request(app())
      .post('/sizing')
      .send({ billions: -1, precision: 'fp7' })
      .expect(400);
    expect(
      answer.body.error.fields.map(({ field }: { field: string }) => field),
    ).toEqual(['billions', 'precision']);
  });

  describe('change a shared quota', () => {
    const change = {
      cluster: 'east',
      kind: 'resource-pool',
      name: 'gpus',
      resource: GPU,
      by: 2,
    };

    it('as the person who asks, of the platform team alone', async () => {
      await request(app()).post('/shared-quotas').send(change).expect(403);
      isPlatform = true;
      const patches: unknown[] = [];
      const pool = {
        apiVersion: 'capsule.clastix.io/v1beta2',
        kind: 'ResourcePool',
        metadata: { name: 'gpus', resourceVersion: '7' },
        spec: { quota: { hard: { [`requests.${GPU}`]: '8' } } },
      };
      api = {
        get: async () => pool,
        mergePatch: async (_api, _target, patch) => {
          patches.push(patch);
          return { ...pool, ...patch } as typeof pool;
        },
      };
      const { body } = await request(app())
        .post('/shared-quotas')
        .send({ ...change, reason: 'Two more nodes' })
        .expect(200);
      const made = {
        at: '2026-08-01T12:00:00.000Z',
        cluster: 'east',
        kind: 'resource-pool',
        name: 'gpus',
        resource: GPU,
        before: 8,
        after: 10,
        by: 'user:default/jane',
        reason: 'Two more nodes',
      };
      expect(body).toEqual(made);
      const shown = await request(app()).get('/shared-quotas').expect(200);
      expect(shown.body).toMatchObject({ changeable: true, changes: [made] });
      isPlatform = false;
      const others = await request(app()).get('/shared-quotas').expect(200);
      expect(others.body).toMatchObject({ changeable: false, changes: [] });
      expect(patches).toEqual([
        {
          metadata: { resourceVersion: '7' },
          spec: { quota: { hard: { [`requests.${GPU}`]: '10' } } },
        },
      ]);
    });

    it('is thought of before, by the platform team alone', async () => {
      const path = `/shared-quotas/displacement?cluster=east&kind=resource-pool&name=gpus&resource=${GPU}&by=2`;
      await request(app()).get(path).expect(403);
      isPlatform = true;
      const { status, body } = await request(app()).get(path);
      // It has not been looked at.
      expect([status, body.error.code]).toEqual([400, 'input-invalid']);
      const elsewhere = await request(app())
        .get(path.replace('east', 'nowhere'))
        .expect(404);
      expect(elsewhere.body.error.code).toBe('cluster-not-found');
    });

    it('by something', async () => {
      isPlatform = true;
      const { status, body } = await request(app())
        .post('/shared-quotas')
        .send({ ...change, by: 0 });
      expect([status, body.error.fields[0].field]).toEqual([400, 'by']);
    });
  });
});
