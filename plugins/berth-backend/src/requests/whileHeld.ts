import type { Clock } from '../time/Clock';

/** A lease outlasts so many renewals less one that fail. */
const RENEWALS_PER_LEASE = 3;

/**
 * Works on something that is held for a while, and makes that while last anew
 * for as long as the work takes.
 *
 * @param options.renew - resolves to whether it is still held
 * @param options.onFailure - called when that cannot be told
 * @param work - told by its signal that somebody else may have it now
 * @internal
 */
export async function whileHeld<T>(
  options: {
    leaseMs: number;
    clock: Clock;
    renew: () => Promise<boolean>;
    onFailure: (error: unknown) => void;
  },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const done = new AbortController();
  const holding = hold(options, done.signal).then(isHeld => {
    if (!isHeld) {
      lost.abort();
    }
  });
  try {
    return await work(lost.signal);
  } finally {
    done.abort();
    await holding;
  }
}

/** @returns false as soon as it is not held any more, true when it is done */
async function hold(
  options: Parameters<typeof whileHeld>[0],
  done: AbortSignal,
): Promise<boolean> {
  const { leaseMs, clock } = options;
  let heldUntil = clock.now() + leaseMs;
  for (;;) {
    await clock.sleep(leaseMs / RENEWALS_PER_LEASE, done);
    if (done.aborted) {
      return true;
    }
    const asked = clock.now();
    const answer = await answerWithin(heldUntil - asked, options, done);
    if (answer === 'held') {
      heldUntil = asked + leaseMs;
    } else if (answer === 'lost' || clock.now() >= heldUntil) {
      return done.aborted;
    }
  }
}

/** Whether it is held; `unknown` when there is no answer in time. */
async function answerWithin(
  milliseconds: number,
  { renew, onFailure, clock }: Parameters<typeof whileHeld>[0],
  done: AbortSignal,
): Promise<'held' | 'lost' | 'unknown'> {
  const answered = new AbortController();
  try {
    return await Promise.race([
      renew().then(
        isHeld => (isHeld ? 'held' : 'lost') as 'held' | 'lost',
        error => {
          onFailure(error);
          return 'unknown' as const;
        },
      ),
      clock
        .sleep(milliseconds, AbortSignal.any([done, answered.signal]))
        .then(() => 'unknown' as const),
    ]);
  } finally {
    answered.abort();
  }
}
