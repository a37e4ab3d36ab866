import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import type { Clock } from '../time/Clock';

const ASK_EVERY_MS = 250;
const GIVE_UP_AFTER_MS = 60_000;

/**
 * Resolves once an API server that answers is ready for work, too: true; or
 * false when it is not within a minute, or the signal aborts.
 *
 * @internal
 */
export async function untilReady(options: {
  client: Pick<KubernetesClient, 'ready'>;
  clock: Clock;
  signal: AbortSignal;
}): Promise<boolean> {
  const { client, clock, signal } = options;
  const deadline = clock.now() + GIVE_UP_AFTER_MS;
  while (!signal.aborted && clock.now() < deadline) {
    try {
      await client.ready({ signal });
      return true;
    } catch {
      await clock.sleep(ASK_EVERY_MS, signal);
    }
  }
  return false;
}
