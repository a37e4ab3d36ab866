import {
  runFleetChaos,
  type DatabaseKind,
  type ScheduleOutcome,
} from '@berth/chaos-tests';
import { UserError } from '../lib/UserError.mjs';
import type { CommandRun } from '../types';
import { summarizeChaos } from './summarizeChaos';

const SUBJECTS = ['fleet'];
const DATABASES: DatabaseKind[] = ['sqlite', 'postgres'];

/** `yarn test:chaos` */
export const run: CommandRun = async ({ values, positionals }) => {
  const [subject = 'fleet'] = positionals;
  if (!SUBJECTS.includes(subject)) {
    throw new UserError(
      `There is no chaos "${subject}". There is: ${SUBJECTS.join(', ')}.`,
      { exitCode: 2 },
    );
  }
  const outcomes = await runFleetChaos({
    schedules: wholeNumber(values, 'schedules', 20),
    seed: wholeNumber(values, 'seed', Date.now() % 1_000_000),
    database: databaseKind(values.database),
    clusters: wholeNumber(values, 'clusters', 2),
    faults: wholeNumber(values, 'faults', 6),
    lasts: wholeNumber(values, 'seconds', 12) * 1000,
    folder: typeof values.folder === 'string' ? values.folder : undefined,
    onOutcome: outcome => console.error(describe(outcome)),
  });
  console.log(
    values.json
      ? JSON.stringify(outcomes, undefined, 2)
      : summarizeChaos(outcomes),
  );
  return outcomes.some(({ divergences }) => divergences.length > 0) ? 1 : 0;
};

function describe(outcome: ScheduleOutcome): string {
  const { seed, faults, changes, objects, settledMs, divergences } = outcome;
  const result =
    divergences.length === 0
      ? `true after ${settledMs} ms`
      : `DIVERGED:\n  ${divergences.join('\n  ')}`;
  return `seed ${seed}: ${faults.join(
    ', ',
  )}; ${changes} changes, ${objects} objects; ${result}`;
}

function databaseKind(named: string | boolean | undefined): DatabaseKind {
  const kind = DATABASES.find(one => one === (named ?? 'sqlite'));
  if (!kind) {
    throw new UserError(
      `--database takes ${DATABASES.join(' or ')}, not ${named}.`,
      { exitCode: 2 },
    );
  }
  return kind;
}

function wholeNumber(
  values: Record<string, string | boolean | undefined>,
  name: string,
  otherwise: number,
): number {
  const text = values[name];
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(number) || (number < 1 && name !== 'seed')) {
    throw new UserError(`--${name} takes a whole number, not ${text}.`, {
      exitCode: 2,
    });
  }
  return number;
}
