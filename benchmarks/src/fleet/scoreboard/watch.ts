import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena, Contestant, Finding, Shown } from './types';

const LOOK_MS = 500;

/** Does the same with all contestants at once. */
export async function withEach<T>(
  { contestants }: Pick<Arena, 'contestants'>,
  work: (contestant: Contestant) => Promise<T>,
): Promise<Record<string, T>> {
  return Object.fromEntries(
    await Promise.all(
      contestants.map(
        async (contestant): Promise<[string, T]> => [
          contestant.name,
          await work(contestant),
        ],
      ),
    ),
  );
}

/**
 * Looks until what is found is right, or the contestant has had its time.
 *
 * @returns what was found last
 */
export async function untilRight(
  contestant: Contestant,
  look: () => Promise<Finding>,
): Promise<Finding> {
  const ended = new AbortController();
  let settled = false;
  const settling = contestant
    .settle({ signal: ended.signal })
    .catch(error => {
      if (!ended.signal.aborted) {
        throw error;
      }
    })
    .then(() => {
      settled = true;
    });
  try {
    for (;;) {
      const isLast = settled;
      const finding = await look();
      if (finding.right || isLast) {
        return finding;
      }
      await Promise.race([sleep(LOOK_MS), settling]);
    }
  } finally {
    ended.abort();
  }
}

/** What a contestant shows for as long as something lasts, and right after. */
export async function during(
  contestant: Contestant,
  something: Promise<unknown>,
): Promise<Shown[]> {
  const samples: Shown[] = [];
  let over = false;
  const ending = something.finally(() => {
    over = true;
  });
  while (!over) {
    samples.push(await contestant.shown());
    await Promise.race([sleep(LOOK_MS), ending]);
  }
  await ending;
  samples.push(await contestant.shown());
  return samples;
}

/**
 * @throws Error that says what it has waited for in vain
 */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 120_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${withinMs} ms: ${what}`);
    }
    await sleep(100);
  }
}
