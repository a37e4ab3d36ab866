import { drawSchedule, FAULT_KINDS, faultKindsOn } from './schedule';

const databases = ['sqlite', 'postgres'] as const;
const draw = (
  seed: number,
  database: (typeof databases)[number] = 'postgres',
) =>
  drawSchedule({
    ...{ seed, database, replicas: 2 },
    ...{ clusters: 2, faults: 4, lasts: 10_000 },
  });

describe('drawSchedule', () => {
  it('draws the same for the same seed, and another for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual({ ...draw(8), seed: 7 });
  });

  it.each(databases)(
    'meets every kind of fault within as many seeds, on %s',
    database => {
      const possible = faultKindsOn(database);
      const kinds = possible.flatMap((_, seed) =>
        draw(seed, database).faults.map(({ kind }) => kind),
      );
      expect(new Set(kinds)).toEqual(new Set(possible));
    },
  );

  it('restarts and partitions only where there is something to', () => {
    expect(faultKindsOn('postgres')).toEqual(FAULT_KINDS);
    expect(faultKindsOn('sqlite')).not.toContain('replica-partitioned');
    expect(faultKindsOn('sqlite')).toContain('clock-skew');
  });

  it('keeps to its time and its clusters, in order', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { faults } = draw(seed);
      expect(faults).toHaveLength(4);
      const times = faults.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const { at, lasts, cluster, replica, skew } of faults) {
        expect(at).toBeLessThanOrEqual(10_000);
        expect(lasts).toBeGreaterThan(0);
        expect([0, 1]).toContain(cluster);
        expect([0, 1]).toContain(replica);
        expect(Math.abs(skew)).toBe(300_000);
      }
    }
  });
});
