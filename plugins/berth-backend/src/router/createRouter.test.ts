import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createOfferingRegistry,
  type Offering,
} from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import express from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { liveThing } from '../__testUtils__/liveObject';
import { testDatabases } from '../__testUtils__/testDatabase';
import { createBerth, type Berth } from '../createBerth';
import { namespaceRow } from '../fleet/namespaceRow';
import { projectClaim } from '../fleet/projectClaim';
import { createRouter } from './createRouter';
import { readOpenApiDocument } from './readOpenApiDocument';

const thing = anOffering({ holdsData: true });
const reserved = anOffering({
  id: 'test.reserved',
  title: 'Reserved thing',
  reservedFor: 'platform',
  isClaim: () => false,
});
const preferred = anOffering({
  id: 'test.preferred',
  title: 'Preferred thing',
  engine: 'things',
  requires: [
    {
      group: 'other.berth.dev',
      version: 'v1',
      plural: 'others',
      providedBy: 'Others',
    },
  ],
  isClaim: () => false,
});
const usual = anOffering({
  id: 'test.usual',
  title: 'Usual thing',
  engine: 'things',
  isClaim: () => false,
});
const wide = anOffering({
  ...{ id: 'test.wide', title: 'Wide thing', clusterScoped: true },
  isClaim: () => false,
});
const away = anOffering({
  ...{ id: 'test.away', title: 'Thing that is away', engine: 'nowhere' },
  requires: preferred.requires,
  isClaim: () => false,
});
const user = mockCredentials.user.header();
const service = mockCredentials.service.header();
const unauthenticated = mockCredentials.none.header();
const claimId = 'east:payments:test.thing:orders';
const claimPath = `/claims/${encodeURIComponent(claimId)}`;
const body = { offering: 'test.thing', tenant: 'payments', name: 'bills' };

function rowOf(
  offering: Offering,
  metadata: { name: string; [key: string]: unknown },
) {
  return projectClaim({
    cluster: 'east',
    offering,
    resource: 'test.berth.dev/v1/things',
    primary: liveThing({ metadata: { uid: metadata.name, ...metadata } }),
    children: [],
    tenant: 'payments',
    previous: undefined,
    now: 0,
  });
}

async function fill(knex: Knex, offering: Offering) {
  const namespace = liveThing({
    metadata: {
      name: 'payments',
      labels: { 'berth.dev/tenant': 'payments' },
      annotations: { 'berth.dev/owner': 'user:default/mock' },
    },
  });
  await knex('fleet_namespaces').insert(
    namespaceRow({
      cluster: 'east',
      tenantLabel: 'berth.dev/tenant',
      namespace,
    }),
  );
  for (const [index, name] of ['orders', 'carts', 'a_b', 'axb'].entries()) {
    const creationTimestamp = `2026-01-0${index + 1}T00:00:00Z`;
    await knex('claims').insert(rowOf(offering, { name, creationTimestamp }));
  }
  await knex('fleet_core_objects').insert(
    ['limits', 'more'].map(name => ({
      cluster: 'east',
      resource: '/v1/resourcequotas?metadata',
      kind: 'ResourceQuota',
      namespace: 'payments',
      name,
      catalog: name === 'more' ? '{"berth.dev/title":"More"}' : null,
    })),
  );
  await knex('fleet_core_objects').insert({
    cluster: 'east',
    resource: '/v1/resourcequotas?metadata',
    kind: 'ResourceQuota',
    namespace: 'kube-system',
    name: 'nobodys',
  });
  await knex('fleet_apis').insert({
    cluster: 'east',
    resource: 'test.berth.dev/v1/things',
    served: true,
  });
  await knex('fleet_simulations').insert({
    cluster: 'east',
    crd: 'things.test.berth.dev',
    api_group: 'test.berth.dev',
  });
  await knex('claim_events').insert({
    cluster: 'east',
    resource: 'events',
    event_key: 'payments/e1',
    kind: 'Thing',
    api_group: 'test.berth.dev',
    namespace: 'payments',
    name: 'orders',
    type: 'Warning',
    reason: 'Slow',
    message: 'Takes its time',
    count: 2,
    last_seen: '2026-01-01T00:00:00.000Z',
  });
}

describe.each(testDatabases)('the routes on $name', database => {
  let knex: Knex;
  let berth: Berth;
  let app: express.Express;
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

  // Reading the document takes a while: one router serves all tests.
  beforeAll(async () => {
    knex = await database.create();
    const registry = createOfferingRegistry(
      ...[thing, reserved, preferred, usual, away, wide],
    );
    registry.addRoutes({
      area: 'things',
      router: tools =>
        express
          .Router()
          .get('/claims/:id', (req, res, next) => {
            tools
              .authorize(req, 'view')
              .then(async () => res.json(await tools.claim(req.params.id)))
              .catch(next);
          })
          .post('/closed', (req, res, next) => {
            tools
              .authorize(req, 'platform')
              .then(() => res.end())
              .catch(next);
          }),
    });
    berth = createBerth({
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      config: mockServices.rootConfig({
        data: {
          berth: {
            engines: { things: ['test.preferred', 'test.gone', 'test.usual'] },
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'east',
                    title: 'East',
                    // Nobody listens there.
                    url: 'https://127.0.0.1:1',
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 'a-token',
                  },
                ],
              },
            ],
          },
        },
      }),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.none(),
      }),
      knex,
      metrics: metricsServiceMock.mock(),
      logger: mockServices.logger.mock(),
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result }],
      }),
      database: mockServices.database.mock(),
      registry,
      signals: { publish: async () => {} },
      userInfo: mockServices.userInfo(),
    });
    app = express()
      .use(createRouter({ ...berth.routerOptions, validateResponses: true }))
      .use(mockErrorHandler());
  });

  beforeEach(async () => {
    result = AuthorizeResult.ALLOW;
    await fill(knex, thing);
  });

  afterEach(async () => {
    for (const table of [
      'fleet_namespaces',
      'fleet_apis',
      'fleet_simulations',
      'fleet_clusters',
      'fleet_core_objects',
      'claims',
      'claim_events',
      'requests',
      'changes',
    ]) {
      await knex(table).delete();
    }
  });

  afterAll(async () => {
    await berth.stop();
    await knex.destroy();
  });

  const get = (path: string, authorization = user) =>
    request(app).get(path).set('Authorization', authorization);
  const post = (path: string, content: object = {}, authorization = user) =>
    request(app).post(path).set('Authorization', authorization).send(content);

  describe('that read', () => {
    it('answer how fresh what is known of each cluster is', async () => {
      await knex('fleet_clusters').insert({
        name: 'east',
        state: 'stale',
        stale_since: '2026-01-01T00:00:00.000Z',
        message: 'gone',
        heard_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
      });
      const answer = await get('/health').expect(200);
      expect(answer.body).toEqual({
        ready: true,
        clusters: [
          {
            name: 'east',
            title: 'East',
            state: 'stale',
            staleSince: '2026-01-01T00:00:00.000Z',
            message: 'gone',
            heardAt: '2026-01-01T00:00:00.000Z',
            silentSeconds: expect.any(Number),
            followedHere: false,
          },
        ],
      });
      expect(answer.body.clusters[0].silentSeconds).toBeGreaterThan(60);
    });

    it("answer objects of Kubernetes' own kinds that are tenants', in pages", async () => {
      const lookUp = async (...ids: string[]) =>
        (await post('/core-objects/lookup', { ids }).expect(200)).body.items;
      const common = {
        cluster: 'east',
        namespace: 'payments',
        tenant: 'payments',
        owner: 'user:default/mock',
      };
      const [place, limits, more] = [
        { ...common, kind: 'Namespace', name: 'payments' },
        { ...common, kind: 'ResourceQuota', name: 'limits' },
        {
          ...{ ...common, kind: 'ResourceQuota', name: 'more' },
          catalog: { 'berth.dev/title': 'More' },
        },
      ].map(object => ({
        ...object,
        id: `east:payments:${object.kind}:${object.name}`,
      }));
      expect((await get('/core-objects?tenant=nobody')).body.items).toEqual([]);
      const first = (await get('/core-objects?limit=2').expect(200)).body;
      expect(first.items).toEqual([
        expect.objectContaining({ ...place, catalog: expect.anything() }),
        limits,
      ]);
      const cursor = encodeURIComponent(first.nextCursor);
      expect(
        (await get(`/core-objects?limit=2&cursor=${cursor}`)).body,
      ).toEqual({ items: [more] });
      expect(
        await lookUp(more.id, 'east:kube-system:ResourceQuota:nobodys'),
      ).toEqual([more]);
      const wrong = await post('/core-objects/lookup', {
        ids: ['east:payments:Secret:password'],
      });
      expect(wrong.body.error).toMatchObject({ code: 'claim-id-invalid' });
      expect((await get('/core-objects?cursor=x')).body.error).toMatchObject({
        code: 'body-invalid',
      });
    });

    it('answer clusters', async () => {
      await knex('fleet_clusters').insert({
        name: 'east',
        state: 'stale',
        stale_since: '2026-01-01T00:00:00.000Z',
        message: 'gone',
        kubernetes_version: 'v1.36.3',
        updated_at: '2026-01-01T00:00:00.000Z',
      });
      expect((await get('/clusters')).body).toEqual({
        items: [
          {
            name: 'east',
            title: 'East',
            state: 'stale',
            staleSince: '2026-01-01T00:00:00.000Z',
            message: 'gone',
            kubernetesVersion: 'v1.36.3',
            simulated: ['test.berth.dev'],
          },
        ],
      });
      const claim = (await get(claimPath)).body;
      expect(claim).toMatchObject({ stale: true, simulated: true });
    });

    it('answer tenants', async () => {
      const tenant = {
        name: 'payments',
        title: 'payments',
        owner: 'user:default/mock',
        namespaces: [{ cluster: 'east', name: 'payments', primary: true }],
        claims: { Provisioning: 4 },
        mine: true,
        catalog: { 'berth.dev/owner': 'user:default/mock' },
      };
      expect((await get('/tenants')).body).toEqual({ items: [tenant] });
      expect((await get('/tenants/payments')).body).toEqual(tenant);
      // A backend is nobody's.
      expect((await get('/tenants/payments', service)).body.mine).toBe(false);
      expect((await get('/tenants/nobody')).body.error).toMatchObject({
        name: 'NotFoundError',
        code: 'tenant-not-found',
      });
    });

    it('answer offerings', async () => {
      const { items } = (await get('/offerings')).body;
      expect(items).toMatchObject([
        { id: 'test.away' },
        { id: 'test.preferred', engine: 'things' },
        { id: 'test.reserved', reservedFor: 'platform', mayRequest: false },
        {
          id: 'test.thing',
          holdsData: true,
          kind: {
            group: 'test.berth.dev',
            version: 'v1',
            kind: 'Thing',
            plural: 'things',
          },
          availability: [{ cluster: 'east', available: true, simulated: true }],
          inputSchema: { type: 'object' },
        },
        { id: 'test.usual' },
        { id: 'test.wide', clusterScoped: true },
      ]);
      expect((await get('/offerings/test.thing')).body).toEqual(items[3]);
      expect((await get('/offerings/none')).body.error.code).toBe(
        'offering-not-found',
      );
    });

    it('answer engines, in the order of the platform team', async () => {
      expect((await get('/engines')).body.items).toEqual([
        { id: 'nowhere', offerings: ['test.away'] },
        { id: 'things', offerings: ['test.preferred', 'test.usual'] },
      ]);
    });

    it('answer claims, newest first, page by page', async () => {
      const names: string[] = [];
      let path = '/claims?limit=3';
      for (let pages = 0; pages < 2; pages++) {
        const { items, nextCursor } = (await get(path)).body;
        names.push(...items.map(({ name }: { name: string }) => name));
        path = `/claims?limit=3&cursor=${nextCursor}`;
        expect(Boolean(nextCursor)).toBe(pages === 0);
      }
      expect(names).toEqual(['axb', 'a_b', 'carts', 'orders']);
    });

    it.each([
      ['q=ORD', ['orders']],
      ['q=a_b', ['a_b']],
      ['q=%25', []],
      [
        'tenant=payments&phase=Provisioning&cluster=east',
        ['axb', 'a_b', 'carts', 'orders'],
      ],
      ['phase=Ready', []],
      ['offering=other', []],
    ])('find claims by %s', async (query, names) => {
      const { items } = (await get(`/claims?${query}`)).body;
      expect(items.map(({ name }: { name: string }) => name)).toEqual(names);
    });

    it('answer one claim, with its events', async () => {
      expect((await get(claimPath)).body).toMatchObject({
        id: claimId,
        owner: 'user:default/mock',
        entityRef: 'resource:default/east_payments_test.thing_orders',
        events: [{ type: 'Warning', reason: 'Slow', count: 2 }],
      });
      expect(
        (await get('/claims/east:payments:test.thing:none')).body.error,
      ).toMatchObject({
        name: 'NotFoundError',
        code: 'claim-not-found',
      });
      expect((await get('/claims/no-claim-id')).body.error).toMatchObject({
        name: 'InputError',
        code: 'claim-id-invalid',
      });
    });

    it('answer for other backends too', async () => {
      for (const path of [
        '/clusters',
        '/tenants',
        '/offerings',
        '/claims',
        claimPath,
        '/requests',
        '/changes',
      ]) {
        expect((await get(path, service)).status).toBe(200);
      }
    });

    it('answer the OpenAPI document, to everybody', async () => {
      const answer = await request(app).get('/openapi.json');
      expect(answer.body).toEqual(
        JSON.parse(JSON.stringify(readOpenApiDocument())),
      );
    });
  });

  describe('that write', () => {
    it('keep a request for a cluster that is away, and answer it again', async () => {
      const ask = () =>
        post('/requests', body).set('Idempotency-Key', 'key-number-1');
      const first = await ask();
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({
        state: 'Submitted',
        claimId: 'east:payments:test.thing:bills',
        input: { plan: 'small', size: 1 },
        attempts: 1,
        error: {
          code: 'cluster-unreachable',
          message:
            'Cluster East cannot be reached: the connection was refused.',
        },
      });
      expect((await ask()).body.id).toBe(first.body.id);
      expect((await get(`/requests/${first.body.id}`)).body).toEqual(
        first.body,
      );
      expect(
        (await get('/requests?state=Submitted&limit=1')).body.items,
      ).toEqual([first.body]);
      expect((await get('/requests?tenant=shop')).body.items).toEqual([]);
      const { items } = (await get('/changes?after=0')).body;
      expect(items).toMatchObject([{ kind: 'request', key: first.body.id }]);
    });

    it('show their claims as on their way until the cluster has them', async () => {
      const lookUp = async (wanted: object) =>
        (await post('/claims/lookup', wanted).expect(200)).body;
      const pendingOf = async () => (await get('/claims/pending')).body.items;
      const asked = 'east:payments:test.thing:bills';

      const { id } = (await post('/requests', body)).body;
      const owner = 'user:default/mock';
      const pending = { id, claimId: asked, tenant: 'payments', owner };
      const unseen = { ids: [asked], items: [], pending: [pending] };
      expect(await lookUp({ requests: [id] })).toMatchObject(unseen);
      expect(await lookUp({ ids: [asked] })).toMatchObject(unseen);
      expect(await pendingOf()).toMatchObject([pending]);

      const annotations = { 'berth.dev/title': 'Bills' };
      await knex('claims').insert(
        rowOf(thing, { name: body.name, annotations }),
      );
      expect(await lookUp({ requests: [id] })).toMatchObject({
        ids: [asked],
        items: [{ id: asked, owner, catalog: annotations }],
        pending: [],
      });
      expect(await pendingOf()).toEqual([]);

      // Seen, and deleted since.
      await knex('claims').where({ id: asked }).delete();
      await knex('requests').update({ seen_at: '2026-01-01T00:00:00.000Z' });
      const gone = { ids: [asked], items: [], pending: [] };
      expect(await lookUp({ ids: [asked] })).toEqual(gone);
      expect(await pendingOf()).toEqual([]);
    });

    it.each([
      ['Failed', 0, 0],
      ['Rejected', 0, 0],
      ['Submitted', 10 * 24, 1],
      ['Delivered', 0, 1],
      // Deleted before anybody saw it.
      ['Delivered', 2, 0],
    ])(
      'that are %s for %d hours show %d claims',
      async (state, hours, count) => {
        await post('/requests', body);
        const updated = new Date(Date.now() - hours * 3_600_000).toISOString();
        await knex('requests').update({ state, updated_at: updated });
        expect((await get('/claims/pending')).body.items).toHaveLength(count);
      },
    );

    it('are listed in pages', async () => {
      for (const name of ['one', 'two', 'three']) {
        await post('/requests', { ...body, name });
      }
      const first = (await get('/claims/pending?limit=2')).body;
      const second = (
        await get(`/claims/pending?limit=2&after=${first.nextCursor}`)
      ).body;
      const ids = [...first.items, ...second.items].map(item => item.claimId);
      expect(new Set(ids).size).toBe(3);
      expect(second).not.toHaveProperty('nextCursor');
    });

    it('know a claim of the cluster by no namespace', async () => {
      const ask = { offering: 'test.wide', tenant: 'payments', name: 'wide' };
      const known = { claimId: 'east:-:test.wide:wide', namespace: 'payments' };
      expect((await post('/requests/preview', ask)).body).toMatchObject(known);
      expect((await post('/requests', ask)).body).toMatchObject(known);
    });

    it('give an engine by the first offering that the cluster has', async () => {
      const ask = { engine: 'things', tenant: 'payments', name: 'bills' };
      expect((await post('/requests/preview', ask)).body).toMatchObject({
        offering: 'test.usual',
      });
      const key = 'key-number-2';
      const first = await post('/requests', ask).set('Idempotency-Key', key);
      expect(first.body).toMatchObject({
        offering: 'test.usual',
        claimId: 'east:payments:test.usual:bills',
        input: { plan: 'small' },
      });
      const again = await post('/requests', ask).set('Idempotency-Key', key);
      expect(again.body.id).toBe(first.body.id);
    });

    it.each<[object, number, string, RegExp]>([
      [{ engine: 'oracle' }, 404, 'offering-not-found', /no offering for/],
      [
        { engine: 'nowhere' },
        409,
        'offering-unavailable',
        /Others is not installed on cluster East/,
      ],
      [{}, 400, 'body-invalid', /either an offering or an engine/],
      [
        { engine: 'things', offering: 'test.thing' },
        400,
        'body-invalid',
        /either an offering or an engine/,
      ],
      [
        { engine: 'things', input: { colour: 'red' } },
        400,
        'input-invalid',
        /colour/,
      ],
    ])('refuse %j', async (what, status, code, message) => {
      const answer = await post('/requests', {
        tenant: 'payments',
        name: 'bills',
        ...what,
      });
      expect(answer.status).toBe(status);
      expect(answer.body.error.code).toBe(code);
      expect(answer.body.error.message).toMatch(message);
    });

    it('store nothing of what cannot be', async () => {
      await post('/requests', { ...body, name: 'No' }).expect(400);
      await post('/requests/preview', body).expect(200);
      expect(await knex('requests').select()).toEqual([]);
    });

    it('say that a cluster is away', async () => {
      const answers = [
        await get(`${claimPath}/objects`),
        await post(`${claimPath}/actions/grow`, { input: { size: 2 } }),
        await request(app)
          .delete(`${claimPath}?confirm=orders`)
          .set('Authorization', user),
      ];
      for (const { status, body: answer } of answers) {
        expect(status).toBe(503);
        expect(answer.error.code).toBe('cluster-unreachable');
      }
    });

    it('say that there are no credentials', async () => {
      const answer = await post(`${claimPath}/connection`);
      expect(answer.status).toBe(409);
      expect(answer.body.error).toMatchObject({
        code: 'connection-unavailable',
        message: "'orders' has no credentials yet",
      });
    });

    it.each([
      ['POST', '/requests', body],
      ['POST', '/requests/preview', body],
      ['POST', `${claimPath}/connection`, {}],
      ['POST', `${claimPath}/actions/grow`, {}],
      ['DELETE', claimPath, {}],
      ['GET', `${claimPath}/objects`, {}],
    ])('want a user: %s %s', async (method, path, content) => {
      const call = request(app)[method.toLowerCase() as 'get'](path);
      const answer = await call.set('Authorization', service).send(content);
      expect(answer.status).toBe(403);
      expect(answer.body.error).toMatchObject({ code: 'user-required' });
    });
  });

  const routes: Array<[string, string, object?]> = [
    ['GET', '/health'],
    ['GET', '/clusters'],
    ['GET', '/tenants'],
    ['GET', '/tenants/payments'],
    ['GET', '/offerings'],
    ['GET', '/offerings/test.thing'],
    ['GET', '/engines'],
    ['GET', '/claims'],
    ['GET', claimPath],
    ['GET', `${claimPath}/objects`],
    ['POST', `${claimPath}/connection`],
    ['POST', `${claimPath}/actions/grow`, {}],
    ['DELETE', claimPath],
    ['GET', '/claims/pending'],
    ['POST', '/claims/lookup', {}],
    ['GET', '/core-objects'],
    ['POST', '/core-objects/lookup', { ids: [] }],
    ['GET', '/requests'],
    ['POST', '/requests', body],
    ['POST', '/requests/preview', body],
    ['GET', '/requests/00000000-0000-4000-8000-000000000000'],
    ['GET', '/changes'],
  ];
  const call = (
    [method, path, content]: [string, string, object?],
    authorization: string,
  ) => {
    const verb = method.toLowerCase() as 'get';
    const sent = request(app)[verb](path).set('Authorization', authorization);
    return content ? sent.send(content) : sent;
  };

  it.each(routes)(
    'know nobody who does not say who they are: %s %s',
    async (...route) => {
      const answer = await call(route, unauthenticated);
      expect(answer.status).toBe(401);
    },
  );

  it.each(routes)(
    'let nobody in whom the policy does not: %s %s',
    async (...route) => {
      result = AuthorizeResult.DENY;
      const answer = await call(route, user);
      expect(answer.status).toBe(403);
      expect(answer.body.error.name).toBe('NotAllowedError');
    },
  );

  it('are all that the document names', () => {
    const documented = Object.entries(readOpenApiDocument().paths).flatMap(
      ([path, methods]) =>
        Object.keys(methods ?? {}).map(
          method => `${method.toUpperCase()} ${path}`,
        ),
    );
    const filled = routes.map(
      ([method, path]) =>
        `${method} ${path
          .replace(encodeURIComponent(claimId), '{id}')
          .replace('/tenants/payments', '/tenants/{name}')
          .replace('/offerings/test.thing', '/offerings/{id}')
          .replace('/actions/grow', '/actions/{action}')
          .replace(/\/requests\/0.*/, '/requests/{id}')}`,
    );
    expect(filled.sort()).toEqual(documented.sort());
  });

  describe('given what does not fit', () => {
    it.each<[string, () => request.Test, number, string]>([
      ['an unknown query', () => get('/claims?colour=red'), 400, 'colour'],
      ['a phase that is none', () => get('/claims?phase=Blue'), 400, 'phase'],
      ['a limit too large', () => get('/claims?limit=501'), 400, 'limit'],
      ['a limit that is no number', () => get('/claims?limit=x'), 400, 'limit'],
      ['a cursor that is none', () => get('/claims?cursor=x'), 400, 'cursor'],
      ['a request id that is none', () => get('/requests/7'), 400, 'id'],
      ['a negative cursor', () => get('/changes?after=-1'), 400, 'after'],
      [
        'a body without a name',
        () => post('/requests', { ...body, name: undefined }),
        400,
        'name',
      ],
      [
        'a body with too much',
        () => post('/requests', { ...body, x: 1 }),
        400,
        'x',
      ],
      ['a list for a body', () => post('/requests', []), 400, 'body'],
      [
        'a short key',
        () => post('/requests', body).set('Idempotency-Key', 'x'),
        400,
        'idempotency-key',
      ],
      [
        'an action that is none',
        () => post(`${claimPath}/actions/A*`, {}),
        400,
        'action',
      ],
      [
        'an input that is no object',
        () => post(`${claimPath}/actions/grow`, { input: 7 }),
        400,
        'input',
      ],
    ])('refuse %s, and name it', async (_what, ask, status, field) => {
      const answer = await ask();
      expect(answer.status).toBe(status);
      expect(answer.body.error).toMatchObject({
        name: 'InputError',
        code: 'body-invalid',
        fields: [{ field, message: expect.any(String) }],
      });
    });

    it.each<[string, () => request.Test, number]>([
      [
        'broken JSON',
        () =>
          post('/requests').set('Content-Type', 'application/json').send('{'),
        400,
      ],
      [
        'another content type',
        () => post('/requests').set('Content-Type', 'text/plain').send('x'),
        415,
      ],
      [
        'more than a file',
        () => post('/requests', { ...body, name: 'x'.repeat(2_100_000) }),
        413,
      ],
      [
        'too much where no input comes in',
        () => post(`${claimPath}/connection`, { x: 'x'.repeat(200_000) }),
        413,
      ],
      [
        'a method that is none',
        () => request(app).put('/claims').set('Authorization', user),
        405,
      ],
    ])('refuse %s', async (_what, ask, status) => {
      const answer = await ask();
      expect(answer.status).toBe(status);
      expect(answer.body.error.code).toBe('body-invalid');
    });

    it.each<[string, () => request.Test, number]>([
      [
        'a request',
        () => post('/requests', { ...body, name: 'x'.repeat(700_000) }),
        400,
      ],
      [
        'an action, though its cluster is away',
        () =>
          post(`${claimPath}/actions/grow`, {
            input: { file: 'x'.repeat(700_000) },
          }),
        503,
      ],
    ])('take a file with %s', async (_what, ask, status) => {
      expect((await ask()).status).toBe(status);
    });

    it.each([
      ['in the path', () => get('/tenants/a%00b')],
      ['in the query', () => get('/claims?q=a%00b')],
      ['in the body', () => post('/requests', { ...body, name: 'a\u0000b' })],
      [
        'deep in the body',
        () => post('/requests', { ...body, input: { a: ['\u0000'] } }),
      ],
    ])('refuse NUL %s', async (_where, ask) => {
      const answer = await ask();
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatchObject({
        code: 'body-invalid',
        message: expect.stringContaining('NUL'),
      });
    });

    it('know no other routes', async () => {
      for (const path of ['/', '/nothing', '/claims/a/b/c']) {
        const answer = await get(path);
        expect(answer.status).toBe(404);
        expect(answer.body.error.name).toBe('NotFoundError');
      }
    });
  });

  it('lets only the platform team ask for what is kept for them', async () => {
    const response = await request(app)
      .post('/requests')
      .set('Authorization', user)
      .send({ ...body, offering: 'test.reserved' });
    expect(response.status).toBe(403);
    expect(response.body.error).toMatchObject({ code: 'platform-only' });
  });

  describe('the routes that a module brings', () => {
    it('answer below their area', async () => {
      const response = await request(app)
        .get(`/areas/things/claims/${encodeURIComponent(claimId)}`)
        .set('Authorization', user);
      expect(response.body).toMatchObject({ id: claimId });
    });

    it.each([
      ['nobody', 401, { Authorization: unauthenticated }, 'get'],
      [
        'one who is not of the platform team',
        403,
        { Authorization: user },
        'post',
      ],
    ] as const)('refuse %s', async (_who, status, headers, method) => {
      const path =
        method === 'get' ? `/areas/things${claimPath}` : '/areas/things/closed';
      const response = await request(app)[method](path).set(headers);
      expect(response.status).toBe(status);
    });

    it('are not found in an area that there is not', async () => {
      const response = await request(app)
        .get('/areas/other/claims')
        .set('Authorization', user);
      expect(response.status).toBe(404);
    });
  });
});
