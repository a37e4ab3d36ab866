import { runFleetChaos } from './runFleetChaos';
import { faultKindsOn } from './schedule';

// The first start on a machine builds the control plane.
jest.setTimeout(15 * 60_000);

/** More, or others, for those who have the time: `yarn test:chaos`. */
const schedules = Number(process.env.BERTH_CHAOS_SCHEDULES ?? 2);
const faults = 5;

describe('the fleet, whatever goes wrong', () => {
  // By these seeds the few schedules have what is particular to each.
  it.each([
    ['sqlite', 352],
    ['postgres', 246],
  ] as const)(
    `shows on %s what the clusters say after each of ${schedules} schedules`,
    async (database, usualSeed) => {
      const outcomes = await runFleetChaos({
        seed: Number(process.env.BERTH_CHAOS_SEED ?? usualSeed),
        schedules,
        clusters: 2,
        faults,
        lasts: 8_000,
        database,
        onOutcome: outcome =>
          process.stderr.write(`${JSON.stringify(outcome)}\n`),
      });
      expect(outcomes).toHaveLength(schedules);
      expect(outcomes.flatMap(({ divergences }) => divergences)).toEqual([]);
      // Nothing is proven by faults that did not come, of work that was not done.
      for (const outcome of outcomes) {
        expect(outcome.faults).toHaveLength(faults);
        expect(outcome.changes).toBeGreaterThan(10);
        outcome.faults.forEach(kind =>
          expect(faultKindsOn(database)).toContain(kind),
        );
      }
    },
  );
});
