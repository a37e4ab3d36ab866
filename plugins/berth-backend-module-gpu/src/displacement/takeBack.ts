/**
 * A job that may be stopped, for what it has of GPUs.
 *
 * @internal
 */
export interface Candidate {
  /** The queue whose excess it is part of. */
  queue: string;
  gpus: number;
  priority?: number;
  /** When it got them, in ms. */
  at?: number;
}

/**
 * Which jobs would be stopped for so many GPUs, in the order of Kueue: those of
 * the lowest priority first, and of these the newest; a queue gives back only
 * while it has more than is its own. A job goes as a whole, and one that need
 * not have gone stays. Pure.
 *
 * @internal
 */
export function takeBack<T extends Candidate>(options: {
  missing: number;
  candidates: T[];
  /** By queue, what it has beyond what is its own. */
  excess: ReadonlyMap<string, number>;
}): T[] {
  const { candidates } = options;
  const excess = new Map(options.excess);
  let left = options.missing;
  const taken: T[] = [];
  for (const one of [...candidates].sort(byTurn)) {
    const over = excess.get(one.queue) ?? 0;
    if (left > 0 && over > 0) {
      taken.push(one);
      excess.set(one.queue, over - one.gpus);
      left -= one.gpus;
    }
  }
  return taken
    .reverse()
    .filter((one, index) => {
      const stays = index > 0 && left + one.gpus <= 0;
      left += stays ? one.gpus : 0;
      return !stays;
    })
    .reverse();
}

function byTurn(a: Candidate, b: Candidate): number {
  return (
    (a.priority ?? -Infinity) - (b.priority ?? -Infinity) ||
    (b.at ?? 0) - (a.at ?? 0)
  );
}
