import fc from 'fast-check';
import { aFunction } from './__testUtils__/aFunction';
import { observe } from './observed';
import { sharesOf, withShare } from './traffic';

describe('shares of the traffic', () => {
  const names = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('always add up to 100, whoever gets how much', () => {
    fc.assert(
      fc.property(
        names,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 99 }),
        (numbers, chosen, percent) => {
          const traffic = numbers.map((number, index) => ({
            revisionName: `hello-0000${number}`,
            percent: index === 0 ? 100 - (numbers.length - 1) * 7 : 7,
          }));
          const fn = observe(aFunction({ traffic }).primary);
          const revisionName = `hello-0000${chosen}`;
          const split = withShare(fn, {
            target: { revisionName },
            percent,
            otherwise: 'hello-other',
          })!;
          const sum = split.reduce((all, one) => all + (one.percent ?? 0), 0);
          expect(sum).toBe(100);
          const own = split.filter(one => one.revisionName === revisionName);
          expect(own.map(one => one.percent)).toEqual([percent]);
          const tags = split.flatMap(({ tag }) => tag ?? []);
          expect(new Set(tags).size).toBe(tags.length);
        },
      ),
    );
  });

  it('keep the proportions of the others, and their own tags', () => {
    const { primary } = aFunction({
      traffic: [
        { revisionName: 'hello-00001', percent: 60, tag: 'old' },
        { revisionName: 'hello-00002', percent: 30, tag: 'stable' },
        { latestRevision: true, percent: 10 },
      ],
      status: { latestReadyRevisionName: 'hello-00003' },
    });
    const split = withShare(observe(primary), {
      target: { revisionName: 'hello-00003', latestRevision: false },
      percent: 40,
    });
    expect(split).toEqual([
      { revisionName: 'hello-00001', percent: 40, tag: 'stable' },
      { revisionName: 'hello-00002', percent: 20 },
      {
        revisionName: 'hello-00003',
        latestRevision: false,
        percent: 40,
        tag: 'canary',
      },
      { revisionName: 'hello-00001', percent: 0, tag: 'old' },
    ]);
  });

  it('cannot be split when there is nobody else', () => {
    const fn = observe(aFunction({ revisions: [] }).primary);
    expect(sharesOf(fn)).toEqual(new Map());
    expect(
      withShare(fn, { target: { revisionName: 'hello-00001' }, percent: 50 }),
    ).toBeUndefined();
  });
});
