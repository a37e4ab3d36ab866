import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatDuration } from '../lib/Progress.mjs';
import { untilAskedToStop } from '../start/untilAskedToStop';
import { CommandRun } from '../types';
import { describeTestFailure, SuiteResult, sum, summaryLine } from './reports';
import {
  playwrightConfig,
  runBrowser,
  runStatic,
  runUnit,
  stopSuites,
  Suite,
} from './suites';

type Outcome = { title: string; result?: SuiteResult; seconds: number };

/** `yarn test` */
export const run: CommandRun = async context => {
  const { root, values, progress } = context;
  const [pattern] = context.positionals;
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-test-'));
  const options = {
    root,
    cache: process.env.BERTH_CACHE!,
    reports,
    pattern,
    progress,
  };
  const asked = new AbortController();
  untilAskedToStop().then(() => {
    asked.abort();
    stopSuites();
  });
  const outcomes: Outcome[] = [];
  const perform = async ([title, suite]: [string, Suite]) => {
    const began = Date.now();
    const result = asked.signal.aborted ? undefined : await suite(options);
    outcomes.push({ title, result, seconds: (Date.now() - began) / 1000 });
  };
  try {
    // Side by side only where there are cores for it: on two, browser tests
    // next to anything else would measure the machine's load.
    const suites = chooseSuites({ root, only: values.only, pattern });
    if (os.availableParallelism() >= 6) {
      await Promise.all(suites.map(perform));
    } else {
      for (const suite of suites) {
        await perform(suite);
      }
    }
  } finally {
    fs.rmSync(reports, { recursive: true, force: true });
  }
  return conclude({ outcomes, json: Boolean(values.json), pattern, root });
};

function chooseSuites(options: {
  root: string;
  only: string | boolean | undefined;
  pattern: string | undefined;
}): Array<[string, Suite]> {
  const { root, only, pattern } = options;
  const suites: Array<[string, string, Suite]> = [
    ['checks', 'Static checks', runStatic],
    ['unit', 'Unit and cluster tests', runUnit],
    ...(fs.existsSync(playwrightConfig(root))
      ? [['browser', 'Browser tests', runBrowser] as [string, string, Suite]]
      : []),
  ];
  return suites
    .filter(([name]) => (only ? name === only : !pattern || name !== 'checks'))
    .map(([, title, suite]) => [title, suite]);
}

/** Prints what came of it all; decides the exit code. */
function conclude(options: {
  outcomes: Outcome[];
  json: boolean;
  pattern: string | undefined;
  root: string;
}): number {
  const { outcomes, json, pattern, root } = options;
  const total = sum(outcomes.flatMap(({ result }) => result?.counts ?? []));
  console.error('');
  // Once more and all together: a long run has scrolled by.
  for (const failure of outcomes.flatMap(
    ({ result }) => result?.failures ?? [],
  )) {
    console.error(describeTestFailure(failure, root));
  }
  for (const { title, result, seconds } of outcomes) {
    console.error(
      `${title}: ${describeCounts(result)} (${formatDuration(seconds * 1000)})`,
    );
  }
  const silent = outcomes.filter(({ result }) => !result);
  for (const { title } of silent) {
    console.error(`${title} ended without a report, which counts as failure.`);
  }
  const empty = total.passed + total.failed === 0;
  if (empty && pattern && silent.length === 0) {
    console.error(`No test file matches "${pattern}".`);
  }
  if (json) {
    const suites = outcomes.map(({ title, result, seconds }) => ({
      title,
      ...result,
      seconds,
    }));
    console.log(JSON.stringify({ ...total, suites }, undefined, 2));
  } else {
    console.log(summaryLine(total));
  }
  return total.failed > 0 || silent.length > 0 || empty ? 1 : 0;
}

function describeCounts(result: SuiteResult | undefined): string {
  if (!result) {
    return 'no report';
  }
  const { counts } = result;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  return `${summaryLine(counts)}${skipped}`;
}
