import { bench } from './bench.mjs';
import { chaos } from './chaos.mjs';
import { check } from './check.mjs';
import { manifests } from './manifests.mjs';
import { offerings } from './offerings.mjs';
import { offeringsMatrix } from './offeringsMatrix.mjs';
import { readiness } from './readiness.mjs';
import { sandbox } from './sandbox.mjs';
import { start } from './start.mjs';
import { test } from './test.mjs';
import { token } from './token.mjs';

/** Every command, in the order in which the help lists them. */
export const commands = [
  start,
  test,
  chaos,
  check,
  sandbox,
  bench,
  readiness,
  manifests,
  offerings,
  offeringsMatrix,
  token,
];

/**
 * The command that a command line begins with, and the arguments after it.
 *
 * @param {string[]} argv
 * @returns {{ command?: import('../lib/commandLine.mjs').Command, rest: string[] }}
 */
export function findCommand(argv) {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = commands.find(candidate => candidate.name === name);
    if (command) {
      return { command, rest: argv.slice(words) };
    }
  }
  return { rest: argv };
}

/** What `yarn berth help` prints. */
export function overview() {
  const rows = [
    ...commands.map(({ name, summary }) => [`yarn ${name}`, summary]),
    ['yarn berth help', 'Lists the commands'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    'The commands of this repository; --help after one says more:',
    '',
    ...rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'With Node and npm alone: npm run NAME -- ARGS, e.g. npm run berth -- help',
  ].join('\n');
}
