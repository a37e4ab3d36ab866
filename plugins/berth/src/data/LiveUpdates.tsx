import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, PropsWithChildren, useContext, useEffect } from 'react';
import { berthApiRef } from '../api';
import { coalesce } from './coalesce';
import { ChangeSignal, keysOfChange } from './keysOfChange';
import { lookForChanges } from './lookForChanges';

/** The channel on which the backend says what changed. */
export const CHANGES_CHANNEL = 'berth:changes';

/** How often to ask again where nobody says when something has changed. */
export const POLL_WITHOUT_SIGNALS = 15_000;

/** How often to ask again for what a broken connection may have swallowed. */
export const POLL_WITH_SIGNALS = 60_000;

/** At most this often a burst of changes makes pages ask again. */
const COALESCE = 500;

const PollIntervalContext = createContext(POLL_WITHOUT_SIGNALS);

/**
 * How often to ask again, in milliseconds. What passes by itself is asked for
 * as if there were no signals: its page is being waited at.
 *
 * @internal
 */
export function usePollInterval(transient: boolean = false): number {
  const interval = useContext(PollIntervalContext);
  return transient ? POLL_WITHOUT_SIGNALS : interval;
}

function isChanges(message: unknown): message is { changes: ChangeSignal[] } {
  return Array.isArray((message as { changes?: unknown } | undefined)?.changes);
}

/**
 * Asks again, at once, for what the backend says has changed, and a little
 * later for what it said while nobody listened: before the connection was
 * there, or while it was broken.
 *
 * @internal
 */
export function LiveUpdates({ children }: PropsWithChildren<{}>) {
  const signals = useApiHolder().get(signalApiRef);
  const api = useApi(berthApiRef);
  const queryClient = useQueryClient();

  // Not useSignal: its state holds the last message only, and a burst has many.
  useEffect(() => {
    const { push, stop } = coalesce<ChangeSignal>({
      interval: COALESCE,
      flush: changes => {
        const keys = new Map(
          changes
            .flatMap(keysOfChange)
            .map(key => [JSON.stringify(key), key] as const),
        );
        keys.forEach(queryKey => queryClient.invalidateQueries({ queryKey }));
      },
    });
    const looking = new AbortController();
    void lookForChanges({
      api,
      signal: looking.signal,
      onChanges: push,
      onReset: () => queryClient.invalidateQueries(),
    });
    const subscription = signals?.subscribe(CHANGES_CHANNEL, message => {
      if (isChanges(message)) {
        push(message.changes);
      }
    });
    return () => {
      stop();
      looking.abort();
      subscription?.unsubscribe();
    };
  }, [api, signals, queryClient]);

  return (
    <PollIntervalContext.Provider
      value={signals ? POLL_WITH_SIGNALS : POLL_WITHOUT_SIGNALS}
    >
      {children}
    </PollIntervalContext.Provider>
  );
}
