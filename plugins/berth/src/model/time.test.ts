import { NOW } from '../__testUtils__/fixtures';
import { formatClockTime, formatDuration, formatRelative } from './time';

const at = (offset: number) => new Date(NOW + offset).toISOString();

describe('formatDuration', () => {
  it.each([
    [0, '0 seconds'],
    [999, '0 seconds'],
    [12_000, '12 seconds'],
    [61_000, '1 minute'],
    [7_200_000, '2 hours'],
    [3 * 86_400_000, '3 days'],
    [-5000, '0 seconds'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds, 'en')).toBe(text);
  });

  it('speaks German', () => {
    expect(formatDuration(7_200_000, 'de')).toBe('2 Stunden');
  });
});

describe('formatRelative', () => {
  it.each([
    [-180_000, '3 min. ago'],
    [12_000, 'in 12 sec.'],
    [0, 'now'],
  ])('writes %d ms from now as %s', (offset, text) => {
    expect(formatRelative(at(offset), NOW, 'en')).toBe(text);
  });
});

describe('formatClockTime', () => {
  it('names the day only when it is not today', () => {
    expect(formatClockTime(at(-60_000), NOW, 'en')).not.toMatch(/Nov/);
    expect(formatClockTime(at(-3 * 86_400_000), NOW, 'en')).toMatch(/Nov 18/);
  });
});
