import { drawSchedule, FAULT_KINDS } from './schedule';

const draw = (seed: number) =>
  drawSchedule({ seed, clusters: 2, faults: 4, lasts: 10_000 });

describe('drawSchedule', () => {
  it('draws the same for the same seed, and another for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual({ ...draw(8), seed: 7 });
  });

  it('meets every kind of fault within as many seeds', () => {
    const kinds = FAULT_KINDS.flatMap((_, seed) =>
      draw(seed).faults.map(({ kind }) => kind),
    );
    expect(new Set(kinds)).toEqual(new Set(FAULT_KINDS));
  });

  it('keeps to its time and its clusters, in order', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { faults } = draw(seed);
      expect(faults).toHaveLength(4);
      const times = faults.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const { at, lasts, cluster, skew } of faults) {
        expect(at).toBeLessThanOrEqual(10_000);
        expect(lasts).toBeGreaterThan(0);
        expect([0, 1]).toContain(cluster);
        expect(Math.abs(skew)).toBe(300_000);
      }
    }
  });
});
