import { mockServices } from '@backstage/backend-test-utils';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import type { Knex } from 'knex';
import { liveThing } from '../__testUtils__/liveObject';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import type { ChangeNote } from '../changes/types';
import { ChildProjection } from './ChildProjection';
import { ClaimProjection } from './ClaimProjection';
import { coreResources } from './coreKinds';
import { CoreProjection } from './CoreProjection';
import { DefinitionProjection } from './DefinitionProjection';
import { EventProjection } from './EventProjection';
import { NamespaceProjection } from './NamespaceProjection';
import { SimulationProjection } from './SimulationProjection';
import type {
  ObjectBatch,
  Projection,
  ResourceRole,
  WatchedResource,
} from './types';

const part = {
  group: 'test.berth.dev',
  version: 'v1',
  kind: 'Part',
  plural: 'parts',
};
const thing = anOffering({
  children: [part],
  readiness: ({ children }) => ({
    phase: children.length > 0 ? 'Ready' : 'Provisioning',
    reason: 'Parts',
    message: `${children.length} parts`,
  }),
});
const resource = (
  plural: string,
  more: Partial<WatchedResource> = {},
): WatchedResource => ({
  group: 'test.berth.dev',
  version: 'v1',
  plural,
  key: `test.berth.dev/v1/${plural}`,
  role: 'claim',
  ...more,
});
const things = resource('things');
const parts = resource('parts', { role: 'child' });
const namespaces = resource('namespaces', { role: 'namespace' });
const crds = resource('customresourcedefinitions', { role: 'crd' });
const origins = resource('blueprints', { role: 'origin' });
const events = resource('events', { role: 'event', about: thing.primary });

const aThing = (name: string, more: object = {}) =>
  liveThing({ metadata: { name, uid: `uid-${name}`, ...more } });
const aNamespace = (name: string, tenant?: string, annotations = {}) =>
  liveThing({
    metadata: {
      name,
      namespace: undefined,
      labels: tenant ? { 'berth.dev/tenant': tenant } : {},
      annotations,
    },
  });

describe.each(testDatabases)('the projections on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let projections: Record<ResourceRole, Projection>;

  function build(offerings: Offering[]) {
    const logger = mockServices.logger.mock();
    const tenantLabel = 'berth.dev/tenant';
    const shared = {
      cluster: 'east',
      offerings: () => offerings,
      tenantLabel,
      clock,
      logger,
    };
    const claims = ClaimProjection.create(shared);
    projections = {
      namespace: NamespaceProjection.create(shared),
      crd: SimulationProjection.create(shared),
      origin: DefinitionProjection.create({ cluster: 'east', origins: [] }),
      core: CoreProjection.create(shared),
      claim: claims,
      child: ChildProjection.create({ ...shared, claims }),
      event: EventProjection.create(shared),
    };
    return logger;
  }
  const notesOf = (notes: ChangeNote[]) =>
    notes.map(({ kind, key, operation }) => `${operation} ${kind} ${key}`);
  const apply = async (
    watched: WatchedResource,
    batch: Partial<Omit<ObjectBatch, 'resource'>>,
  ) =>
    notesOf(
      await knex.transaction(tx =>
        projections[watched.role].apply(tx, {
          upserts: [],
          deletes: [],
          ...batch,
          resource: watched,
        }),
      ),
    );
  const sweep = async (watched: WatchedResource, ...seen: string[]) =>
    notesOf(
      await knex.transaction(tx =>
        projections[watched.role].sweep(tx, watched, new Set(seen)),
      ),
    );
  const claim = (id: string) => knex('claims').where({ id }).first();

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create('2026-02-01T00:00:00Z');
    build([thing]);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  const orders = 'east:payments:test.thing:orders';

  describe('of claims', () => {
    it('writes a claim once, and again only when something differs', async () => {
      await apply(namespaces, { upserts: [aNamespace('payments', 'pay')] });
      const upserts = [aThing('orders')];
      expect(await apply(things, { upserts })).toEqual([
        `upsert claim ${orders}`,
        'upsert tenant pay',
      ]);
      expect(await apply(things, { upserts })).toEqual([]);
      clock.advance(1_000);
      expect(
        await apply(things, {
          upserts: [aThing('orders', { resourceVersion: '99' })],
        }),
      ).toEqual([]);
      expect(
        await apply(things, { upserts: [aThing('orders', { generation: 2 })] }),
      ).toEqual([`upsert claim ${orders}`]);
    });

    it('tells nobody of what nobody is shown, but keeps it', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      const changed = liveThing({
        metadata: { name: 'orders', uid: 'uid-orders' },
        spec: { size: 7 },
      });
      expect(await apply(things, { upserts: [changed] })).toEqual([]);
      expect(JSON.parse((await claim(orders)).object).spec).toEqual({
        size: 7,
      });
    });

    it('removes what is deleted, and what a list no longer shows', async () => {
      await apply(namespaces, { upserts: [aNamespace('payments', 'pay')] });
      const upserts = ['orders', 'bills', 'carts'].map(name => aThing(name));
      await apply(things, { upserts });
      expect(await apply(things, { deletes: [upserts[0]] })).toEqual([
        `delete claim ${orders}`,
        'upsert tenant pay',
      ]);
      expect(await sweep(things, 'payments/bills')).toEqual([
        'delete claim east:payments:test.thing:carts',
        'upsert tenant pay',
      ]);
      expect(await apply(things, { deletes: [upserts[0]] })).toEqual([]);
    });

    describe('that were asked for', () => {
      const requestOf = (id: string, claimId: string) => ({
        ...{ id, state: 'Delivered', claim_id: claimId, attempts: 1 },
        ...{ offering: 'test.thing', tenant: 'pay', cluster: 'east' },
        ...{ namespace: 'payments', name: 'orders', input: '{}' },
        ...{ requester: 'user:default/anna', identity: '{}', body_hash: '' },
        idempotency_key: id,
        created_at: '2026-02-01T00:00:00.000Z',
        updated_at: '2026-02-01T00:00:00.000Z',
      });
      const asked = aThing('orders', {
        annotations: { 'berth.dev/request': 'one' },
      });
      const seen = () => knex('requests').orderBy('id').pluck('seen_at');

      it('notes once that a request has come to something', async () => {
        await knex('requests').insert(requestOf('one', orders));
        expect(await apply(things, { upserts: [asked] })).toContain(
          'upsert request one',
        );
        expect(await seen()).toEqual(['2026-02-01T00:00:00.000Z']);
        clock.advance(1_000);
        expect(await apply(things, { deletes: [asked] })).toEqual([
          `delete claim ${orders}`,
        ]);
        expect(await seen()).toEqual(['2026-02-01T00:00:00.000Z']);
      });

      it('notes it of what has come and gone at once', async () => {
        await knex('requests').insert(requestOf('one', orders));
        expect(await apply(things, { deletes: [asked] })).toEqual([
          'upsert request one',
        ]);
      });

      it("does not believe an object that names another's request", async () => {
        const other = 'east:payments:test.thing:bills';
        await knex('requests').insert(requestOf('one', other));
        await apply(things, { upserts: [asked] });
        expect(await seen()).toEqual([null]);
      });
    });

    it('leaves other clusters alone', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      await knex('claims').update({ cluster: 'west' });
      expect(await sweep(things)).toEqual([]);
    });

    it('skips one that cannot be judged, and goes on with the others', async () => {
      const logger = build([
        anOffering({
          readiness: ({ primary }) => {
            if (primary.metadata.name === 'bad') {
              throw new Error('a bug');
            }
            return { phase: 'Ready', reason: 'Fine', message: 'Fine' };
          },
        }),
      ]);
      await apply(things, { upserts: [aThing('bad'), aThing('orders')] });
      expect(await knex('claims').pluck('name')).toEqual(['orders']);
      expect(logger.warn).toHaveBeenCalledWith(
        'A claim cannot be judged and is left as it was',
        {
          offering: 'test.thing',
          object: 'payments/bad',
          error: 'Error: a bug',
        },
      );
    });

    it('gives an object of several offerings to the one that its label names', async () => {
      build([thing, anOffering({ id: 'test.zebra' })]);
      const labelled = (offering?: string) =>
        aThing('orders', {
          labels: offering ? { 'berth.dev/offering': offering } : {},
        });
      const zebra = 'east:payments:test.zebra:orders';
      await apply(things, { upserts: [labelled('test.zebra')] });
      expect(await knex('claims').pluck('id')).toEqual([zebra]);
      expect(await apply(things, { upserts: [labelled()] })).toEqual([
        `upsert claim ${orders}`,
        `delete claim ${zebra}`,
      ]);
    });

    it('takes hundreds at once', async () => {
      const upserts = Array.from({ length: 750 }, (_, i) => aThing(`a-${i}`));
      expect(await apply(things, { upserts })).toHaveLength(750);
      expect(await sweep(things)).toHaveLength(750);
    });
  });

  describe('of namespaces', () => {
    // What the catalog shows of the namespaces themselves is tested below.
    const withoutObjects = (notes: string[]) =>
      notes.filter(note => !note.includes(' object '));
    const change = async (batch: Parameters<typeof apply>[1]) =>
      withoutObjects(await apply(namespaces, batch));

    it('moves the claims in them', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      expect((await claim(orders)).tenant).toBeNull();
      const move = (tenant?: string) =>
        change({ upserts: [aNamespace('payments', tenant)] });
      expect(await move('pay')).toEqual([
        `upsert claim ${orders}`,
        'upsert tenant pay',
      ]);
      expect(await move('shop')).toEqual([
        `upsert claim ${orders}`,
        'delete tenant pay',
        'upsert tenant shop',
      ]);
      expect((await claim(orders)).tenant).toBe('shop');
      expect(await move('shop')).toEqual([]);
      expect(await move()).toEqual([
        `upsert claim ${orders}`,
        'delete tenant shop',
      ]);
      expect((await claim(orders)).tenant).toBeNull();
    });

    it('shows the claims in them that their owner has changed', async () => {
      await change({ upserts: [aNamespace('payments', 'pay')] });
      await apply(things, { upserts: [aThing('orders')] });
      const own = (owner: string) =>
        change({
          upserts: [
            aNamespace('payments', 'pay', { 'berth.dev/owner': owner }),
          ],
        });
      expect(await own('group:default/pay')).toEqual([
        `upsert claim ${orders}`,
        'upsert tenant pay',
      ]);
      expect(await own('group:default/pay')).toEqual([]);
    });

    it('notices when what they say of the tenant changes', async () => {
      await change({ upserts: [aNamespace('a', 'pay')] });
      expect(
        await change({
          upserts: [aNamespace('a', 'pay', { 'berth.dev/title': 'Pay' })],
        }),
      ).toEqual(['upsert tenant pay']);
    });

    it('keeps a tenant as long as it has a namespace', async () => {
      await change({
        upserts: [aNamespace('a', 'pay'), aNamespace('b', 'pay')],
      });
      expect(await change({ deletes: [aNamespace('a', 'pay')] })).toEqual([
        'upsert tenant pay',
      ]);
      expect(withoutObjects(await sweep(namespaces))).toEqual([
        'delete tenant pay',
      ]);
    });
  });

  describe('of children', () => {
    const owned = (name: string, owner: string) =>
      liveThing({
        metadata: {
          name,
          ownerReferences: [
            { kind: 'Thing', name: owner, uid: `uid-${owner}` },
          ],
        },
      });
    const labelled = (name: string) =>
      liveThing({
        metadata: {
          name,
          labels: {
            'berth.dev/claim': 'orders',
            'berth.dev/offering': 'test.thing',
          },
        },
      });

    it.each([
      ['by ownership', owned('part', 'orders')],
      ['by labels', labelled('part')],
    ])('judges the claim to which they belong %s', async (_how, child) => {
      await apply(things, { upserts: [aThing('orders')] });
      expect(await apply(parts, { upserts: [child] })).toEqual([
        `upsert claim ${orders}`,
      ]);
      expect((await claim(orders)).phase).toBe('Ready');
      expect(await apply(parts, { upserts: [child] })).toEqual([]);
      // A new look at the primary object forgets no child.
      await apply(things, { upserts: [aThing('orders', { generation: 3 })] });
      expect((await claim(orders)).phase).toBe('Ready');
      expect(await apply(parts, { deletes: [child] })).toEqual([
        `upsert claim ${orders}`,
      ]);
      expect((await claim(orders)).phase).toBe('Provisioning');
    });

    it('may come before their claim', async () => {
      await apply(parts, { upserts: [owned('part', 'orders')] });
      await apply(things, { upserts: [aThing('orders')] });
      expect((await claim(orders)).phase).toBe('Ready');
    });

    it('judge their old claim and their new one when they change hands', async () => {
      await apply(things, { upserts: [aThing('orders'), aThing('bills')] });
      await apply(parts, { upserts: [owned('part', 'orders')] });
      expect(await apply(parts, { upserts: [owned('part', 'bills')] })).toEqual(
        [
          'upsert claim east:payments:test.thing:bills',
          `upsert claim ${orders}`,
        ],
      );
    });

    it('that belong to nobody are not kept', async () => {
      await apply(parts, {
        upserts: [liveThing({ metadata: { name: 'lone' } })],
      });
      expect(await knex('fleet_children').pluck('name')).toEqual([]);
    });

    it('go when a list no longer shows them', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      await apply(parts, { upserts: [owned('part', 'orders')] });
      expect(await sweep(parts)).toEqual([`upsert claim ${orders}`]);
      expect((await claim(orders)).phase).toBe('Provisioning');
    });
  });

  describe('of events', () => {
    const anEvent = (name: string, more: object = {}) => ({
      ...liveThing({ metadata: { name, uid: `uid-${name}` } }),
      involvedObject: {
        apiVersion: 'test.berth.dev/v1',
        kind: 'Thing',
        namespace: 'payments',
        name: 'orders',
      },
      type: 'Warning',
      reason: 'Slow',
      message: 'Takes its time',
      count: 3,
      lastTimestamp: '2026-01-31T00:00:00Z',
      source: { component: 'operator' },
      ...more,
    });

    it('belong to the claim that they are about', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      expect(await apply(events, { upserts: [anEvent('e1')] })).toEqual([
        `upsert claim ${orders}`,
      ]);
      expect(await knex('claim_events').select()).toMatchObject([
        {
          event_key: 'payments/e1',
          type: 'Warning',
          reason: 'Slow',
          count: 3,
          last_seen: '2026-01-31T00:00:00.000Z',
          source: 'operator',
        },
      ]);
    });

    it.each([
      ['another kind', { involvedObject: { kind: 'Other' } }],
      [
        'the same kind of another group',
        {
          involvedObject: {
            apiVersion: 'other.dev/v1',
            kind: 'Thing',
            namespace: 'payments',
            name: 'orders',
          },
        },
      ],
      ['nothing', { involvedObject: undefined }],
    ])('about %s are left out', async (_what, more) => {
      await apply(events, { upserts: [anEvent('e1', more)] });
      expect(await knex('claim_events').pluck('event_key')).toEqual([]);
    });

    it('of the newer API carry their time and count elsewhere', async () => {
      await apply(events, {
        upserts: [
          anEvent('e1', {
            count: undefined,
            lastTimestamp: null,
            series: { count: 9, lastObservedTime: '2026-01-30T00:00:00.5Z' },
            source: {},
            reportingComponent: 'new-operator',
          }),
          anEvent('e2', {
            count: undefined,
            lastTimestamp: null,
            eventTime: '2026-01-29T00:00:00Z',
          }),
        ],
      });
      expect(await knex('claim_events').orderBy('event_key')).toMatchObject([
        {
          count: 9,
          last_seen: '2026-01-30T00:00:00.500Z',
          source: 'new-operator',
        },
        { count: 1, last_seen: '2026-01-29T00:00:00.000Z' },
      ]);
    });

    it('expire without a word', async () => {
      await apply(things, { upserts: [aThing('orders')] });
      await apply(events, { upserts: [anEvent('e1'), anEvent('e2')] });
      expect(await apply(events, { deletes: [anEvent('e1')] })).toEqual([]);
      expect(await sweep(events)).toEqual([]);
      expect(await knex('claim_events').pluck('event_key')).toEqual([]);
    });
  });

  describe("of objects of Kubernetes' own kinds", () => {
    const [quotas] = coreResources(['ResourceQuota']);
    const aQuota = (name: string, more: object = {}) =>
      liveThing({ metadata: { name, namespace: 'payments', ...more } });
    const limits = 'east:payments:ResourceQuota:limits';
    const place = 'east:payments:Namespace:payments';

    it('are noted when what the catalog shows of them is another', async () => {
      await apply(namespaces, { upserts: [aNamespace('payments', 'pay')] });
      const upserts = [aQuota('limits')];
      expect(await apply(quotas, { upserts })).toEqual([
        `upsert object ${limits}`,
      ]);
      expect(
        await apply(quotas, {
          upserts: [aQuota('limits', { resourceVersion: '2' })],
        }),
      ).toEqual([]);
      const titled = aQuota('limits', {
        annotations: { 'berth.dev/title': 'Limits' },
      });
      expect(await apply(quotas, { upserts: [titled] })).toEqual([
        `upsert object ${limits}`,
      ]);
      expect(await apply(quotas, { deletes: [titled] })).toEqual([
        `delete object ${limits}`,
      ]);
      expect(await knex('fleet_core_objects')).toEqual([]);
    });

    it('go when a list no longer shows them, each in its namespace', async () => {
      await apply(namespaces, { upserts: [aNamespace('payments', 'pay')] });
      await apply(quotas, {
        upserts: [aQuota('limits'), aQuota('limits', { namespace: 'shop' })],
      });
      expect(await sweep(quotas, 'shop/limits')).toEqual([
        `delete object ${limits}`,
      ]);
      expect(await knex('fleet_core_objects').pluck('namespace')).toEqual([
        'shop',
      ]);
    });

    it('are not kept when they are claims', async () => {
      await apply(quotas, { upserts: [aQuota('gpus')] });
      const claimed = aQuota('gpus', {
        labels: { 'berth.dev/offering': 'gpu.quota' },
      });
      await apply(quotas, { upserts: [claimed] });
      expect(await knex('fleet_core_objects')).toEqual([]);
    });

    it('change hands with their namespace, before which nobody hears of them', async () => {
      expect(await apply(quotas, { upserts: [aQuota('limits')] })).toEqual([]);
      expect(
        await apply(namespaces, { upserts: [aNamespace('payments', 'pay')] }),
      ).toEqual([
        `upsert object ${place}`,
        `upsert object ${limits}`,
        'upsert tenant pay',
      ]);
      const title = { 'berth.dev/title': 'Pay' };
      expect(
        await apply(namespaces, {
          upserts: [aNamespace('payments', 'pay', title)],
        }),
      ).toEqual([`upsert object ${place}`, 'upsert tenant pay']);
      expect(
        await apply(namespaces, { upserts: [aNamespace('payments')] }),
      ).toEqual([
        `delete object ${place}`,
        `delete object ${limits}`,
        'delete tenant pay',
      ]);
    });
  });

  describe('of what definitions are made from', () => {
    const blueprint = (namespace?: string) =>
      liveThing({
        metadata: {
          name: 'pages',
          namespace,
          labels: { 'berth.dev/offering': 'true' },
        },
      });
    const stored = () => knex('fleet_definitions').pluck('name');

    it.each([
      ['in no namespace', undefined, '/pages'],
      ['in a namespace', 'platform', 'platform/pages'],
    ])('keeps, %s, what a list shows', async (_where, namespace, key) => {
      await apply(origins, { upserts: [blueprint(namespace)] });
      await sweep(origins, key);
      expect(await stored()).toEqual(['pages']);
      await sweep(origins, 'platform/others');
      expect(await stored()).toEqual([]);
    });
  });

  describe('of simulations', () => {
    const definition = (name: string, value?: string) =>
      liveThing({
        metadata: {
          name,
          namespace: undefined,
          annotations: value ? { 'berth.dev/simulated': value } : undefined,
        },
      });
    const groups = () => knex('fleet_simulations').pluck('api_group');

    it('follows the annotation', async () => {
      const simulated = definition('things.test.berth.dev', 'true');
      expect(
        await apply(crds, { upserts: [simulated, definition('a.b.c')] }),
      ).toEqual(['upsert cluster east']);
      expect(await groups()).toEqual(['test.berth.dev']);
      expect(await apply(crds, { upserts: [simulated] })).toEqual([]);
      expect(
        await apply(crds, { upserts: [definition('things.test.berth.dev')] }),
      ).toEqual(['upsert cluster east']);
      expect(await groups()).toEqual([]);
      await apply(crds, { upserts: [simulated] });
      expect(await sweep(crds, '/a.b.c')).toEqual(['upsert cluster east']);
      expect(await sweep(crds)).toEqual([]);
    });
  });
});
