import { mockServices } from '@backstage/backend-test-utils';
import {
  stringifyClaimRef,
  type Change,
  type Claim,
  type ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import { createOfferingRegistry } from '@berth/backstage-plugin-berth-node';
import {
  aClaim,
  aCluster,
  aCoreObject,
  aRequest,
  aTenant,
} from '@berth/test-utils';
import fc from 'fast-check';
import { EntityMapper } from '../entities/EntityMapper';
import { ModelCatalog } from './__testUtils__/ModelCatalog';
import { ModelFleet } from './__testUtils__/ModelFleet';
import { BerthFollower } from './BerthFollower';
import { CatalogParts } from './CatalogParts';
import { EntityReader } from './EntityReader';
import { withFingerprint } from './fingerprint';
import { StuckEntities } from './StuckEntities';

const PARTS = 3;

/** Something that happens to the fleet, to its feed, or to who follows it. */
type Event =
  | { do: 'claim'; name: string; cluster: string; tenant?: string; tag: string }
  | { do: 'remove claim'; name: string; cluster: string }
  | { do: 'object'; name: string; tenant: string; cluster: string }
  | { do: 'remove object'; name: string; cluster: string }
  | { do: 'tenant'; name: string; owner: string }
  | { do: 'remove tenant'; name: string }
  | { do: 'cluster'; name: string; state: 'connected' | 'stale' | 'unknown' }
  | { do: 'request'; name: string; state: ClaimRequest['state'] }
  | { do: 'flap'; name: string; cluster: string }
  | { do: 'replay'; kind: Change['kind']; key: string }
  | { do: 'lose the next notice' }
  | { do: 'lose the feed' }
  | { do: 'fail' }
  | { do: 'refuse a mutation' }
  | { do: 'restart' }
  | { do: 'settle' };

const name = fc.constantFrom('a', 'b', 'c', 'd');
const cluster = fc.constantFrom('east', 'west');
const tenant = fc.constantFrom('pay', 'shop');
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    do: fc.constant('claim' as const),
    ...{ name, cluster, tag: fc.constantFrom('x', 'y') },
    tenant: fc.option(tenant, { nil: undefined }),
  }),
  fc.record({ do: fc.constant('remove claim' as const), name, cluster }),
  fc.record({ do: fc.constant('object' as const), name, tenant, cluster }),
  fc.record({ do: fc.constant('remove object' as const), name, cluster }),
  fc.record({
    do: fc.constant('tenant' as const),
    name: tenant,
    owner: fc.constantFrom('group:default/one', 'group:default/two'),
  }),
  fc.record({ do: fc.constant('remove tenant' as const), name: tenant }),
  fc.record({
    do: fc.constant('cluster' as const),
    name: cluster,
    state: fc.constantFrom('connected', 'stale', 'unknown' as const),
  }) as fc.Arbitrary<Event>,
  fc.record({
    do: fc.constant('request' as const),
    name,
    state: fc.constantFrom<ClaimRequest['state']>(
      ...(['Submitted', 'Delivering', 'Delivered', 'Failed'] as const),
    ),
  }),
  fc.record({ do: fc.constant('flap' as const), name, cluster }),
  fc.record({
    do: fc.constant('replay' as const),
    kind: fc.constantFrom<Change['kind']>(
      ...(['claim', 'tenant', 'cluster', 'request'] as const),
    ),
    key: fc.oneof(
      ...[tenant, cluster],
      fc.tuple(cluster, name).map(([where, what]) => claimOf(where, what).id),
    ),
  }),
  ...(
    [
      'lose the next notice',
      'lose the feed',
      'fail',
      'refuse a mutation',
      'restart',
      'settle',
    ] as const
  ).map(what => fc.constant({ do: what } as Event)),
);

function claimOf(where: string, what: string, more: Partial<Claim> = {}) {
  return aClaim({ cluster: where, name: what, ...more });
}

function nameOf({
  cluster: where,
  name: what,
}: Record<'cluster' | 'name', string>) {
  return { cluster: where, name: what };
}

const mapper = EntityMapper.create({
  config: {
    appBaseUrl: 'http://localhost:3000',
    defaultOwner: 'group:default/platform',
    resyncIntervalMs: 1,
    onlyAnnotated: false,
  },
  offerings: createOfferingRegistry(),
  logger: mockServices.logger.mock(),
});

/** One history: a fleet, the catalog, and who tells the one of the other. */
class History {
  readonly fleet = new ModelFleet();
  readonly catalog = new ModelCatalog();
  time = 1;
  #stop = async () => {};

  async begin(): Promise<void> {
    const logger = mockServices.logger.mock();
    const parts = CatalogParts.create({ parts: PARTS });
    const follower = BerthFollower.create({
      fleet: this.fleet,
      parts,
      stuck: StuckEntities.create({
        shown: { fingerprints: async () => new Map() },
        clock: { now: () => 0 },
      }),
      reader: EntityReader.create({ fleet: this.fleet, mapper, logger }),
      logger,
      clock: { now: () => this.time, sleep: async () => {} },
      resyncIntervalMs: 1_000,
    });
    for (const provider of parts.providers) {
      const source = provider.getProviderName();
      await provider.connect(this.catalog.connection(source));
    }
    follower.start();
    this.#stop = () => follower.stop();
  }

  async end(): Promise<void> {
    this.fleet.release();
    await this.#stop();
  }

  async happens(what: Event): Promise<void> {
    const { fleet, catalog } = this;
    switch (what.do) {
      case 'claim': {
        const { tenant: of, tag } = what;
        const owner = of && fleet.tenantsByName.get(of)?.owner;
        const said = { 'berth.dev/tags': tag };
        fleet.putClaim(
          claimOf(what.cluster, what.name, {
            tenant: of,
            owner,
            catalog: said,
          }),
        );
        break;
      }
      case 'remove claim':
        fleet.removeClaim(claimOf(what.cluster, what.name).id);
        break;
      case 'object': {
        const { owner } = fleet.tenantsByName.get(what.tenant) ?? {};
        fleet.putObject(
          aCoreObject({ ...nameOf(what), owner, tenant: what.tenant }),
        );
        break;
      }
      case 'remove object':
        fleet.removeObject(aCoreObject(nameOf(what)).id);
        break;
      case 'tenant':
        fleet.putTenant(aTenant({ name: what.name, owner: what.owner }));
        break;
      case 'remove tenant':
        fleet.removeTenant(what.name);
        break;
      case 'cluster':
        fleet.putCluster(aCluster({ name: what.name, state: what.state }));
        break;
      case 'request':
        fleet.putRequest(
          aRequest({
            id: `request-${what.name}`,
            claimId: stringifyClaimRef(claimOf('east', what.name)),
            state: what.state,
          }),
        );
        break;
      case 'flap':
        fleet.flap(claimOf(what.cluster, what.name).id);
        break;
      case 'replay':
        fleet.note(what.kind, what.key);
        break;
      case 'lose the next notice':
        fleet.losesNext = true;
        break;
      case 'lose the feed':
        fleet.loseFeed();
        break;
      case 'fail':
        fleet.failures += 1;
        break;
      case 'refuse a mutation':
        catalog.refusals += 1;
        break;
      case 'restart':
        await this.end();
        await this.begin();
        break;
      default:
        await fleet.followed();
    }
  }

  /** What a catalog would show that was made from the fleet as it is. */
  expected(): Map<string, string> {
    const { fleet } = this;
    const entities = [...fleet.clustersByName.values()].map(one =>
      mapper.cluster(one),
    );
    entities.push(
      ...[...fleet.tenantsByName.values()].map(one => mapper.tenant(one)),
      ...[...fleet.claimsById.values()].map(one => mapper.claim(one)!),
      ...[...fleet.objectsById.values()].map(one => mapper.coreObject(one)!),
      ...fleet.onTheirWay().map(one => mapper.pending(one)!),
    );
    return ModelCatalog.shown(entities.map(withFingerprint));
  }
}

describe('BerthFollower, whatever happens', () => {
  it('leaves in the catalog just what there is: nothing twice, no ghosts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 60 }),
        async events => {
          const history = new History();
          await history.begin();
          try {
            for (const one of events) {
              await history.happens(one);
            }
            // Every cluster is heard of in the end, and the interval passes:
            // that is when what nobody was told of is found.
            history.fleet.hearOfAll();
            await history.fleet.followed();
            history.time += 1_000;
            history.fleet.note('claim', claimOf('east', 'a').id);
            await history.fleet.followed();
            expect(history.catalog.entities()).toEqual(history.expected());
          } finally {
            await history.end();
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 120_000);

  it('needs no interval where every notice arrives at least once', async () => {
    const honest = event.filter(one => one.do !== 'lose the next notice');
    await fc.assert(
      fc.asyncProperty(
        fc.array(honest, { minLength: 1, maxLength: 60 }),
        async events => {
          const history = new History();
          await history.begin();
          try {
            for (const one of events) {
              await history.happens(one);
            }
            history.fleet.hearOfAll();
            await history.fleet.followed();
            expect(history.catalog.entities()).toEqual(history.expected());
          } finally {
            await history.end();
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 120_000);
});
