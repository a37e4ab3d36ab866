import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { testDatabase } from '../__testUtils__/testDatabase';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import { DefinitionReader } from './DefinitionReader';
import type { ProjectionWriter } from './ProjectionWriter';

describe('DefinitionReader', () => {
  let knex: Knex;
  let defined: Map<string, { fingerprint: string }>;
  let looks: number;
  let told: string[];
  let reader: DefinitionReader;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    knex = await testDatabase();
    defined = new Map([['composition.pages', { fingerprint: 'one' }]]);
    looks = 0;
    told = [];
    const live = {
      source: {},
      defined: () => defined,
      refresh: async () => {
        looks++;
        // By a change of another backend it has been taken in already.
        return false;
      },
    } as unknown as LiveOfferings;
    reader = DefinitionReader.create({
      cluster: { name: 'east' } as BerthCluster,
      config: { backoff: { initialMs: 1, maxMs: 1 } } as FleetConfig,
      ...{ live, knex, clock: ManualClock.create(), random: () => 0 },
      logger: mockServices.logger.mock(),
      guard: async () => {},
      onChanged: () => told.push('discovery'),
    });
    const writer = {
      push: async () => {
        told.push('feed');
      },
    } as unknown as ProjectionWriter;
    const controller = new AbortController();
    const running = reader.run(controller.signal, writer);
    stop = async () => {
      controller.abort();
      await running;
      await knex.destroy();
    };
  });

  afterEach(async () => {
    await stop();
  });

  const look = async () => {
    const before = looks;
    reader.lookSoon();
    while (looks === before) {
      await settle();
    }
    await settle();
  };

  it('tells of an offering that is another, whoever has taken it in, once', async () => {
    await look();
    expect(told).toEqual([]);
    defined = new Map([['composition.pages', { fingerprint: 'two' }]]);
    await look();
    expect(told).toEqual(['discovery', 'feed']);
    await look();
    expect(told).toEqual(['discovery', 'feed']);
    defined = new Map();
    await look();
    expect(told).toEqual(['discovery', 'feed', 'discovery', 'feed']);
  });
});
