import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, signalProcess } from '../processes/processIdentity';
import { reapLeftovers } from '../state/leftovers';
import { readRunRecord } from '../state/RunRecord';
import type { Command } from './Command';
import { commonHelp, dataFolderFrom, parseCommandArgs } from './commonOptions';

const patienceMs = 20_000;

/**
 * `yarn sandbox down`
 *
 * @internal
 */
export const downCommand: Command = {
  summary: 'stop it; its state is kept',
  help: `Stops the sandbox and every process of it. What is in the cluster is kept, and
found again by the next "up". To start afresh, delete the data folder.

Usage: yarn sandbox down [OPTIONS]

${commonHelp}`,

  async run(args, output) {
    const { values } = parseCommandArgs(args, {});
    const dataDir = dataFolderFrom(values.data);
    const startedAt = performance.now();
    const stopped = existsSync(dataDir) ? await stop(dataDir) : [];
    const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));

    if (values.json) {
      output.print(JSON.stringify({ dataDir, stopped, seconds }, undefined, 2));
    } else if (stopped.length > 0) {
      output.print(`Stopped after ${seconds} s: ${stopped.join(', ')}`);
    } else {
      output.print(`No sandbox runs on ${dataDir}.`);
    }
    return 0;
  },
};

// Returns the names of what was stopped.
async function stop(dataDir: string): Promise<string[]> {
  const record = readRunRecord(dataDir);
  if (!record) {
    return [];
  }
  const names = record.components
    .filter(component => isRunning(component.process))
    .map(component => component.name);

  signalProcess(record.owner, 'SIGTERM');
  const deadline = performance.now() + patienceMs;
  while (isRunning(record.owner)) {
    if (performance.now() > deadline) {
      signalProcess(record.owner, 'SIGKILL');
    }
    await delay(50);
  }
  await reapLeftovers(dataDir);
  return names;
}
