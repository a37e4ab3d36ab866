import {
  createContext,
  PropsWithChildren,
  useContext,
  useEffect,
  useState,
} from 'react';

const ClockContext = createContext<() => number>(Date.now);

/**
 * Gives everything below another clock, as tests need it.
 *
 * @internal
 */
export function ClockProvider(
  props: PropsWithChildren<{ clock: () => number }>,
) {
  return (
    <ClockContext.Provider value={props.clock}>
      {props.children}
    </ClockContext.Provider>
  );
}

/**
 * What tells the time, for what happens at a moment.
 *
 * @internal
 */
export function useClock(): () => number {
  return useContext(ClockContext);
}

/**
 * The time, in milliseconds, renewed at an interval.
 *
 * @internal
 */
export function useNow(interval: number = 10_000): number {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), interval);
    return () => clearInterval(timer);
  }, [clock, interval]);
  return now;
}
