import type { SignalApi } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';
import type { ChangeSignal } from '../data/keysOfChange';

/** A signal connection through which tests say what has changed. */
export interface FakeSignals extends SignalApi {
  send(...changes: ChangeSignal[]): Promise<void>;
}

/** A signal connection with nobody at the other end but the test. */
export function fakeSignals(): FakeSignals {
  const subscribers = new Map<string, Set<(message: never) => void>>();
  return {
    subscribe: (channel, onMessage) => {
      const known = subscribers.get(channel) ?? new Set();
      subscribers.set(channel, known.add(onMessage));
      return { unsubscribe: () => known.delete(onMessage) };
    },
    send: async (...changes) => {
      const listeners = subscribers.get('berth:changes') ?? [];
      await act(async () =>
        listeners.forEach(listener => listener({ changes } as never)),
      );
    },
  };
}
