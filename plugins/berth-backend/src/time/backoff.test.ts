import fc from 'fast-check';
import { backoffDelay } from './backoff';

const settings = { initialMs: 100, maxMs: 1_000 };

describe('backoffDelay', () => {
  it.each([
    [1, 0, 50],
    [1, 0.999, 100],
    [2, 0, 100],
    [3, 0, 200],
    [4, 0, 400],
    [5, 0, 500],
    [50, 0, 500],
    [50, 0.999, 1_000],
    [0, 0, 50],
  ])(
    'waits, after attempt %d with chance %d, %d ms',
    (attempt, chance, wait) => {
      expect(backoffDelay({ settings, attempt, random: () => chance })).toBe(
        wait,
      );
    },
  );

  it('is never beyond its bounds', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, chance) => {
          const wait = backoffDelay({
            settings,
            attempt,
            random: () => chance,
          });
          expect(wait).toBeGreaterThanOrEqual(50);
          expect(wait).toBeLessThanOrEqual(1_000);
        },
      ),
    );
  });
});
