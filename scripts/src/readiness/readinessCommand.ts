import fs from 'node:fs';
import path from 'node:path';
import { offerings } from '../lib/offerings';
import { readInput, reasonOf, whereTheyAre } from '../lib/readInput';
import { UserError } from '../lib/UserError.mjs';
import { CommandRun } from '../types';
import { groupOf, judge } from './judge';
import { readObjects } from './readObjects';

/** `yarn readiness FILE…` */
export const run: CommandRun = async ({ positionals }) => {
  if (positionals.length === 0) {
    throw new UserError(
      'Name files or folders, or - for standard input: yarn readiness FILE…',
      { exitCode: 2 },
    );
  }
  const complete = positionals.map(name => reportOn(name));
  return complete.every(Boolean) ? 0 : 1;
};

/** Prints what there is to say of a file or folder; false if not of all. */
function reportOn(name: string): boolean {
  try {
    return filesIn(name)
      .map(file => report(file, readInput(file)))
      .every(Boolean);
  } catch (error) {
    console.error(`${name}: ${reasonOf(error)}`);
    return false;
  }
}

function filesIn(name: string): string[] {
  const isFolder =
    name !== '-' && fs.statSync(whereTheyAre(name)).isDirectory();
  if (!isFolder) {
    return [name];
  }
  return fs
    .readdirSync(whereTheyAre(name), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const inside = path.join(name, entry.name);
      if (entry.isDirectory()) {
        return filesIn(inside);
      }
      return /\.(ya?ml|json)$/.test(entry.name) ? [inside] : [];
    });
}

function report(file: string, text: string): boolean {
  const found = readObjects(text);
  for (const one of found) {
    if ('object' in one) {
      const { apiVersion, kind, metadata } = one.object;
      const { rule, phase, reason, message } = judge(one.object, offerings);
      console.log(
        JSON.stringify({
          file,
          group: groupOf(apiVersion),
          kind,
          name: metadata.name ?? '',
          rule,
          // What goes away is on its way, as what comes is.
          phase: phase === 'Deleting' ? 'Provisioning' : phase,
          reason,
          message,
        }),
      );
    } else {
      const where = one.line === undefined ? file : `${file}:${one.line}`;
      console.error(`${where}: ${one.problem}`);
    }
  }
  return found.every(one => 'object' in one);
}
