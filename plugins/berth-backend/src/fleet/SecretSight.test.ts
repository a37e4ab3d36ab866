import { mockServices } from '@backstage/backend-test-utils';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import type { Knex } from 'knex';
import { liveThing } from '../__testUtils__/liveObject';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { BerthCluster } from '../clusters/types';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { ClaimProjection } from './ClaimProjection';
import type { ProjectionWriter, WriterItem } from './ProjectionWriter';
import { SecretSight } from './SecretSight';
import type { WatchedResource } from './types';

const things: WatchedResource = {
  group: 'test.berth.dev',
  version: 'v1',
  plural: 'things',
  key: 'test.berth.dev/v1/things',
  role: 'claim',
};
const id = 'east:payments:test.thing:orders';
const awaited = { namespace: 'payments', name: 'vc-orders' };

/** Ready only when its Secret is there. */
const offering = anOffering({
  awaits: () => [awaited],
  readiness: ({ secrets }) => ({
    phase: secrets?.length ? 'Ready' : 'Provisioning',
    reason: secrets ? 'Looked' : 'NotLooked',
    message: 'The Secret decides.',
  }),
});

describe.each(testDatabases)('SecretSight on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let answers: Array<'present' | 'absent' | 'hidden' | 'away'>;
  const asked: object[] = [];
  const controller = new AbortController();
  let running: Promise<void>;

  beforeAll(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    const logger = mockServices.logger.mock();
    const claims = ClaimProjection.create({
      cluster: 'east',
      offerings: () => [offering],
      tenantLabel: 'berth.dev/tenant',
      clock,
      logger,
    });
    const primary = liveThing({
      metadata: { name: 'orders', namespace: 'payments' },
    });
    await knex.transaction(tx =>
      claims.apply(tx, { resource: things, upserts: [primary], deletes: [] }),
    );
    const sight = SecretSight.create({
      cluster: {
        name: 'east',
        client: {
          findMetadata: async (_api: object, secret: object, call: object) => {
            asked.push({ secret, as: (call as { as?: object }).as });
            const answer = answers.shift() ?? 'away';
            if (answer === 'hidden') {
              throw KubernetesError.fromAnswer(403, '');
            }
            if (answer === 'away') {
              throw KubernetesError.fromNetwork('ECONNREFUSED', 'away');
            }
            return answer === 'present' ? primary : undefined;
          },
        },
      } as unknown as BerthCluster,
      offerings: [offering],
      knex,
      feed: { subscribe: () => () => {} } as unknown as ChangeFeed,
      writer: {
        push: async (item: WriterItem) => {
          if (item.type === 'task') {
            await knex.transaction(item.write);
          }
        },
      } as unknown as ProjectionWriter,
      claims,
      clock,
      random: () => 0.5,
      logger,
    });
    answers = ['hidden', 'absent', 'away', 'present'];
    running = sight.run(controller.signal);
  });

  afterAll(async () => {
    controller.abort();
    await running;
    await knex.destroy();
  });

  /** The claim's state once so many questions have been asked. */
  async function stateAfter(count: number, wanted: string): Promise<string> {
    for (let turn = 0; asked.length < count && turn < 200; turn++) {
      await clock.advance(60_000);
    }
    let found = '';
    for (let turn = 0; turn < 200 && found !== wanted; turn++) {
      await new Promise(resolve => setImmediate(resolve));
      const row = await knex('claims').where({ id }).first();
      found = `${row.phase} ${row.reason}`;
    }
    return found;
  }

  async function untilStored(): Promise<object[]> {
    for (;;) {
      const rows = await knex('claim_secrets');
      if (rows.length > 0) {
        return rows;
      }
    }
  }

  it('knows nothing of a Secret that nobody may see', async () => {
    expect(await stateAfter(1, 'Provisioning NotLooked')).toBe(
      'Provisioning NotLooked',
    );
    // The state was that before, too.
    const [row] = await untilStored();
    expect(row).toMatchObject({ ...awaited, claim: id, state: 'hidden' });
  });

  it('finds one that is missing, and looks again through an outage', async () => {
    expect(await stateAfter(2, 'Provisioning Looked')).toBe(
      'Provisioning Looked',
    );
    expect(await stateAfter(4, 'Ready Looked')).toBe('Ready Looked');
  });

  it('asks by name alone, as Berth where nobody asked for the claim', () => {
    expect(new Set(asked.map(one => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ secret: awaited })]),
    );
  });

  it('keeps nothing but names', async () => {
    const rows = await knex('claim_secrets');
    expect(rows.map(row => Object.keys(row).sort())).toEqual([
      ['claim', 'cluster', 'name', 'namespace', 'state'],
    ]);
  });
});
