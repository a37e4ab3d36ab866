import fs from 'node:fs';
import path from 'node:path';
import { ChildProcess, spawn } from 'node:child_process';
import type { Progress } from '../lib/Progress.mjs';
import { lanes } from '../check/checks';
import { describeFailure, runChecks } from '../check/runChecks';
import { ensureChromium } from './chromium';
import {
  countChecks,
  countJest,
  countPlaywright,
  Counts,
  Failure,
  jestFailures,
  playwrightFailures,
  SuiteResult,
} from './reports';

/** What a suite gets to run with. */
export type SuiteOptions = {
  root: string;
  cache: string;
  /** Where its report goes. */
  reports: string;
  /** Runs only the test files whose path matches. */
  pattern?: string;
  progress: Progress;
};

/** Resolves with what came of it, or undefined if it made no report. */
export type Suite = (options: SuiteOptions) => Promise<SuiteResult | undefined>;

/** Unit and cluster tests, by Jest. */
export const runUnit: Suite = async ({ root, reports, pattern }) => {
  const report = path.join(reports, 'unit.json');
  await runToEnd({
    root,
    program: 'backstage-cli',
    args: [
      ...['repo', 'test', '--maxWorkers=2', '--json', `--outputFile=${report}`],
      ...(pattern ? [pattern] : []),
    ],
  });
  return readReport(report, countJest, jestFailures);
};

/** Where the browser tests are configured. */
export function playwrightConfig(root: string): string {
  return path.join(root, 'packages/e2e-tests/playwright.config.ts');
}

/** Browser tests, by Playwright. */
export const runBrowser: Suite = async options => {
  const { root, reports, pattern } = options;
  const config = playwrightConfig(root);
  const report = path.join(reports, 'browser.json');
  const chromium = await ensureChromium(options);
  await runToEnd({
    root,
    program: 'playwright',
    args: [
      ...['test', '--config', config, '--reporter=list,json'],
      ...(pattern ? [pattern, '--pass-with-no-tests'] : []),
    ],
    env: { CHROME_BIN: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return readReport(report, countPlaywright, playwrightFailures);
};

/** Static checks, each of which counts as a test. */
export const runStatic: Suite = async ({ root, progress }) => {
  const results = await runChecks({ root, lanes, fix: false, progress });
  const failed = results.filter(one => !one.passed);
  for (const result of failed) {
    progress.print(`\n${describeFailure(result)}`);
  }
  return {
    counts: countChecks(results),
    failures: failed.map(({ title, output }) => ({
      file: title,
      message: output,
    })),
  };
};

const running = new Set<ChildProcess>();

/** Ends the suites that are under way. */
export function stopSuites(): void {
  for (const child of running) {
    child.kill('SIGTERM');
  }
}

/** Its exit code says nothing that its report does not. */
async function runToEnd(options: {
  root: string;
  program: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}): Promise<void> {
  const child = spawn(
    path.join(options.root, 'node_modules/.bin', options.program),
    options.args,
    {
      cwd: options.root,
      env: { ...process.env, CI: '1', ...options.env },
      // The figures alone go to standard output.
      stdio: ['ignore', 2, 2],
    },
  );
  running.add(child);
  await new Promise<void>(resolve => {
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
  running.delete(child);
}

function readReport<T>(
  file: string,
  count: (report: T) => Counts,
  findFailures: (report: T) => Failure[],
): SuiteResult | undefined {
  try {
    const report: T = JSON.parse(fs.readFileSync(file, 'utf8'));
    return { counts: count(report), failures: findFailures(report) };
  } catch {
    return undefined;
  }
}
