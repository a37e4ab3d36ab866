import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  BerthClient,
  berthEntityAnnotations,
  claimEntityRef,
} from '@berth/backstage-plugin-berth-common';
import { createOfferingRegistry } from '@berth/backstage-plugin-berth-node';
import {
  aClaim,
  aCluster,
  aRequest,
  aTenant,
  FakeBerth,
  type FakeBerthContents,
} from '@berth/test-utils';
import { EntityMapper } from '../entities/EntityMapper';
import { BerthFleet } from './BerthFleet';
import { BerthFollower } from './BerthFollower';
import { CatalogParts } from './CatalogParts';
import { EntityReader } from './EntityReader';
import { StuckEntities } from './StuckEntities';

const RESYNC_MS = 3_600_000;
const ordersDb = claimEntityRef(aClaim());

/** A catalog that applies mutations and hands them out one by one. */
class FakeCatalog {
  readonly entities = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];
  failure?: Error;
  hidden?: string;
  looks = 0;
  #seen = 0;
  #wake = () => {};

  applyMutation = async (mutation: EntityProviderMutation) => {
    if (this.failure) {
      const failure = this.failure;
      this.failure = undefined;
      throw failure;
    }
    if (mutation.type === 'full') {
      this.entities.clear();
    } else {
      mutation.removed.forEach(removed =>
        this.entities.delete('entityRef' in removed ? removed.entityRef : ''),
      );
    }
    const put = mutation.type === 'full' ? mutation.entities : mutation.added;
    put.forEach(({ entity }) =>
      this.entities.set(stringifyEntityRef(entity), entity),
    );
    this.mutations.push(mutation);
    this.#wake();
  };

  refresh = async () => {};

  /** What it shows to those who ask: what is hidden it never does. */
  fingerprints = async () => {
    this.looks += 1;
    return new Map(
      [...this.entities]
        .filter(([ref]) => ref !== this.hidden)
        .map(([ref, { metadata }]) => [
          ref,
          metadata.annotations?.[berthEntityAnnotations.fingerprint],
        ]),
    );
  };

  /** The next mutation that was not handed out yet, in short. */
  async next() {
    while (this.mutations.length === this.#seen) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    const mutation = this.mutations[this.#seen];
    this.#seen += 1;
    return mutation.type === 'full'
      ? { type: mutation.type, entities: mutation.entities.length }
      : {
          type: mutation.type,
          added: mutation.added.map(({ entity }) => stringifyEntityRef(entity)),
          removed: mutation.removed,
        };
  }
}

class FakeClock {
  time = 1;
  readonly sleeps: number[] = [];
  onSleep: () => void = () => {};
  now = () => this.time;
  sleep = async (ms: number) => {
    this.sleeps.push(ms);
    this.onSleep();
  };
}

// Starting a backend takes a while where much else runs.
jest.setTimeout(60_000);

describe('BerthFollower', () => {
  const berth = FakeBerth.create();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const followers: BerthFollower[] = [];

  beforeAll(async () => {
    backend = await startTestBackend({ features: [berth.feature] });
  });
  afterEach(async () => {
    await Promise.all(followers.splice(0).map(follower => follower.stop()));
    berth.reset();
  });
  afterAll(() => backend.stop());

  const sandboxOfPayments = {
    clusters: [aCluster()],
    tenants: [aTenant()],
    claims: [aClaim()],
  };

  /** A catalog that is told of a Berth which has these. */
  async function follow(has: FakeBerthContents) {
    berth.put(has);
    const port = backend.server.port();
    const discovery = mockServices.discovery.mock({
      getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
    });
    const logger = mockServices.logger.mock();
    const clock = new FakeClock();
    const catalog = new FakeCatalog();
    const fleet = BerthFleet.create({
      client: BerthClient.create({ discoveryApi: discovery }),
      auth: mockServices.auth({ pluginId: 'catalog' }),
    });
    const mapper = EntityMapper.create({
      config: {
        appBaseUrl: 'http://localhost:3000',
        defaultOwner: 'group:default/platform',
        resyncIntervalMs: RESYNC_MS,
        onlyAnnotated: false,
      },
      offerings: createOfferingRegistry(),
      logger,
    });
    const parts = CatalogParts.create({ parts: 1 });
    const follower = BerthFollower.create({
      fleet,
      parts,
      stuck: StuckEntities.create({ shown: catalog, clock }),
      reader: EntityReader.create({ fleet, mapper, logger }),
      logger,
      clock,
      resyncIntervalMs: RESYNC_MS,
    });
    await parts.providers[0].connect(catalog);
    follower.start();
    followers.push(follower);
    return { catalog, clock, logger };
  }

  it('tells everything once, with its own identity', async () => {
    const { catalog } = await follow(sandboxOfPayments);

    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 3,
    });
    expect([...catalog.entities.keys()]).toEqual([
      'resource:default/sandbox',
      'system:default/payments',
      ordersDb,
    ]);
    expect(new Set(berth.calls.map(call => call.principal))).toEqual(
      new Set(['plugin:catalog']),
    );
  });

  it('tells what is new, has changed and is gone', async () => {
    const { catalog } = await follow(sandboxOfPayments);
    await catalog.next();

    const users = aClaim({ name: 'users' });
    berth.putClaim(users);
    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [claimEntityRef(users)],
      removed: [],
    });

    berth.removeClaim(users.id);
    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [],
      removed: [{ entityRef: claimEntityRef(users), locationKey: 'berth' }],
    });

    berth.putClaim(aClaim({ tenant: 'shop', owner: 'group:default/shop' }));
    await catalog.next();
    expect(catalog.entities.get(ordersDb)?.spec).toMatchObject({
      system: 'shop',
      owner: 'group:default/shop',
    });

    berth.putCluster(aCluster({ name: 'two' }));
    await catalog.next();
    berth.removeCluster('two');
    await catalog.next();
    berth.removeTenant('payments');
    await catalog.next();
    expect([...catalog.entities.keys()]).toEqual([
      'resource:default/sandbox',
      ordersDb,
    ]);
  });

  it("shows a tenant's new owner on its claims", async () => {
    const { catalog } = await follow(sandboxOfPayments);
    await catalog.next();

    const owner = 'group:default/treasury';
    // Only the tenant is named in the feed.
    berth.claims.set(aClaim().id, aClaim({ owner }));
    berth.putTenant(aTenant({ owner }));
    await expect(catalog.next()).resolves.toMatchObject({
      added: ['system:default/payments'],
    });
    await expect(catalog.next()).resolves.toMatchObject({ added: [ordersDb] });
    expect(catalog.entities.get(ordersDb)?.spec?.owner).toBe(owner);
  });

  it('tells nothing of 10,000 status changes', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `db-${index}`);
    const { catalog } = await follow({
      clusters: [aCluster()],
      tenants: [aTenant()],
      claims: names.map(name => aClaim({ name })),
    });
    await berth.followed();

    for (let flap = 0; flap < 20; flap += 1) {
      for (const name of names) {
        berth.putClaim(
          aClaim({ name, phase: flap % 2 ? 'Ready' : 'Degraded' }),
        );
      }
      berth.putCluster(aCluster({ state: flap % 2 ? 'connected' : 'stale' }));
      berth.putTenant(aTenant({ claims: { Ready: flap } }));
      await berth.followed();
    }
    expect(catalog.mutations.map(({ type }) => type)).toEqual(['full']);
    // Some seconds on a machine that does nothing else.
  }, 60_000);

  it('is not misled by replayed and reordered changes', async () => {
    const { catalog } = await follow(sandboxOfPayments);
    await catalog.next();

    berth.note('claim', aClaim().id, 'delete');
    berth.note('claim', aClaim().id, 'upsert');
    berth.note('claim', aClaim({ name: 'never-was' }).id, 'upsert');
    berth.note('tenant', 'never-was', 'upsert');
    berth.note('request', '0f0f6a0c-7d5a-4c5e-9a53-0b6f2b1f9a11', 'upsert');
    const last = aClaim({ name: 'last' });
    berth.putClaim(last);

    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [claimEntityRef(last)],
      removed: [],
    });
  });

  it('reads fleets of several pages, and tells of many changes at once', async () => {
    const names = Array.from({ length: 1201 }, (_, index) => `db-${index}`);
    const { catalog } = await follow({
      clusters: [aCluster()],
      claims: names.map(name => aClaim({ name })),
    });
    await expect(catalog.next()).resolves.toMatchObject({ entities: 1202 });

    const gone = names.slice(0, 200).map(name => aClaim({ name }));
    gone.forEach(claim => berth.removeClaim(claim.id));
    while (catalog.entities.size > 1002) {
      await catalog.next();
    }
    expect(catalog.entities.has(claimEntityRef(gone[0]))).toBe(false);
    expect(catalog.entities.size).toBe(1002);
  });

  it.each([
    ['begins anew', () => berth.loseFeed()],
    ['has forgotten what it had', () => berth.pruneFeed()],
  ])('tells everything again when the feed %s', async (_, happen) => {
    const { catalog } = await follow(sandboxOfPayments);
    await catalog.next();

    berth.claims.clear();
    happen();
    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 2,
    });
    expect(catalog.entities.has(ordersDb)).toBe(false);
  });

  it('tells everything again after the interval', async () => {
    const { catalog, clock } = await follow(sandboxOfPayments);
    await catalog.next();
    await berth.followed();

    clock.time += RESYNC_MS;
    berth.note('claim', aClaim().id, 'upsert');
    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 3,
    });
  });

  it('tells nothing while Berth is down at the start', async () => {
    berth.outage = new ServiceUnavailableError('starting');
    let mutationsWhileDown = 0;
    const { catalog, clock, logger } = await follow(sandboxOfPayments);
    clock.onSleep = () => {
      mutationsWhileDown += catalog.mutations.length;
      if (clock.sleeps.length >= 9) {
        berth.outage = undefined;
      }
    };

    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 3,
    });
    expect(mutationsWhileDown).toBe(0);
    expect(clock.sleeps.slice(0, 9)).toEqual([
      500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000,
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'The catalog cannot follow Berth; it keeps what it has',
      expect.objectContaining({ failures: 1, retryInMs: 500 }),
    );
  });

  it('removes nothing because a call failed, and catches up afterwards', async () => {
    const users = aClaim({ name: 'users' });
    berth.putClaim(users);
    const { catalog, clock, logger } = await follow(sandboxOfPayments);
    await catalog.next();

    const down = new Promise<void>(resolve => {
      clock.onSleep = () => {
        if (clock.sleeps.length === 3) {
          // Gone while nobody could look, and the feed does not say so.
          berth.claims.delete(users.id);
          berth.outage = undefined;
          resolve();
        }
      };
    });
    // As a proxy answers whose backend is gone.
    berth.outage = new NotFoundError('no such route');
    berth.note('claim', aClaim().id, 'upsert');
    await down;

    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [],
      removed: [{ entityRef: claimEntityRef(users), locationKey: 'berth' }],
    });
    await berth.followed();
    expect(catalog.mutations).toHaveLength(2);
    expect(logger.info).toHaveBeenCalledWith(
      'The catalog follows Berth again',
      { failures: 3 },
    );
  });

  it('removes nothing before every cluster has been heard of', async () => {
    const { catalog } = await follow({
      clusters: [aCluster(), aCluster({ name: 'slow', state: 'unknown' })],
      tenants: [aTenant()],
      claims: [aClaim()],
    });
    await berth.followed();
    expect(catalog.mutations).toMatchObject([
      { type: 'delta', removed: [] },
      { type: 'delta', removed: [] },
    ]);
    await catalog.next();
    await catalog.next();
    expect(catalog.entities.size).toBe(4);

    berth.putClaim(aClaim({ cluster: 'slow' }));
    await expect(catalog.next()).resolves.toMatchObject({ type: 'delta' });
    berth.putCluster(aCluster({ name: 'slow' }));
    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 5,
    });
  });

  it('tells again what the catalog did not take', async () => {
    const { catalog, clock } = await follow(sandboxOfPayments);
    await catalog.next();

    catalog.failure = new Error('database is locked');
    const users = aClaim({ name: 'users' });
    berth.putClaim(users);
    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [claimEntityRef(users)],
      removed: [],
    });
    expect(clock.sleeps).toEqual([500]);
  });

  it('reads just what has changed, in one call', async () => {
    const { catalog } = await follow(sandboxOfPayments);
    await catalog.next();
    await berth.followed();
    berth.calls = [];

    const [users, carts] = ['users', 'carts'].map(name => aClaim({ name }));
    berth.claims.set(carts.id, carts);
    berth.putClaim(users);
    await catalog.next();
    expect(
      berth.calls.filter(({ operation }) => operation !== 'GET /changes'),
    ).toMatchObject([
      {
        operation: 'POST /claims/lookup',
        body: { ids: [users.id], requests: [] },
      },
    ]);
  });

  it('shows a request at once, as what its claim will be', async () => {
    const { catalog } = await follow({ ...sandboxOfPayments, claims: [] });
    await catalog.next();

    const request = aRequest({ state: 'Submitted' });
    berth.putRequest(request);
    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [ordersDb],
      removed: [],
    });
    const pending = catalog.entities.get(ordersDb);
    expect(pending).toMatchObject({
      metadata: {
        tags: ['cloudnative-pg', 'pending'],
        annotations: { 'berth.dev/pending-request': request.id },
      },
      spec: { system: 'payments', owner: 'group:default/payments' },
    });

    berth.putClaim(aClaim());
    await expect(catalog.next()).resolves.toMatchObject({ added: [ordersDb] });
    const claim = catalog.entities.get(ordersDb);
    expect(claim?.metadata.name).toBe(pending?.metadata.name);
    expect(claim?.spec).toEqual(pending?.spec);
    expect(claim?.metadata.tags).toEqual(['cloudnative-pg']);
  });

  it('takes away again what a request came to nothing of', async () => {
    const request = aRequest({ state: 'Submitted' });
    berth.putRequest(request);
    const { catalog } = await follow({ ...sandboxOfPayments, claims: [] });
    await catalog.next();
    expect(catalog.entities.has(ordersDb)).toBe(true);

    berth.putRequest({ ...request, state: 'Failed' });
    await expect(catalog.next()).resolves.toEqual({
      type: 'delta',
      added: [],
      removed: [{ entityRef: ordersDb, locationKey: 'berth' }],
    });
  });

  it('leaves out what cannot be shown, and shows the rest', async () => {
    berth.putTenant(aTenant({ name: 'half \ud83d', owner: undefined }));
    const { catalog, logger } = await follow(sandboxOfPayments);
    await expect(catalog.next()).resolves.toEqual({
      type: 'full',
      entities: 3,
    });
    expect(logger.warn).toHaveBeenCalledWith('Left out of the catalog', {
      key: 'tenant:half \ud83d',
      error: 'URIError: URI malformed',
    });
  });

  it('tells anew what the catalog has taken and does not come to show', async () => {
    const { catalog, clock, logger } = await follow(sandboxOfPayments);
    await catalog.next();
    // Only then is it settled by when it is to be shown.
    while (logger.info.mock.calls.length === 0) {
      await new Promise(setImmediate);
    }
    catalog.hidden = ordersDb;
    for (const [index, name] of ['one', 'two'].entries()) {
      clock.time += 30_000;
      berth.putClaim(aClaim({ name }));
      await catalog.next();
      while (catalog.looks === index) {
        await new Promise(setImmediate);
      }
    }
    expect(await catalog.next()).toMatchObject({
      removed: [{ entityRef: ordersDb, locationKey: 'berth' }],
    });
    expect(await catalog.next()).toMatchObject({ added: [ordersDb] });
  });
});
