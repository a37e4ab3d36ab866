import { runFleetChaos } from './runFleetChaos';
import { FAULT_KINDS } from './schedule';

// The first start on a machine builds the control plane.
jest.setTimeout(15 * 60_000);

/** More, or others, for those who have the time: `yarn test:chaos`. */
const schedules = Number(process.env.BERTH_CHAOS_SCHEDULES ?? 4);
const seed = Number(process.env.BERTH_CHAOS_SEED ?? 20);

describe('the fleet, whatever goes wrong', () => {
  it(`shows what the clusters say after each of ${schedules} schedules`, async () => {
    const outcomes = await runFleetChaos({
      seed,
      schedules,
      clusters: 2,
      faults: 5,
      lasts: 8_000,
      onOutcome: outcome =>
        process.stderr.write(`${JSON.stringify(outcome)}\n`),
    });
    expect(outcomes).toHaveLength(schedules);
    expect(outcomes.flatMap(({ divergences }) => divergences)).toEqual([]);
    // Nothing is proven by faults that did not come, of work that was not done.
    for (const { faults, changes } of outcomes) {
      expect(faults).toHaveLength(5);
      expect(changes).toBeGreaterThan(10);
      faults.forEach(kind => expect(FAULT_KINDS).toContain(kind));
    }
  });
});
