import { FaultProxy, startSandbox, type Sandbox } from '@berth/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FIELDS,
  longName,
  ownerEdited,
  schemaChanged,
  tenantShared,
} from './cases/changes';
import {
  clusterAway,
  deletedInRestart,
  kindForbidden,
  listFails,
} from './cases/faults';
import { manyClaims } from './cases/manyClaims';
import { keyOf, shownOf } from './judge';
import {
  composedDefinitions,
  databaseOf,
  DATABASES,
  formDefinition,
  NAMESPACE,
  namespaceOf,
  SHARED_NAME,
  SHARED_NAMESPACE,
  viewRole,
} from './objects';
import type {
  Arena,
  Contestant,
  ScoreboardCase,
  ScoreboardRow,
  SubjectType,
} from './types';
import { untilRight, withEach } from './watch';

/** What has nothing to do with each other is tried at once. */
const ROUNDS: ScoreboardCase[][] = [
  [ownerEdited, tenantShared, schemaChanged, longName],
  [listFails],
  [kindForbidden],
  [clusterAway],
  [deletedInRestart],
];

/**
 * Puts subjects to the test: the same clusters, the same faults, at the same
 * time, each behind proxies of its own.
 *
 * @param options - `folder` is where their databases and logs are left for who
 *   wants to know why; by default they go with the run
 * @returns a row for each case; what is wrong there is no error here
 * @public
 */
export async function runScoreboard(options: {
  subjects: SubjectType[];
  log: (line: string) => void;
  folder?: string;
}): Promise<ScoreboardRow[]> {
  const { subjects, log } = options;
  const ends: Array<() => Promise<unknown>> = [];
  const later = (end: () => Promise<unknown>) => void ends.unshift(end);
  try {
    const folder = options.folder ?? (await temporaryFolder(later));
    for (const subject of subjects) {
      await subject.prepare?.();
    }
    log('starting two API servers');
    const clusters: [Sandbox, Sandbox] = [
      await startCluster('one', later),
      await startCluster('two', later),
    ];
    await fill(clusters);
    const contestants: Contestant[] = [];
    for (const subject of subjects) {
      contestants.push(await enter({ subject, clusters, folder, later }));
    }
    return await play({ clusters, contestants }, log);
  } finally {
    for (const end of ends) {
      await end();
    }
  }
}

async function play(
  arena: Arena,
  log: (line: string) => void,
): Promise<ScoreboardRow[]> {
  const rows: ScoreboardRow[] = [];
  const playRound = async (round: ScoreboardCase[]) => {
    log(round.map(one => one.case).join('; '));
    const found = await Promise.all(round.map(one => rowOf(one, arena)));
    rows.push(...found);
  };
  await playRound([manyClaims]);
  await untilEveryoneIsThere(arena, log);
  for (const round of ROUNDS) {
    await playRound(round);
    for (const { proxies } of arena.contestants) {
      proxies.forEach(proxy => proxy.set(undefined));
    }
  }
  return rows;
}

async function rowOf(
  { run, ...said }: ScoreboardCase,
  arena: Arena,
): Promise<ScoreboardRow> {
  const findings = Object.entries(await run(arena));
  return {
    ...said,
    found: Object.fromEntries(
      findings.map(([name, { found }]) => [name, found]),
    ),
    right: Object.fromEntries(
      findings.map(([name, { right }]) => [name, right]),
    ),
  };
}

/** The cases that follow change what is there, which has to be shown for that. */
async function untilEveryoneIsThere(
  arena: Arena,
  log: (line: string) => void,
): Promise<void> {
  const wanted = arena.clusters.flatMap(({ name: cluster }) => [
    ...DATABASES.map(name => keyOf({ cluster, namespace: NAMESPACE, name })),
    keyOf({ cluster, namespace: SHARED_NAMESPACE, name: SHARED_NAME }),
  ]);
  await withEach(arena, async contestant => {
    const { found, right } = await untilRight(contestant, async () => {
      const count = shownOf(wanted, await contestant.shown()).length;
      const form = (await contestant.form()) ? 'a form' : 'no form';
      return {
        found: `${count} of ${wanted.length} objects, ${form}`,
        right: count === wanted.length && form === 'a form',
      };
    });
    if (!right) {
      throw new Error(`${contestant.name} shows ${found} before any fault`);
    }
    log(`${contestant.name} shows ${found}`);
  });
}

async function enter(options: {
  subject: SubjectType;
  clusters: Sandbox[];
  folder: string;
  later: (end: () => Promise<unknown>) => void;
}): Promise<Contestant> {
  const { subject, clusters, folder, later } = options;
  const proxies: FaultProxy[] = [];
  const access = [];
  for (const cluster of clusters) {
    const proxy = await FaultProxy.start(cluster.apiServer);
    later(() => proxy.stop());
    proxies.push(proxy);
    const token = await subject.access(cluster);
    access.push({ name: cluster.name, url: proxy.url, token });
  }
  const made = await subject.create({
    folder: join(folder, subject.name.replace(/\W+/g, '-').toLowerCase()),
    clusters: access,
  });
  later(() => made.kill());
  return { ...made, name: subject.name, proxies };
}

async function fill(clusters: [Sandbox, Sandbox]): Promise<void> {
  for (const cluster of clusters) {
    await cluster.apply([
      viewRole,
      namespaceOf(NAMESPACE),
      namespaceOf(SHARED_NAMESPACE),
      databaseOf(SHARED_NAMESPACE, SHARED_NAME),
      ...DATABASES.map(name => databaseOf(NAMESPACE, name)),
      formDefinition(FIELDS.before),
      ...composedDefinitions(),
    ]);
  }
}

async function startCluster(
  name: string,
  later: (end: () => Promise<unknown>) => void,
): Promise<Sandbox> {
  const cluster = await startSandbox({
    name,
    nodes: false,
    operators: ['cloudnative-pg', 'crossplane'],
    operatorDelayMs: 0,
  });
  later(() => cluster.stop());
  return cluster;
}

async function temporaryFolder(
  later: (end: () => Promise<unknown>) => void,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'berth-scoreboard-'));
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
