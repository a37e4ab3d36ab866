import { useRef } from 'react';

/**
 * The key under which a body is sent: the same as long as nobody knows whether
 * it has arrived, so that nothing is delivered twice. Another body, or one that
 * was answered with a refusal, is another request.
 *
 * @internal
 */
export function useIdempotencyKey() {
  const sent = useRef<{ body: string; key: string }>();
  return {
    keyFor: (body: object): string => {
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) {
        sent.current = { body: text, key: crypto.randomUUID() };
      }
      return sent.current.key;
    },
    /** Notes how sending has failed. */
    onError: (error: unknown): void => {
      const { statusCode } = error as { statusCode?: number };
      if (statusCode !== undefined && statusCode < 500) {
        sent.current = undefined;
      }
    },
  };
}
