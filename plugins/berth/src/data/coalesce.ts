/**
 * Gathers what comes in a burst: the first goes through at once, what follows
 * within the interval goes through together at its end.
 *
 * @internal
 */
export function coalesce<T>(options: {
  interval: number;
  flush: (items: T[]) => void;
}): { push: (items: T[]) => void; stop: () => void } {
  const { interval, flush } = options;
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    timer = undefined;
    if (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      timer = setTimeout(next, interval);
      flush(items);
    }
  };
  return {
    push: items => {
      waiting.push(...items);
      if (timer === undefined) {
        next();
      }
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
    },
  };
}
