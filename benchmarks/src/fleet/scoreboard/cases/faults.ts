import type { AskedOf } from '@berth/sandbox';
import { setTimeout as sleep } from 'node:timers/promises';
import { judgeGone, judgeKept, judgeKeptAndNew, keyOf } from '../judge';
import {
  DATABASE_KIND,
  DATABASE_PATH,
  databaseOf,
  DATABASES,
  NAMESPACE,
} from '../objects';
import type { Arena, Contestant, Finding, ScoreboardCase } from '../types';
import { during, until, untilRight, withEach } from '../watch';

const AWAY_MS = 60_000;
/** What a poll has under way is over in that time. */
const UNDER_WAY_MS = 1_500;

/** @internal */
export const listFails: ScoreboardCase = {
  case: 'One LIST answers 503, once',
  expected: allTheTime(),
  run: async arena => {
    const failing = makeListFail(arena);
    return withEach(arena, async contestant =>
      judgeKept(
        databasesOn(arena, 0),
        await during(
          contestant,
          failing.then(() => metThenSettled(contestant, 0)),
        ),
      ),
    );
  },
};

/** @internal */
export const kindForbidden: ScoreboardCase = {
  case: 'One kind answers 403 for a while',
  expected: allTheTime(),
  run: async arena =>
    withEach(arena, async contestant => {
      const [proxy] = contestant.proxies;
      const forbid = async () => {
        proxy.set({ type: 'status', status: 403, matches: isOfDatabases });
        if (contestant.watches) {
          proxy.cut();
        }
        await metThenSettled(contestant, 0);
        proxy.set(undefined);
        await contestant.settle();
      };
      return judgeKept(
        databasesOn(arena, 0),
        await during(contestant, forbid()),
      );
    }),
};

/** @internal */
export const clusterAway: ScoreboardCase = {
  case: 'A whole cluster is away for a minute',
  expected: `${allTheTime()}; what came meanwhile shown`,
  run: async arena => {
    const { name: cluster, admin } = arena.clusters[1];
    const name = 'db-meanwhile';
    await admin.create(databaseOf(NAMESPACE, name));
    return withEach(arena, async contestant => {
      const proxy = contestant.proxies[1];
      const beAway = async () => {
        proxy.set({ type: 'refuse' });
        proxy.cut();
        await sleep(AWAY_MS);
        proxy.set(undefined);
        await contestant.settle();
      };
      return judgeKeptAndNew(databasesOn(arena, 1), {
        samples: await during(contestant, beAway()),
        added: keyOf({ cluster, namespace: NAMESPACE, name }),
      });
    });
  },
};

/** @internal */
export const deletedInRestart: ScoreboardCase = {
  case: 'An object is deleted while the backend restarts',
  expected: 'gone',
  run: async arena => {
    const { name: cluster, admin } = arena.clusters[0];
    const name = DATABASES.at(-1)!;
    const deleted = keyOf({ cluster, namespace: NAMESPACE, name });
    await withEach(arena, contestant => contestant.kill());
    await admin.delete({ ...DATABASE_KIND, namespace: NAMESPACE, name });
    await until(
      'the object is gone',
      async () =>
        !(await admin.find({ ...DATABASE_KIND, namespace: NAMESPACE, name })),
    );
    return withEach(arena, async (contestant): Promise<Finding> => {
      contestant.start();
      await contestant.untilReady();
      return untilRight(contestant, async () =>
        judgeGone(await contestant.shown(), {
          kept: databasesOn(arena, 0).filter(key => key !== deleted),
          deleted,
        }),
      );
    });
  },
};

function allTheTime(): string {
  const count = DATABASES.length;
  return `${count} of ${count} all the time`;
}

function databasesOn({ clusters }: Arena, index: number): string[] {
  const cluster = clusters[index].name;
  return DATABASES.map(name => keyOf({ cluster, namespace: NAMESPACE, name }));
}

function isOfDatabases({ path }: AskedOf): boolean {
  return path === DATABASE_PATH;
}

function listsDatabases(request: AskedOf): boolean {
  const { query } = request;
  const watches = query.get('watch') === 'true' || query.get('watch') === '1';
  return (
    isOfDatabases(request) &&
    (!watches || query.get('sendInitialEvents') === 'true')
  );
}

/**
 * Makes the next LIST of databases fail. One that watches lists no more, except
 * when what it has not seen yet is forgotten: so etcd is compacted while nobody
 * looks. To one that polls that is no more than a slow answer.
 */
async function makeListFail({ clusters, contestants }: Arena): Promise<void> {
  const [cluster] = clusters;
  for (const { watches, proxies } of contestants) {
    proxies[0].set({ type: watches ? 'refuse' : 'silence' });
    if (watches) {
      proxies[0].cut();
    }
  }
  await sleep(UNDER_WAY_MS);
  await cluster.admin.patch(
    { ...DATABASE_KIND, namespace: NAMESPACE, name: DATABASES[1] },
    { metadata: { labels: { 'example.org/seen': 'not-yet' } } },
  );
  await cluster.compactEtcd();
  await cluster.stopApiServer();
  await cluster.startApiServer();
  for (const { proxies } of contestants) {
    proxies[0].set({
      type: 'status',
      status: 503,
      times: 1,
      matches: listsDatabases,
    });
  }
}

/** A fault that nobody has met shows nothing. */
async function metThenSettled(
  { name, proxies, settle }: Contestant,
  index: number,
): Promise<void> {
  await until(`${name} meets the fault`, () => proxies[index].applied > 0);
  await settle();
}
