import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '@berth/scripts';
import { describeMachine } from '../lib/machine';
import { BerthBackend, untilInCatalog } from './backend/BerthBackend';
import { measureCatalog, measurePeerCatalog } from './measure/catalog';
import { berthFollower, createPeer, peerFollower } from './measure/followers';
import { measurePage } from './measure/page';
import { measurePageViews } from './measure/pageViews';
import { measureQuiet } from './measure/quiet';
import { measureReads } from './measure/reads';
import { measureRestart } from './measure/restart';
import { measureSustained } from './measure/sustained';
import { describeSync, measureEmpty, measureSync } from './measure/sync';
import { measureVisible } from './measure/visible';
import type { FleetOptions, Part } from './options';
import {
  berthSubject,
  peerSubject,
  runScoreboard,
  type ScoreboardRow,
} from './scoreboard';
import type { Figure, FleetReport, SyncPoint } from './types';
import { Clusters } from './world/Clusters';

/** What the latencies are measured on. */
const FEW = 2_000;
const TRIALS = 100;
const CATALOG_TRIALS = 20;
const PAGE_TRIALS = 20;
const CHANGES = { perSecond: 1_000, seconds: 120 };
const AT_SCALE: Part[] = ['restart', 'sustained', 'views', 'reads'];
const GROWTH = [1_000, 10_000, 100_000];
const QUIET = [1_000, 10_000, 50_000];
const PEER_TRIALS = 8;

/** What a measurement gets to work with. */
interface Run {
  options: FleetOptions;
  log: (line: string) => void;
  progress: Progress;
  folder: string;
  clusters: Clusters;
  note: (figure: Figure) => void;
}

/**
 * Measures what is asked for, from few objects to many, on API servers that
 * only ever get more.
 *
 * @param options.log - told what goes on, one line at a time
 * @internal
 */
export async function measureFleet(
  options: FleetOptions & { log: (line: string) => void; progress: Progress },
): Promise<FleetReport> {
  const { parts, log, progress, command } = options;
  const figures: Figure[] = [];
  const growth: SyncPoint[] = [];
  const scoreboard: ScoreboardRow[] = [];
  const note = (figure: Figure) => {
    figures.push(figure);
    log(`${figure.figure}: ${figure.found}`);
  };
  const folder = await mkdtemp(join(tmpdir(), 'berth-bench-'));
  try {
    if (parts.has('page')) {
      note(await measurePage({ trials: PAGE_TRIALS }));
    }
    if (parts.has('scoreboard')) {
      scoreboard.push(
        ...(await runScoreboard({
          subjects: [
            berthSubject,
            ...(options.peer ? [peerSubject({ progress })] : []),
          ],
          log,
        })),
      );
    }
    const sizes = sizesOf(options);
    if (sizes.length > 0) {
      const clusters = await Clusters.start(options.clusters);
      try {
        const run = { options, log, progress, folder, clusters, note };
        for await (const point of atEachSize(run, sizes)) {
          growth.push(point);
          log(JSON.stringify(point));
        }
      } finally {
        await clusters.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    command,
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    figures,
    growth,
    scoreboard,
  };
}

/** How many objects there are to be, one after the other. */
function sizesOf({ parts, objects }: FleetOptions): number[] {
  const hasFew = parts.has('visible') || parts.has('catalog');
  const sizes = [
    ...(hasFew ? [FEW] : []),
    ...(parts.has('growth') ? GROWTH.filter(size => size < objects) : []),
    ...(parts.has('quiet') ? QUIET.filter(size => size <= objects) : []),
    ...(isWanted(parts, ['growth', ...AT_SCALE]) ? [objects] : []),
  ];
  return [...new Set(sizes)].sort((a, b) => a - b);
}

function isWanted(parts: ReadonlySet<Part>, some: Part[]): boolean {
  return some.some(part => parts.has(part));
}

function isSynced({ parts, objects }: FleetOptions, size: number): boolean {
  return size === objects
    ? isWanted(parts, ['growth', ...AT_SCALE])
    : parts.has('growth') && GROWTH.includes(size);
}

async function* atEachSize(
  run: Run,
  sizes: number[],
): AsyncGenerator<SyncPoint> {
  const { options, log, clusters, folder, note } = run;
  const emptyMiB = await measureEmpty({ clusters, folder });
  for (const size of sizes) {
    const began = performance.now();
    await clusters.fill(size);
    const seconds = (performance.now() - began) / 1_000;
    log(`${size} objects are there (${Math.round(seconds)} s)`);
    if (size === FEW) {
      await withFew(run);
    }
    if (options.parts.has('quiet') && QUIET.includes(size)) {
      await quiet(run);
    }
    if (isSynced(options, size)) {
      const { point, berth } = await measureSync({ ...run, emptyMiB });
      try {
        yield point;
        if (size === options.objects) {
          note(describeSync(point, clusters.all.length));
          await atScale(run, berth);
        }
      } finally {
        await berth.kill();
      }
    }
  }
}

async function withFew(run: Run): Promise<void> {
  const { options, folder, clusters, note } = run;
  const berth = await BerthBackend.create({
    folder: join(folder, 'few'),
    clusters: clusters.access,
    catalog: true,
  });
  try {
    await berth.start();
    await berth.untilStored(FEW, 120_000);
    await untilInCatalog(berth.process, FEW);
    if (options.parts.has('visible')) {
      note(await measureVisible({ clusters, berth, trials: TRIALS }));
    }
    if (options.parts.has('catalog')) {
      await inCatalog(run, berth);
    }
  } finally {
    await berth.kill();
  }
}

async function inCatalog(run: Run, berth: BerthBackend): Promise<void> {
  const { options, progress, folder, clusters, note } = run;
  const own = await measureCatalog({ clusters, berth, trials: CATALOG_TRIALS });
  note(own);
  if (options.peer) {
    // Where the other works, each would wait for it.
    await berth.kill();
    const peer = await createPeer({
      folder: join(folder, 'few-peer'),
      clusters,
      urls: clusters.access.map(({ url }) => url),
      progress,
    });
    try {
      peer.start();
      await peer.untilReady();
      await untilInCatalog(peer.process, FEW);
      const berthMs = own.details.medianMs as number;
      const trials = PEER_TRIALS;
      const { process } = peer;
      note(
        await measurePeerCatalog({ clusters, peer: process, trials, berthMs }),
      );
    } finally {
      await peer.kill();
    }
  }
}

async function quiet(run: Run): Promise<void> {
  const { options, progress, clusters, folder, note } = run;
  const followers = [
    berthFollower,
    ...(options.peer ? [peerFollower(progress)] : []),
  ];
  for (const follower of followers) {
    note(await measureQuiet({ clusters, folder, follower }));
  }
}

async function atScale(run: Run, berth: BerthBackend): Promise<void> {
  const { options, clusters, note } = run;
  if (options.parts.has('views')) {
    note(await measurePageViews({ clusters, berth }));
  }
  if (options.parts.has('reads')) {
    note(await measureReads({ clusters, berth }));
  }
  if (options.parts.has('restart')) {
    note(await measureRestart({ clusters, berth }));
  }
  if (options.parts.has('sustained')) {
    note(await measureSustained({ clusters, berth, ...CHANGES }));
  }
}
