type DurationUnit = 'second' | 'minute' | 'hour' | 'day';

const units: Array<[DurationUnit, number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function inLargestUnit(milliseconds: number): [number, DurationUnit] {
  const size = Math.abs(milliseconds);
  const [unit, length] =
    units.find(([, unitLength]) => size >= unitLength) ??
    units[units.length - 1];
  return [Math.trunc(milliseconds / length), unit];
}

/**
 * A duration in its largest whole unit, such as `3 minutes`.
 *
 * @internal
 */
export function formatDuration(milliseconds: number, language: string): string {
  const [value, unit] = inLargestUnit(Math.max(0, milliseconds));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(value);
}

/**
 * How far away a moment is, such as `3 min. ago` or `in 12 sec.`
 *
 * @internal
 */
export function formatRelative(
  at: string,
  now: number,
  language: string,
): string {
  const [value, unit] = inLargestUnit(Date.parse(at) - now);
  return new Intl.RelativeTimeFormat(language, {
    numeric: 'auto',
    style: 'short',
  }).format(value, unit);
}

/**
 * A moment in full, for people who want to know exactly.
 *
 * @internal
 */
export function formatInstant(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(at));
}

/**
 * The time of day of a moment of today, and the day with it for any other.
 *
 * @internal
 */
export function formatClockTime(
  at: string,
  now: number,
  language: string,
): string {
  const date = new Date(at);
  const today = new Date(now).toDateString() === date.toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(!today && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(date);
}
