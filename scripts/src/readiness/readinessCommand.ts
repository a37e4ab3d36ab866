import fs from 'node:fs';
import path from 'node:path';
import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { UserError } from '../lib/UserError.mjs';
import { allOfferings } from '../offerings/allOfferings';
import { CommandRun } from '../types';
import { judgeWithOfferings } from './judgeWithOfferings';
import { listFiles } from './listFiles';
import { parseObjects } from './parseObjects';

/** One line of output. */
export type ReadinessLine = {
  file: string;
  group: string;
  kind: string;
  name: string;
  /** The id of the offering, or the name of the rule, that judged it. */
  rule: string;
  phase: string;
  reason: string;
  message: string;
};

/** `yarn readiness FILE…` */
export const run: CommandRun = async ({ positionals }) => {
  if (positionals.length === 0) {
    throw new UserError(
      '"readiness" needs a file, a folder, or - for standard input. See yarn readiness --help.',
      { exitCode: 2 },
    );
  }
  const judge = judgeWithOfferings(allOfferings);
  const cwd = process.env.INIT_CWD ?? process.cwd();
  let problems = 0;
  const complain = (sentence: string) => {
    problems += 1;
    console.error(sentence);
  };
  for (const argument of positionals) {
    for (const file of filesOf(argument, cwd, complain)) {
      const text = textOf(file, cwd, complain);
      if (text !== undefined) {
        const parsed = parseObjects(text);
        for (const { object, line } of parsed.objects) {
          try {
            console.log(JSON.stringify(lineOf(file, object, judge)));
          } catch (error) {
            complain(`${file}:${line}: it cannot be judged: ${error}`);
          }
        }
        for (const { line, message } of parsed.problems) {
          complain(`${file}:${line}: ${message}`);
        }
      }
    }
  }
  return problems === 0 ? 0 : 1;
};

function filesOf(
  argument: string,
  cwd: string,
  complain: (sentence: string) => void,
): string[] {
  if (argument === '-') {
    return [argument];
  }
  try {
    const files = listFiles(argument, cwd);
    if (files.length === 0) {
      complain(`${argument}: there is no YAML or JSON file in it.`);
    }
    return files;
  } catch (error) {
    complain(`${argument}: ${reasonOf(error)}`);
    return [];
  }
}

function textOf(
  file: string,
  cwd: string,
  complain: (sentence: string) => void,
): string | undefined {
  try {
    return fs.readFileSync(file === '-' ? 0 : path.resolve(cwd, file), 'utf8');
  } catch (error) {
    complain(`${file}: ${reasonOf(error)}`);
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file.' : `${message}.`;
}

/**
 * What is printed of an object. What is being deleted is on its way, as what is
 * being made is; the reason tells them apart.
 */
export function lineOf(
  file: string,
  object: KubernetesObject,
  judge: ReturnType<typeof judgeWithOfferings>,
): ReadinessLine {
  const { rule, phase, reason, message } = judge(object);
  const { apiVersion, kind, metadata } = object;
  return {
    file,
    group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
    kind,
    name: String(metadata.name ?? metadata.generateName ?? ''),
    rule,
    phase: phase === 'Deleting' ? 'Provisioning' : phase,
    reason,
    message,
  };
}
