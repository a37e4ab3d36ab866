import { SandboxError } from '../errors';
import { isRunning } from '../processes/processIdentity';
import { DataFolder } from '../state/DataFolder';
import { readRunRecord } from '../state/RunRecord';
import type { Command } from './Command';
import { commonHelp, dataFolderFrom, parseCommandArgs } from './commonOptions';

/**
 * `yarn sandbox env`
 *
 * @internal
 */
export const envCommand: Command = {
  summary: 'print what the portal reads of its environment',
  help: `Prints the environment variables that lead the portal, and kubectl, to the
sandbox. They hold credentials.

Usage: eval "$(yarn -s sandbox env)"

${commonHelp}`,

  async run(args, output) {
    const { values } = parseCommandArgs(args, {});
    const dataDir = dataFolderFrom(values.data);
    const record = readRunRecord(dataDir);
    const text = await DataFolder.at(dataDir).read('env.json');
    if (!text || !record?.readyAt || !isRunning(record.owner)) {
      throw new SandboxError(
        'not-running',
        `No sandbox runs on ${dataDir}. Start one: yarn sandbox up`,
      );
    }
    const env: Record<string, string> = JSON.parse(text);
    output.print(values.json ? JSON.stringify(env, undefined, 2) : format(env));
    return 0;
  },
};

function format(env: Record<string, string>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replace(/'/g, "'\\''")}'`)
    .join('\n');
}
