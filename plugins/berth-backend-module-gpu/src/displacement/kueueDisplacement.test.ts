import fc from 'fast-check';
import type { KueueGpus, KueueJob, KueueQuota } from '../fleet/types';
import { cohortDisplacement, kueueDisplacement } from './kueueDisplacement';
import { takeBack } from './takeBack';

const GPU = 'nvidia.com/gpu';

const aQuota = (
  queue: string,
  nominal: number,
  used: number,
  more: Partial<KueueQuota> = {},
): KueueQuota => ({
  queue,
  cohort: 'all',
  isClaim: true,
  flavor: 'a100',
  resource: GPU,
  nominal,
  used,
  reclaim: 'Any',
  borrow: 'Never',
  ...more,
});

const aJob = (
  queue: string,
  gpus: number,
  more: Partial<KueueJob> = {},
): KueueJob => ({
  queue,
  namespace: queue,
  localQueue: 'q',
  flavor: 'a100',
  resource: GPU,
  gpus,
  priority: 0,
  at: 1,
  ...more,
});

const kueueOf = (parts: Partial<KueueGpus>): KueueGpus => ({
  quotas: [],
  cohorts: [],
  jobs: [],
  ...parts,
});

/** Ours has 2 and uses none; theirs has 6 and uses 8, two of them borrowed. */
const lent = (
  ours: Partial<KueueQuota> = {},
  jobs = [aJob('theirs', 6), aJob('theirs', 2, { priority: -5 })],
) =>
  kueueOf({
    quotas: [aQuota('ours', 2, 0, ours), aQuota('theirs', 6, 8)],
    jobs,
  });

const change = (
  kueue: KueueGpus,
  nominal: number,
  more: Partial<Parameters<typeof kueueDisplacement>[0]> = {},
) =>
  kueueDisplacement({ kueue, queue: 'ours', resource: GPU, nominal, ...more });

describe('kueueDisplacement', () => {
  it.each<[string, Partial<KueueQuota>, number | undefined, object]>([
    [
      'Any: whoever borrows, the lowest priority first',
      { reclaim: 'Any' },
      undefined,
      {
        displaced: [
          { queue: 'theirs', gpus: 2, priority: -5, jobs: 1, kind: 'borrowed' },
        ],
        unknown: ['fair-sharing'],
      },
    ],
    [
      'LowerPriority: those of a lower one alone',
      { reclaim: 'LowerPriority' },
      -5,
      { displaced: [], unknown: ['priority-to-come', 'fair-sharing'] },
    ],
    [
      'LowerPriority, and the jobs to come are higher',
      { reclaim: 'LowerPriority' },
      0,
      { displaced: [{ gpus: 2, priority: -5 }] },
    ],
    [
      'Never: nobody',
      { reclaim: 'Never' },
      1000,
      { displaced: [], unknown: ['nobody-reclaims', 'fair-sharing'] },
    ],
  ])('gets back what was lent by its policy: %s', (_, ours, priority, want) => {
    expect(change(lent(ours), 4, { priority })).toMatchObject({
      before: 2,
      used: 0,
      free: 2,
      missing: 2,
      ...want,
    });
  });

  it('takes the priority of the jobs that wait', () => {
    const jobs = [
      aJob('theirs', 8, { priority: 5 }),
      aJob('ours', 2, { priority: 10, at: undefined }),
    ];
    const kueue = lent({ reclaim: 'LowerPriority' }, jobs);
    expect(change(kueue, 4).displaced).toMatchObject([{ gpus: 8 }]);
    expect(change(kueue, 4, { priority: 5 }).displaced).toEqual([]);
  });

  it('stops nobody while the cohort has enough', () => {
    const kueue = kueueOf({
      quotas: [aQuota('ours', 2, 0), aQuota('theirs', 6, 2)],
      jobs: [aJob('theirs', 2)],
    });
    expect(change(kueue, 8)).toMatchObject({
      missing: 0,
      displaced: [],
      unknown: [],
    });
  });

  it('does not take what another queue keeps to itself', () => {
    const kueue = kueueOf({
      quotas: [
        aQuota('ours', 2, 0),
        aQuota('theirs', 6, 0, { lending: 1 }),
        aQuota('third', 0, 3),
      ],
      jobs: [aJob('third', 3)],
    });
    // Two of its own and one lent; three are in use by the third.
    expect(change(kueue, 2)).toMatchObject({ free: 0, missing: 2 });
  });

  it.each<[string, Partial<KueueQuota>, string[]]>([
    ['another cohort', { cohort: 'other' }, []],
    ['no cohort', { cohort: undefined }, []],
    ['another flavor', { flavor: 't4' }, []],
    ['another resource', { resource: 'amd.com/gpu' }, []],
  ])('leaves alone what is in %s', (_, theirs, displaced) => {
    const kueue = kueueOf({
      quotas: [aQuota('ours', 2, 0), aQuota('theirs', 6, 8, theirs)],
      jobs: [aJob('theirs', 8)],
    });
    expect(change(kueue, 4)).toMatchObject({ missing: 0, displaced });
  });

  it('reaches through nested cohorts, and says that Kueue spares some', () => {
    const kueue = kueueOf({
      quotas: [
        aQuota('ours', 2, 0, { cohort: 'left' }),
        aQuota('theirs', 6, 8, { cohort: 'right' }),
      ],
      cohorts: [
        { name: 'left', parent: 'org', quotas: [] },
        { name: 'right', parent: 'org', quotas: [] },
      ],
      jobs: [aJob('theirs', 8)],
    });
    const { displaced, unknown } = change(kueue, 4);
    expect(displaced).toMatchObject([{ queue: 'theirs', gpus: 8 }]);
    expect(unknown).toEqual(['fair-sharing', 'nested-cohorts']);
  });

  it('tells of the queue as a whole where its jobs cannot be seen', () => {
    expect(change(lent({}, []), 4).displaced).toEqual([
      { kind: 'borrowed', when: 'on-demand', queue: 'theirs', gpus: 2 },
    ]);
  });

  describe('to borrow', () => {
    const jobs = [
      aJob('theirs', 4, { priority: 200 }),
      aJob('theirs', 4, { priority: 50 }),
    ];
    const kueue = (ours: Partial<KueueQuota>) =>
      kueueOf({
        quotas: [
          aQuota('ours', 2, 2, ours),
          aQuota('theirs', 2, 8),
          aQuota('idle', 6, 0),
        ],
        jobs,
      });

    it.each<[string, Partial<KueueQuota>, object[]]>([
      ['Never', { borrow: 'Never' }, []],
      ['LowerPriority', { borrow: 'LowerPriority' }, [{ priority: 50 }]],
      [
        'LowerPriority up to a threshold below',
        { borrow: 'LowerPriority', threshold: 40 },
        [],
      ],
    ])('stops jobs by its policy: %s', (_, ours, displaced) => {
      expect(
        change(kueue(ours), 2, { borrowing: 3, priority: 100 }).displaced,
      ).toMatchObject(displaced);
    });
  });

  describe('with less than it uses', () => {
    const kueue = (
      theirs: Partial<KueueQuota>,
      more: KueueJob[] = [],
    ): KueueGpus =>
      kueueOf({
        quotas: [aQuota('ours', 6, 6), aQuota('theirs', 2, 0, theirs)],
        jobs: [
          aJob('ours', 2, { priority: 10 }),
          aJob('ours', 2, { at: 5 }),
          aJob('ours', 2, { at: 3 }),
          ...more,
        ],
      });

    it('its jobs go on until others ask, and then the newest goes first', () => {
      expect(change(kueue({}), 4)).toMatchObject({
        missing: 0,
        displaced: [{ queue: 'ours', gpus: 2, jobs: 1, when: 'on-demand' }],
        unknown: ['keeps-until-asked', 'fair-sharing'],
      });
    });

    it('they are asked for now where jobs of others wait for what is theirs', () => {
      const waiting = aJob('theirs', 2, { at: undefined });
      expect(change(kueue({}, [waiting]), 4).displaced).toMatchObject([
        { when: 'now' },
      ]);
    });

    it.each<[string, Partial<KueueQuota>]>([
      ['takes nothing back', { reclaim: 'Never' }],
      ['is in the cohort', { cohort: undefined }],
    ])('nobody is stopped where nobody %s', (_, theirs) => {
      expect(change(kueue(theirs), 0)).toMatchObject({
        displaced: [],
        unknown: ['nobody-reclaims'],
      });
    });
  });

  it('a new queue takes as Berth writes it', () => {
    expect(
      change(lent(), 4, { queue: undefined, cohort: 'all', flavor: 'a100' }),
    ).toMatchObject({ before: 0, free: 4, missing: 0 });
    expect(
      change(lent(), 4, { queue: undefined, flavor: 'a100' }),
    ).toMatchObject({ free: 4, missing: 0 });
  });
});

describe('cohortDisplacement', () => {
  const kueue = kueueOf({
    quotas: [aQuota('ours', 2, 4), aQuota('theirs', 2, 4)],
    cohorts: [
      { name: 'all', quotas: [{ flavor: 'a100', resource: GPU, nominal: 4 }] },
    ],
    jobs: [aJob('ours', 4), aJob('theirs', 4, { priority: -1 })],
  });
  const by = (amount: number, of = kueue) =>
    cohortDisplacement({ kueue: of, cohort: 'all', resource: GPU, by: amount });

  it('with less names those who run beyond what is their own', () => {
    expect(by(-2)).toMatchObject({
      before: 4,
      missing: 2,
      displaced: [{ queue: 'theirs', gpus: 4, when: 'on-demand' }],
      unknown: ['keeps-until-asked', 'fair-sharing'],
    });
  });

  it('with more stops nobody', () => {
    expect(by(2)).toMatchObject({ missing: 0, free: 2, displaced: [] });
  });

  it('stops nobody where no queue takes back', () => {
    const never = {
      ...kueue,
      quotas: kueue.quotas.map(one => ({ ...one, reclaim: 'Never' as const })),
    };
    expect(by(-2, never)).toMatchObject({
      displaced: [],
      unknown: ['nobody-reclaims'],
    });
  });
});

describe('takeBack', () => {
  it('lets a job stay that need not have gone', () => {
    const candidates = [
      { queue: 'a', gpus: 1, priority: 0 },
      { queue: 'a', gpus: 4, priority: 1 },
    ];
    expect(
      takeBack({ missing: 4, candidates, excess: new Map([['a', 8]]) }),
    ).toEqual([candidates[1]]);
  });

  it('takes enough where there is, and never a job too many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.array(
          fc.record({
            queue: fc.constantFrom('a', 'b', 'c'),
            gpus: fc.integer({ min: 1, max: 8 }),
            priority: fc.integer({ min: -2, max: 2 }),
          }),
          { maxLength: 12 },
        ),
        fc.integer({ min: 0, max: 12 }),
        (missing, candidates, over) => {
          const excess = new Map(['a', 'b'].map(queue => [queue, over]));
          const taken = takeBack({ missing, candidates, excess });
          const gpus = (jobs: typeof taken) =>
            jobs.reduce((sum, job) => sum + job.gpus, 0);
          expect(taken.every(({ queue }) => queue !== 'c')).toBe(true);
          const total = gpus(taken);
          // Where it is enough, it would be too little without any of those,
          // but for the one that filled it up.
          const isTooMany = (gpusOfJob: number) =>
            total >= missing && total - gpusOfJob >= missing;
          expect(taken.slice(0, -1).some(job => isTooMany(job.gpus))).toBe(
            false,
          );
          expect(missing > 0 || taken.length === 0).toBe(true);
        },
      ),
    );
  });
});
