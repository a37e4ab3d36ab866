import { mockServices } from '@backstage/backend-test-utils';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import {
  json,
  startScriptedServer,
  type ScriptedServer,
} from '../__testUtils__/apiServer';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { BerthCluster } from '../clusters/types';
import type { FleetConfig } from '../config/BerthConfig';
import type { LiveOfferings } from '../offerings/LiveOfferings';
import { ClusterDiscovery } from './ClusterDiscovery';
import type { ClusterStore } from './ClusterStore';

const MINUTE = 60_000;
const thing = anOffering();
const [{ group, version, plural }] = thing.primaries;
const name = `${plural}.${group}`;

describe('ClusterDiscovery', () => {
  let server: ScriptedServer;
  let clock: ManualClock;
  let discovery: ClusterDiscovery;
  let isServed: boolean;
  let answers: 'yes' | 'no';
  /** What was watched after each look, and whose definitions were fresh. */
  let looks: Array<{ at: number; watched: string[]; fresh: string[] }>;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    isServed = false;
    answers = 'yes';
    looks = [];
    clock = ManualClock.create();
    server = await startScriptedServer((_request, response) => {
      const resources = isServed
        ? [{ name: plural, kind: 'Thing', verbs: ['list', 'watch'] }]
        : [];
      json(response, { resources }, answers === 'yes' ? 200 : 500);
    });
    discovery = ClusterDiscovery.create({
      cluster: { name: 'east', client: server.client } as BerthCluster,
      live: {
        of: () => [thing],
        defined: () => new Map(),
        source: undefined,
      } as unknown as LiveOfferings,
      store: {
        apis: async () => new Map(),
        saveApis: async () => {},
      } as unknown as ClusterStore,
      config: { backoff: { initialMs: 100, maxMs: 1_000 } } as FleetConfig,
      clock,
      random: () => 0,
      logger: mockServices.logger.mock(),
    });
    const controller = new AbortController();
    const start = clock.now();
    const running = discovery.run(controller.signal, {
      follow: async (resources, fresh) => {
        const watched = resources.filter(({ role }) => role === 'claim');
        looks.push({
          at: clock.now() - start,
          watched: watched.map(({ key }) => key),
          fresh: [...fresh],
        });
      },
      onUnreachable: () => {},
    });
    stop = async () => {
      controller.abort();
      await running;
      await server.close();
    };
    await idle();
  });

  afterEach(async () => {
    await stop();
  });

  /** Resolves when a look is over and the next one is waited for. */
  async function idle() {
    const deadline = Date.now() + 20_000;
    while (clock.sleeping.length === 0) {
      if (Date.now() > deadline) {
        throw new Error('It does not come to rest');
      }
      await settle();
    }
  }
  async function pass(milliseconds: number) {
    const until = clock.now() + milliseconds;
    while (clock.now() < until) {
      await clock.advance(Math.min(clock.sleeping[0], until - clock.now()));
      await idle();
    }
  }
  async function comes() {
    discovery.onDefinitionsChanged([{ name, isGone: false }]);
    await idle();
  }
  const times = () => looks.map(({ at }) => at);

  it('looks at the start, and after that only now and then', async () => {
    await pass(21 * MINUTE);
    expect(times()).toEqual([0, 10 * MINUTE, 20 * MINUTE]);
  });

  it('looks again and again for a kind whose definition is there, less and less often', async () => {
    await comes();
    await pass(40 * MINUTE);
    expect(times().map(at => at / 1_000)).toEqual([
      0, 0, 0.5, 2, 6, 18, 42, 90, 186, 378, 762, 1362, 1962,
    ]);
    isServed = true;
    await pass(10 * MINUTE);
    expect(looks.at(-1)?.watched).toEqual([`${group}/${version}/${plural}`]);
  });

  it('rests once the kind is served, or its definition gone', async () => {
    await comes();
    await pass(30_000);
    isServed = true;
    await pass(MINUTE);
    const settled = looks.length;
    await pass(8 * MINUTE);
    expect(looks).toHaveLength(settled);

    isServed = false;
    discovery.onDefinitionsChanged([{ name, isGone: true }]);
    await idle();
    await pass(6_000);
    const gone = looks.length;
    await pass(9 * MINUTE);
    expect(looks).toHaveLength(gone);
  });

  it('knows by a list which definitions are there', async () => {
    discovery.onDefinitionsListed([name, 'others.test']);
    await idle();
    await pass(20_000);
    expect(times()).toContain(18_000);
    // What a list shows may have been there for long.
    expect(looks.flatMap(({ fresh }) => fresh)).toEqual([]);
    discovery.onDefinitionsListed(['others.test']);
    await idle();
    await pass(6_000);
    const listed = looks.length;
    await pass(9 * MINUTE);
    expect(looks).toHaveLength(listed);
  });

  it('says which definitions have changed lately', async () => {
    discovery.onDefinitionsChanged([{ name: 'others.test', isGone: false }]);
    await idle();
    await comes();
    await pass(18_000);
    expect(looks.at(-1)).toMatchObject({
      at: 18_000,
      fresh: ['others.test', name],
    });
    await pass(30_000);
    expect(looks.at(-1)).toMatchObject({ at: 42_000, fresh: [] });
  });

  it('looks for what is missing, but no more often than it does already', async () => {
    discovery.onMissing();
    await idle();
    discovery.onMissing();
    await idle();
    expect(times()).toEqual([0, 0]);
    await pass(6_000);
    discovery.onMissing();
    await idle();
    expect(times()).toEqual([0, 0, 500, 2_000, 6_000, 6_000]);
  });

  it('tries again soon what could not be read, and goes on as before', async () => {
    answers = 'no';
    await comes();
    expect(clock.sleeping).toEqual([50]);
    await pass(150);
    answers = 'yes';
    isServed = true;
    await pass(2_000);
    expect(looks.at(-1)?.watched).toHaveLength(1);
  });
});
