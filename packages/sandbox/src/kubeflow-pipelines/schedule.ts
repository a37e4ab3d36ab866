import { ApiError } from './ApiError';
import type { StoredRecurringRun, Trigger } from './types';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const RANGES: Array<[number, number, string[]?]> = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12, MONTHS],
  [0, 6, DAYS],
];

/**
 * Refuses a trigger that the API refuses. A cron expression has six fields,
 * the first of which is the second, or five.
 *
 * @throws ApiError that says why
 * @internal
 */
export function checkTrigger(trigger: Trigger | undefined): Trigger {
  const { cron_schedule: cron, periodic_schedule: periodic } = trigger ?? {};
  if (cron?.cron) {
    fieldsOf(cron.cron);
    return { cron_schedule: cron };
  }
  if (periodic) {
    const interval = Number(periodic.interval_second);
    if (!Number.isInteger(interval) || interval < 1) {
      throw ApiError.invalid(
        `Found invalid period schedule interval ${periodic.interval_second}. Set at interval to least 1 second`,
      );
    }
    return {
      periodic_schedule: { ...periodic, interval_second: String(interval) },
    };
  }
  throw ApiError.invalid('Cannot create a job with an empty trigger');
}

/**
 * The times at which a recurring run is due since it was last looked at.
 *
 * @internal
 */
export function dueTimes(job: StoredRecurringRun, now: number): number[] {
  const { trigger, lookedAt, createdAt, noCatchup } = job;
  const { cron_schedule: cron, periodic_schedule: periodic } = trigger;
  const { start_time: start, end_time: end } = cron ?? periodic ?? {};
  const from = Math.max(lookedAt, start ? Date.parse(start) : 0);
  const until = Math.min(now, end ? Date.parse(end) : now);
  const times: number[] = [];
  if (periodic) {
    const every = Number(periodic.interval_second) * 1000;
    const begin = start ? Date.parse(start) : createdAt;
    const first = Math.max(1, Math.floor((from - begin) / every) + 1);
    for (let n = first; begin + n * every <= until && times.length < 50; n++) {
      times.push(begin + n * every);
    }
  } else if (cron?.cron) {
    const fields = fieldsOf(cron.cron);
    const second = 1000;
    const first = Math.floor(from / second) * second + second;
    // A sandbox that slept for long does not count through all of it.
    const begin = Math.max(first, until - 24 * 3600 * second);
    for (let at = begin; at <= until && times.length < 50; at += second) {
      if (matches(fields, new Date(at))) {
        times.push(at);
      }
    }
  }
  return noCatchup ? times.slice(-1) : times;
}

function fieldsOf(cron: string): Array<Set<number>> {
  const words = (DESCRIPTORS[cron.trim()] ?? cron).trim().split(/\s+/);
  const six = words.length === 5 ? ['0', ...words] : words;
  if (six.length !== 6) {
    throw ApiError.invalid(
      `Schedule cron is not a supported format(https://godoc.org/github.com/robfig/cron). Error: expected 5 to 6 fields, found ${words.length}: ${cron}`,
    );
  }
  return six.map((word, index) => valuesOf(word, RANGES[index], cron));
}

function valuesOf(
  word: string,
  [low, high, names]: (typeof RANGES)[number],
  cron: string,
): Set<number> {
  const values = new Set<number>();
  const number = (text: string) => {
    const named = names?.indexOf(text.toLowerCase()) ?? -1;
    const value = named >= 0 ? named + low : Number(text);
    if (
      text === '' ||
      !Number.isInteger(value) ||
      value < low ||
      value > high
    ) {
      throw ApiError.invalid(
        `Schedule cron is not a supported format(https://godoc.org/github.com/robfig/cron). Error: failed to parse '${text}' in ${cron}`,
      );
    }
    return value;
  };
  for (const part of word.split(',')) {
    const [range, step] = part.split('/');
    const [first, last] = /^[*?]$/.test(range)
      ? [low, high]
      : range.split('-').map(number);
    const end = last ?? (step === undefined ? first : high);
    const by = step === undefined ? 1 : number(step) || 1;
    for (let value = first; value <= end; value += by) {
      values.add(value);
    }
  }
  return values;
}

function matches(fields: Array<Set<number>>, date: Date): boolean {
  const parts = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
  ];
  return parts.every((part, index) => fields[index].has(part));
}
