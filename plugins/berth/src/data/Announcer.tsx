import { VisuallyHidden } from '@backstage/ui';
import {
  createContext,
  PropsWithChildren,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';

/** Long enough for one text to be read before the next. */
const INTERVAL = 2500;

const AnnounceContext = createContext<(text: string) => void>(() => {});

/**
 * Says a text to people who listen to the page.
 *
 * @internal
 */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/**
 * The one polite live region of a page. What comes faster than it can be
 * read is held back, and of that only the newest is said.
 *
 * @internal
 */
export function Announcer({ children }: PropsWithChildren<{}>) {
  const [text, setText] = useState('');
  const next = useRef<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const announce = useCallback((said: string) => {
    if (timer.current !== undefined) {
      next.current = said;
      return;
    }
    const say = (words: string) => {
      setText(words);
      timer.current = setTimeout(() => {
        timer.current = undefined;
        const waiting = next.current;
        next.current = undefined;
        if (waiting !== undefined) {
          say(waiting);
        }
      }, INTERVAL);
    };
    say(said);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        {text}
      </VisuallyHidden>
    </AnnounceContext.Provider>
  );
}
