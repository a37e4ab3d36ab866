const minute = 60_000;
const days = 366 * 24 * 60;

/**
 * When a schedule of six fields, seconds first, comes next: to the minute, in
 * UTC, and within a year.
 *
 * @internal
 */
export function nextRun(schedule: string, now: string): string | undefined {
  const [, ...fields] = schedule.trim().split(/\s+/);
  if (fields.length !== 5) {
    return undefined;
  }
  const matchers = fields.map(matcherOf);
  let time = Math.floor(Date.parse(now) / minute) * minute;
  for (let tried = 0; tried < days; tried++) {
    time += minute;
    const date = new Date(time);
    const parts = [
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCDay(),
    ];
    if (matchers.every((matches, index) => matches(parts[index]))) {
      return date.toISOString().replace(/\.\d+Z$/, 'Z');
    }
  }
  return undefined;
}

function matcherOf(field: string): (part: number) => boolean {
  const [base, step] = field.split('/');
  const every = Number(step ?? 1);
  if (base === '*') {
    return part => part % every === 0;
  }
  const start = Number(base);
  return part =>
    step === undefined
      ? part === start
      : part >= start && (part - start) % every === 0;
}
