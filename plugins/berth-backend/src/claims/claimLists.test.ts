import type { Knex } from 'knex';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabase } from '../__testUtils__/testDatabase';
import { ChangeFeed } from '../changes/ChangeFeed';
import type { ClusterDirectory } from '../clusters/ClusterDirectory';
import { ClusterStore } from '../fleet/ClusterStore';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import { TenantQueries } from '../tenants/TenantQueries';
import { ClaimQueries, type ClaimsFilter } from './ClaimQueries';

describe('a list of claims', () => {
  let knex: Knex;
  let claims: ClaimQueries;

  beforeEach(async () => {
    knex = await testDatabase();
    const clock = ManualClock.create();
    const feed = ChangeFeed.create({ knex, clock });
    const clusters = { list: () => [] } as unknown as ClusterDirectory;
    claims = ClaimQueries.create({
      knex,
      live: {} as LiveOfferings,
      store: ClusterStore.create({ knex, feed, clock }),
      tenants: TenantQueries.create({ knex, feed, clock, clusters }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  it.each<[string, Omit<ClaimsFilter, 'limit'>, string]>([
    ['phase', { phase: 'Failed' }, 'claims_newest_of_phase'],
    ['offering', { offering: 'test.thing' }, 'claims_newest_of_offering'],
    ['cluster', { cluster: 'east' }, 'claims_newest_of_cluster'],
    ['name', { q: 'orders' }, 'claims_newest'],
    ['nothing', {}, 'claims_newest'],
  ])(
    'that is narrowed by %s comes in its order from an index',
    async (_what, filter, index) => {
      const asked: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
      knex.on('query', query => asked.push(query));
      await claims.list({ ...filter, limit: 50 });
      const list = asked.find(({ sql }) => /from .claims./.test(sql))!;
      knex.removeAllListeners('query');
      const isPostgres = knex.client.config.client === 'pg';
      if (isPostgres) {
        // An empty table is sorted more quickly than an index is opened.
        await knex.raw('set enable_seqscan = off; set enable_sort = off');
      }
      const plan = JSON.stringify(
        await knex.raw(
          `explain ${isPostgres ? '' : 'query plan'} ${list.sql.replace(
            /\$\d+/g,
            '?',
          )}`,
          list.bindings,
        ),
      );
      expect(plan).toMatch(new RegExp(`\\b${index}\\b`));
      expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
    },
  );
});
