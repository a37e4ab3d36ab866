import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SandboxError } from '../errors';
import { readLastLines } from '../processes/readLastLines';
import { UsageError, type Command, type Output } from './Command';
import {
  commonHelp,
  dataFolderFrom,
  parseCommandArgs,
  parseNumber,
} from './commonOptions';

const defaultLines = 20;
const maxLines = 100_000;
const followEveryMs = 300;

/**
 * `yarn sandbox logs`
 *
 * @internal
 */
export const logsCommand: Command = {
  summary: 'print the end of the logs, of one component or of all',
  help: `Prints the end of the logs, of one component or of all.

Usage: yarn sandbox logs [COMPONENT] [OPTIONS]

  -f, --follow     go on as they grow, until it is interrupted
  -n, --lines N    how many lines of each (default: ${defaultLines})
${commonHelp}`,

  async run(args, output) {
    const { values, positionals } = parseCommandArgs(
      args,
      {
        follow: { type: 'boolean', short: 'f', default: false },
        lines: { type: 'string', short: 'n' },
      },
      true,
    );
    const lines = parseNumber('lines', values.lines, maxLines) ?? defaultLines;
    const dataDir = dataFolderFrom(values.data);
    const files = chooseFiles(dataDir, positionals);

    for (const [name, file] of files) {
      const tail = readLastLines(file, lines);
      const prefix = files.length > 1 ? `${name}: ` : '';
      tail.forEach(line => printLine({ prefix, line, values, name, output }));
    }
    if (values.follow) {
      await follow(files, (name, line) => {
        const prefix = files.length > 1 ? `${name}: ` : '';
        printLine({ prefix, line, values, name, output });
      });
    }
    return 0;
  },
};

function printLine(options: {
  prefix: string;
  line: string;
  values: { json?: boolean };
  name: string;
  output: Output;
}): void {
  const { prefix, line, values, name, output } = options;
  output.print(
    values.json ? JSON.stringify({ component: name, line }) : prefix + line,
  );
}

function chooseFiles(
  dataDir: string,
  names: string[],
): Array<[name: string, file: string]> {
  const folder = path.join(dataDir, 'logs');
  const known = existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith('.log'))
        .map((file): [string, string] => [
          file.replace(/\.log$/, ''),
          path.join(folder, file),
        ])
    : [];
  if (known.length === 0) {
    throw new SandboxError('not-running', `There are no logs in ${folder}.`);
  }
  if (names.length === 0) {
    return known.filter(([name]) => !name.endsWith('.previous'));
  }
  return names.map(wanted => {
    const found = known.find(([name]) => name === wanted);
    if (!found) {
      throw new UsageError(
        `There is no log of "${wanted}": ${known
          .map(([name]) => name)
          .join(', ')}`,
      );
    }
    return found;
  });
}

async function follow(
  files: Array<[name: string, file: string]>,
  print: (name: string, line: string) => void,
): Promise<never> {
  const states = files.map(([name, file]) => ({
    name,
    file,
    offset: statSync(file).size,
    unfinished: '',
  }));
  for (;;) {
    for (const state of states) {
      const { size } = existsSync(state.file)
        ? statSync(state.file)
        : { size: 0 };
      // It was put aside at a new start.
      state.offset = size < state.offset ? 0 : state.offset;
      if (size > state.offset) {
        const text = await readRange(state.file, state.offset, size);
        const lines = (state.unfinished + text).split('\n');
        state.offset = size;
        state.unfinished = lines.pop() ?? '';
        lines.forEach(line => print(state.name, line));
      }
    }
    await delay(followEveryMs);
  }
}

async function readRange(
  file: string,
  start: number,
  end: number,
): Promise<string> {
  let text = '';
  const stream = createReadStream(file, {
    start,
    end: end - 1,
    encoding: 'utf8',
  });
  for await (const chunk of stream) {
    text += chunk;
  }
  return text;
}
