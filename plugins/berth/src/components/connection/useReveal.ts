import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { berthApiRef } from '../../api';
import { useClock, useNow } from '../../data';

/** How long credentials stay before they are hidden again. */
export const REVEAL_DURATION = 60_000;

/**
 * Reads a claim's credentials as the signed-in user. They live in this
 * component alone, never in a cache, and are dropped after a while and when
 * the person leaves.
 *
 * @internal
 */
export function useReveal(claimId: string) {
  const api = useApi(berthApiRef);
  const clock = useClock();
  const [values, setValues] = useState<Record<string, string>>();
  const [until, setUntil] = useState(0);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const current = useRef(0);
  const now = useNow(values ? 1000 : 60_000);

  const hide = useCallback(() => {
    current.current += 1;
    setValues(undefined);
    setError(undefined);
    setBusy(false);
  }, []);

  useEffect(() => hide, [claimId, hide]);

  const left = Math.max(0, until - now);
  useEffect(() => {
    if (values && left === 0) {
      hide();
    }
  }, [values, left, hide]);

  const extend = () => setUntil(clock() + REVEAL_DURATION);

  const reveal = async () => {
    current.current += 1;
    const call = current.current;
    setBusy(true);
    setError(undefined);
    try {
      const connection = await api.revealConnection(claimId);
      if (call === current.current) {
        setUntil(clock() + REVEAL_DURATION);
        setValues(connection.values);
      }
    } catch (thrown) {
      if (call === current.current) {
        setError(thrown);
      }
    } finally {
      if (call === current.current) {
        setBusy(false);
      }
    }
  };
  return { values, left, error, busy, reveal, hide, extend };
}
