import { isRunning } from '../processes/processIdentity';
import { readMemory } from '../processes/readMemory';
import { readRunRecord, type RunRecord } from '../state/RunRecord';
import type { Command } from './Command';
import { commonHelp, dataFolderFrom, parseCommandArgs } from './commonOptions';

const mebibyte = 1024 * 1024;

/**
 * `yarn sandbox status`
 *
 * @internal
 */
export const statusCommand: Command = {
  summary: 'tell what runs, where, and how much memory it takes',
  help: `Tells which processes of the sandbox run, with their ports and memory. Memory
that several of them share, such as the program itself, is divided among them.
The exit code is 0 if all of them run.

Usage: yarn sandbox status [OPTIONS]

${commonHelp}`,

  async run(args, output) {
    const { values } = parseCommandArgs(args, {});
    const dataDir = dataFolderFrom(values.data);
    const record = readRunRecord(dataDir);
    const status = describe(dataDir, record);

    if (values.json) {
      output.print(JSON.stringify(status, undefined, 2));
    } else if (!record || !status.running) {
      output.print(`No sandbox runs on ${dataDir}.`);
    } else {
      output.print(formatTable(status.components));
      output.print(
        `${status.profile}, ${status.ready ? 'ready' : 'starting'}: ${
          status.apiServer ?? 'no API server yet'
        }`,
      );
    }
    const complete =
      status.ready && status.components.every(component => component.running);
    return complete ? 0 : 1;
  },
};

interface ComponentStatus {
  name: string;
  pid: number;
  running: boolean;
  port?: number;
  memoryMiB: number;
}

function describe(dataDir: string, record: RunRecord | undefined) {
  const running = !!record && isRunning(record.owner);
  const processes = record
    ? [
        { name: 'supervisor', process: record.owner, port: undefined },
        ...record.components,
      ]
    : [];
  return {
    dataDir,
    running,
    ready: running && record.readyAt !== undefined,
    profile: record?.profile,
    startedAt: record?.startedAt,
    apiServer: record?.apiServer,
    identityProvider: record?.identityProvider,
    forge: record?.forge,
    components: processes.map(
      ({ name, process: identity, port }): ComponentStatus => {
        const alive = isRunning(identity);
        return {
          name,
          pid: identity.pid,
          running: alive,
          ...(port !== undefined && { port }),
          memoryMiB: alive
            ? Math.round(readMemory(identity.pid) / mebibyte)
            : 0,
        };
      },
    ),
  };
}

function formatTable(components: ComponentStatus[]): string {
  const total = components.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
  const rows = [
    ['component', 'pid', 'state', 'port', 'memory'],
    ...components.map(({ name, pid, running, port, memoryMiB }) => [
      name,
      `${pid}`,
      running ? 'running' : 'gone',
      port === undefined ? '' : `${port}`,
      `${memoryMiB} MiB`,
    ]),
    ['', '', '', '', `${total} MiB`],
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) =>
          column === 4
            ? cell.padStart(widths[column])
            : cell.padEnd(widths[column]),
        )
        .join('  '),
    )
    .join('\n');
}
