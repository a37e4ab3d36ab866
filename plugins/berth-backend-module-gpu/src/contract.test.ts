import { describeOffering } from '@berth/offering-tests';
import { offerings } from './offerings';

const required: Record<string, object> = {
  'gpu.quota': { gpus: 4 },
  'gpu.dra-quota': { devices: 4 },
  'gpu.kueue-queue': { gpus: 4 },
  'gpu.capsule-pool-claim': { gpus: 2, pool: 'gpu-pool' },
  'gpu.volcano-queue': { gpus: 4 },
  'gpu.kai-queue': { gpus: 4 },
};

for (const offering of offerings) {
  describeOffering({ offering, required: required[offering.id] });
}

describe('every offering of GPUs', () => {
  it.each(offerings.map(offering => [offering.id, offering] as const))(
    'is for the platform team to give: %s',
    (_, offering) => {
      expect(offering.reservedFor).toBe('platform');
      const open = offering.actions
        .filter(({ permission }) => permission !== 'platform')
        .map(({ id }) => id);
      // What a tenant may do with what it has.
      expect(['hold', 'resume']).toEqual(expect.arrayContaining(open));
    },
  );

  it.each(offerings.map(offering => [offering.id, offering] as const))(
    'refuses a day that there is not: %s',
    (id, offering) => {
      const day = (until: string) => () =>
        offering.parseInput({ ...required[id], until });
      expect(day('2026-02-28')).not.toThrow();
      expect(day('2026-02-30')).toThrow(/There is no 2026-02-30/);
      expect(day('soon')).toThrow(/such as 2026-12-31/);
    },
  );
});
