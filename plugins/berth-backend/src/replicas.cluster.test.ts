import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { testPostgres } from '@berth/test-utils/postgres';
import knexFactory, { type Knex } from 'knex';
import {
  aThing,
  tenantNamespace,
  thingDefinition,
  thingRoles,
} from './__testUtils__/objects';
import { startReplica, type Replica } from './__testUtils__/startReplica';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
/** What Berth promises, from the end of one backend. */
const TAKEOVER_MS = 15_000;

jest.setTimeout(120_000);

describe('several backends on one PostgreSQL', () => {
  let clusters: Sandbox[];
  let knex: Knex;
  let replicas: Replica[] = [];
  let database: { client: string; connection: object; prefix: string };

  const start = async () => {
    const replica = await startReplica({
      clusters,
      database: { ...database, connection: { ...database.connection } },
    });
    replicas.push(replica);
    return replica;
  };
  const forget = (replica: Replica) => {
    replicas = replicas.filter(other => other !== replica);
  };
  /** Ids of the backends, by cluster, of leases that are not over. */
  const holders = async (): Promise<Record<string, string>> => {
    const rows = await knex('fleet_leases')
      .whereNotNull('holder')
      .whereRaw('expires_at > clock_timestamp()');
    return Object.fromEntries(
      rows.map(({ cluster, holder }) => [cluster, holder]),
    );
  };
  const epochOf = async (cluster: string) =>
    Number((await knex('fleet_leases').where({ cluster }).first()).epoch);
  const eventually = async (
    holds: () => Promise<boolean>,
    timeoutMs: number = 60_000,
  ): Promise<number> => {
    const began = Date.now();
    while (!(await holds())) {
      if (Date.now() - began > timeoutMs) {
        throw new Error(`Not within ${timeoutMs} ms: ${holds}`);
      }
      await delay(50);
    }
    return Date.now() - began;
  };
  const shows = (replica: Replica, name: string, cluster: string) => async () =>
    (await replica.asService().listClaims({ q: name })).items.some(
      claim => claim.name === name && claim.cluster === cluster,
    );
  const inAll = (name: string) =>
    Promise.all(clusters.map(one => one.apply([aThing('payments', name)])));
  const shownOfAll = async (replica: Replica, name: string) => {
    for (const one of clusters) {
      await eventually(shows(replica, name, one.name));
    }
  };
  const note = (cluster: Sandbox, name: string, text: string) =>
    cluster.admin.patch(
      {
        apiVersion: 'test.berth.dev/v1',
        kind: 'Thing',
        namespace: 'payments',
        name,
      },
      { metadata: { annotations: { 'berth.dev/requester': text } } },
    );

  beforeAll(async () => {
    const connection = new URL(await testPostgres());
    const host = connection.searchParams.get('host') ?? connection.hostname;
    database = {
      client: 'pg',
      connection: { host, user: connection.username || 'postgres' },
      prefix: `berth_${randomUUID().slice(0, 8)}_`,
    };
    const options = { nodes: false, operators: false };
    clusters = [
      await startSandbox({ ...options, name: 'east' }),
      await startSandbox({ ...options, name: 'west' }),
    ];
    for (const cluster of clusters) {
      await cluster.apply([
        ...thingRoles(),
        ...tenantNamespace('payments'),
        thingDefinition(),
        aThing('payments', 'first'),
      ]);
    }
    await start();
    knex = knexFactory({
      client: 'pg',
      connection: {
        ...database.connection,
        database: `${database.prefix}berth`,
      },
      pool: { min: 0, max: 2 },
    });
  }, START_MS);

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.stop()));
    await knex?.destroy();
    for (const cluster of clusters ?? []) {
      await cluster.stop();
    }
  }, START_MS);

  it('has one follow everything, and share with one that joins', async () => {
    await shownOfAll(replicas[0], 'first');
    expect(new Set(Object.values(await holders())).size).toBe(1);
    await start();
    await eventually(
      async () => new Set(Object.values(await holders())).size === 2,
    );
    await inAll('shared');
    for (const replica of replicas) {
      await shownOfAll(replica, 'shared');
    }
  });

  it('tells the pages of each what the other has written', async () => {
    for (const replica of replicas) {
      const client = replica.asService();
      for (const cluster of clusters) {
        const { cursor } = await client.listChanges();
        await cluster.apply([aThing('payments', `heard-${cursor}`)]);
        const { items } = await client.listChanges({
          after: cursor,
          waitSeconds: 20,
        });
        expect(items.map(({ key }) => key).join()).toContain(`heard-${cursor}`);
      }
    }
  });

  it('goes on within 15 seconds after one is killed', async () => {
    const [killed, left] = replicas;
    const before = await holders();
    killed.signal('SIGKILL');
    const began = Date.now();
    await inAll('after-kill');
    for (const cluster of clusters) {
      await eventually(shows(left, 'after-kill', cluster.name));
    }
    const took = Date.now() - began;
    forget(killed);
    // eslint-disable-next-line no-console
    console.info(`Another backend wrote ${took} ms after the kill`);
    expect(took).toBeLessThan(TAKEOVER_MS);
    expect(new Set(Object.values(await holders())).size).toBe(1);
    expect(new Set(Object.values(before)).size).toBe(2);
  });

  it('passes on at once what one has that stops in good order', async () => {
    const joined = await start();
    await eventually(
      async () => new Set(Object.values(await holders())).size === 2,
    );
    const [stopped] = replicas;
    await stopped.stop();
    forget(stopped);
    await inAll('after-stop');
    await shownOfAll(joined, 'after-stop');
    const running = knex('fleet_replicas').whereRaw(
      'expires_at > clock_timestamp()',
    );
    expect(await running).toHaveLength(1);
  });

  it('never lets one that was paused write over what its successor wrote', async () => {
    const second = await start();
    await eventually(
      async () => new Set(Object.values(await holders())).size === 2,
    );
    const [paused] = replicas;
    const before = await holders();
    const epochs = await Promise.all(clusters.map(({ name }) => epochOf(name)));
    // It has things under way whenever it is paused.
    let turn = 0;
    let isWriting = true;
    const writing = (async () => {
      while (isWriting) {
        turn++;
        for (const cluster of clusters) {
          await note(cluster, 'first', String(turn).padStart(6, '0'));
        }
      }
    })();
    const seen = new Map<string, string[]>();
    const reading = (async () => {
      while (isWriting) {
        for (const row of await knex('claims').where({ name: 'first' })) {
          const values = seen.get(row.cluster) ?? [];
          if (row.requester !== null && values.at(-1) !== row.requester) {
            seen.set(row.cluster, [...values, row.requester]);
          }
        }
        await delay(5);
      }
    })();
    await eventually(async () => seen.size === clusters.length);
    paused.signal('SIGSTOP');
    const took = await eventually(async () => {
      const now = await holders();
      return (
        Object.keys(now).length === 2 && new Set(Object.values(now)).size === 1
      );
    });
    expect(took).toBeLessThan(TAKEOVER_MS);
    const turnThen = turn;
    await eventually(async () => turn > turnThen + 20);
    paused.signal('SIGCONT');
    // It is of the company again, and gets its share anew.
    await eventually(
      async () => new Set(Object.values(await holders())).size === 2,
    );
    const turnAfter = turn;
    await eventually(
      async () =>
        turn > turnAfter + 20 &&
        [...seen.values()].every(({ length }) => length > 20),
    );
    isWriting = false;
    await Promise.all([writing, reading]);

    const final = String(turn).padStart(6, '0');
    await eventually(async () => {
      const rows = await knex('claims').where({ name: 'first' });
      return rows.every(({ requester }) => requester.includes(final));
    });
    for (const values of seen.values()) {
      expect(values.length).toBeGreaterThan(20);
      expect(values).toEqual([...values].sort());
    }
    const after = await Promise.all(clusters.map(({ name }) => epochOf(name)));
    expect(after.some((epoch, index) => epoch > epochs[index])).toBe(true);
    expect(new Set(Object.values(before)).size).toBe(2);
    expect(await shows(second, 'first', 'east')()).toBe(true);
  });
});
