import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Progress } from '../lib/Progress.mjs';
import { Check } from './checks';

/** What came of a check. */
export type CheckResult = {
  name: string;
  title: string;
  passed: boolean;
  seconds: number;
  /** What it printed. */
  output: string;
};

/** Runs the lanes side by side; every check runs, whatever came of another. */
export async function runChecks(options: {
  root: string;
  lanes: Check[][];
  /** Puts right what can be put right. */
  fix: boolean;
  progress: Progress;
}): Promise<CheckResult[]> {
  const results = await Promise.all(
    options.lanes.map(async lane => {
      const ofLane: CheckResult[] = [];
      for (const check of lane) {
        ofLane.push(await runCheck({ ...options, check }));
      }
      return ofLane;
    }),
  );
  return results.flat();
}

/** The report of a failed check: its title and what it printed. */
export function describeFailure(result: CheckResult): string {
  return `── ${result.title} ──\n${result.output.trim()}\n`;
}

async function runCheck(options: {
  root: string;
  check: Check;
  fix: boolean;
  progress: Progress;
}): Promise<CheckResult> {
  const { root, check, fix, progress } = options;
  const [program, ...args] = (fix && check.fix) || check.command;
  const task = progress.start(check.title);
  const began = Date.now();
  const { passed, output } = await capture({
    file: path.join(root, 'node_modules/.bin', program),
    args,
    cwd: root,
  });
  const { name, title, leavesBehind } = check;
  if (leavesBehind) {
    fs.rmSync(path.join(root, leavesBehind), { force: true });
  }
  if (passed) {
    task.done();
  } else {
    task.fail();
  }
  return { name, title, passed, seconds: (Date.now() - began) / 1000, output };
}

function capture(options: {
  file: string;
  args: string[];
  cwd: string;
}): Promise<{ passed: boolean; output: string }> {
  return new Promise(resolve => {
    execFile(
      options.file,
      options.args,
      { cwd: options.cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const problem = error && !stdout && !stderr ? `${error.message}\n` : '';
        resolve({ passed: !error, output: `${stdout}${stderr}${problem}` });
      },
    );
  });
}
