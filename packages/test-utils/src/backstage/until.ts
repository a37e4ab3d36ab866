import { setTimeout } from 'node:timers/promises';

const WAIT_MS = 40_000;
const POLL_MS = 50;

/**
 * Looks again and again, for what has no feed to follow, such as the
 * scaffolder's tasks.
 *
 * @throws Error with what was seen last, if it does not come about
 * @internal
 */
export async function until(
  look: () => Promise<any>,
  satisfied: (seen: any) => boolean,
): Promise<any> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    const seen = await look();
    if (satisfied(seen)) {
      return seen;
    }
    if (performance.now() > deadline) {
      throw new Error(`Still not: ${JSON.stringify(seen).slice(0, 20_000)}`);
    }
    await setTimeout(POLL_MS);
  }
}
