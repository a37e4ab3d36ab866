import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';

/** What became of the last attempt to copy. */
export type CopyState = 'idle' | 'copied' | 'failed';

const SHOWN = 4000;

/**
 * Copies a text. That it worked is said only once the browser says so.
 *
 * @internal
 */
export function useCopy(): {
  state: CopyState;
  copy: (text: string) => Promise<void>;
} {
  const { t } = useText();
  const announce = useAnnounce();
  const [state, setState] = useState<CopyState>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (text: string) => {
    let outcome: CopyState;
    try {
      // Without a secure context the browser has no clipboard at all.
      await navigator.clipboard.writeText(text);
      outcome = 'copied';
    } catch {
      outcome = 'failed';
    }
    setState(outcome);
    announce(t(`copy.${outcome}`));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), SHOWN);
  };
  return { state, copy };
}
