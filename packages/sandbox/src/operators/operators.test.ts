import { mergePatch } from './mergePatch';
import { stage } from './stage';
import { retryDelayMs, WorkQueue } from './WorkQueue';

describe('mergePatch', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: 1 }, { a: 2 }, { a: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }, { b: null }],
    [{}, { a: { b: 1 } }, { a: { b: 1 } }],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, { a: { c: 3 } }],
    [{ a: { b: 1 } }, { a: {} }, { a: { b: null } }],
    [{ a: [1, 2] }, { a: [1] }, { a: [1] }],
    [{ a: { b: [1] } }, { a: { b: [1] } }, undefined],
    [{ a: { b: 1 } }, { a: 'text' }, { a: 'text' }],
  ])('from %j to %j is %j', (before, after, expected) => {
    expect(mergePatch(before, after)).toEqual(expected);
  });
});

describe('stage', () => {
  it('leaves alone what is being deleted', () => {
    const { spec } = stage({
      name: 'x',
      resource: { apiVersion: 'a/v1', kind: 'B' },
      when: [{ jq: '.status.phase', in: ['C'] }],
      delayMs: 5,
      steps: [{ status: 'phase: D' }],
    });

    expect(spec).toEqual({
      resourceRef: { apiGroup: 'a/v1', kind: 'B' },
      selector: {
        matchExpressions: [
          {
            jq: {
              key: '.metadata.deletionTimestamp',
              operator: 'DoesNotExist',
            },
          },
          { jq: { key: '.status.phase', operator: 'In', values: ['C'] } },
        ],
      },
      weight: 0,
      delay: { durationMilliseconds: 5 },
      steps: [
        {
          patch: {
            subresource: 'status',
            root: 'status',
            template: 'phase: D',
          },
        },
      ],
    });
  });
});

describe('WorkQueue', () => {
  it('works on a key once at a time, and again if it was added meanwhile', async () => {
    const log: string[] = [];
    let release = () => {};
    const queue = WorkQueue.create({
      concurrency: 2,
      onError: () => {},
      work: async key => {
        log.push(key);
        if (log.length === 1) {
          await new Promise<void>(resolve => {
            release = resolve;
          });
        }
      },
    });

    queue.add('a');
    queue.add('a');
    queue.add('a');
    queue.add('b');
    await settle();
    expect(log).toEqual(['a', 'b']);

    release();
    await settle();
    expect(log).toEqual(['a', 'b', 'a']);
  });

  it('tries again what failed', async () => {
    const onError = jest.fn();
    let failures = 2;
    const done = new Promise<void>(resolve => {
      WorkQueue.create({
        concurrency: 1,
        onError,
        work: async () => {
          failures -= 1;
          if (failures >= 0) {
            throw new Error('not yet');
          }
          resolve();
        },
      }).add('a');
    });

    await done;

    expect(onError).toHaveBeenCalledTimes(2);
    expect([1, 2, 5, 20].map(retryDelayMs)).toEqual([50, 100, 800, 5000]);
  });
});

async function settle(): Promise<void> {
  await new Promise(resolve => {
    setImmediate(resolve);
  });
}
