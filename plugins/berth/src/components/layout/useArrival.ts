import { RefObject, useEffect } from 'react';
import { NavigationType, useNavigationType } from 'react-router-dom';

/**
 * Brings people who have come here by a link or a button, and whose focus got
 * lost on the way, to the heading of what they came for.
 *
 * @internal
 */
export function useArrival(heading: RefObject<HTMLElement>): void {
  const arrival = useNavigationType();
  useEffect(() => {
    const lost =
      !document.activeElement || document.activeElement === document.body;
    if (arrival === NavigationType.Push && lost) {
      heading.current?.focus({ preventScroll: true });
    }
    // Once, on arrival: later changes of the route are somebody else's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
