import fc from 'fast-check';
import { shareClusters, type Replica } from './shareClusters';

const share = (
  replicas: Record<string, string[]>,
  holders: Record<string, string> = {},
) =>
  Object.fromEntries(
    shareClusters({
      replicas: Object.entries(replicas).map(([id, clusters]) => ({
        id,
        clusters,
      })),
      holders: new Map(Object.entries(holders)),
    }),
  );

describe('shareClusters', () => {
  it('gives everything to the only backend', () => {
    expect(share({ a: ['east', 'west'] })).toEqual({ east: 'a', west: 'a' });
  });

  it('gives one that joins its part, and moves no more than that', () => {
    const all = ['one', 'two', 'three', 'four'];
    const held = { one: 'a', two: 'a', three: 'a', four: 'a' };
    const after = share({ a: all, b: all }, held);
    expect(Object.values(after).sort()).toEqual(['a', 'a', 'b', 'b']);
  });

  it('leaves what is even where it is', () => {
    const all = ['one', 'two', 'three'];
    const held = { one: 'b', two: 'a', three: 'b' };
    expect(share({ a: all, b: all }, held)).toEqual(held);
  });

  it('gives what one has left to who has the fewest', () => {
    const all = ['one', 'two', 'three'];
    expect(share({ a: all, b: all }, { one: 'a', two: 'gone' })).toEqual({
      one: 'a',
      two: 'a',
      three: 'b',
    });
  });

  it('gives a cluster only to who is to follow it', () => {
    expect(share({ a: ['one', 'two'], b: ['two'] }, { one: 'b' })).toEqual({
      one: 'a',
      two: 'b',
    });
  });

  it('has an answer for every cluster, even and settled, for any backends', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdef'), { minLength: 1 });
    const clusters = fc.uniqueArray(fc.constantFrom(...'123456789'));
    fc.assert(
      fc.property(
        ids,
        clusters,
        fc.array(
          fc.tuple(
            fc.constantFrom(...'123456789'),
            fc.constantFrom(...'abcdefg'),
          ),
        ),
        (replicaIds, all, held) => {
          const replicas: Replica[] = replicaIds.map(id => ({
            id,
            clusters: all,
          }));
          const result = shareClusters({ replicas, holders: new Map(held) });
          expect([...result.keys()].sort()).toEqual([...all].sort());
          const counts = replicaIds.map(
            id => [...result.values()].filter(one => one === id).length,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(2);
          // Once everybody has their share nothing moves.
          expect(shareClusters({ replicas, holders: result })).toEqual(result);
        },
      ),
    );
  });
});
