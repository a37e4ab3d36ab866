import type { PlannedNode } from '../types';

/**
 * What becomes of a container: an image of this host says so by its name,
 * every other one runs and succeeds.
 *
 * | image                               | what its container does            |
 * | ----------------------------------- | ---------------------------------- |
 * | `simulation.berth.dev/fails`        | ends with exit code 1              |
 * | `simulation.berth.dev/fails-once`   | the same, and succeeds when it is retried |
 * | `simulation.berth.dev/never-pulled` | is never started: there is no such image |
 *
 * @internal
 */
export function outcomeOfImage(
  image: string,
  attempt: number,
): { outcome: PlannedNode['outcome']; message?: string } {
  const [, name] = /^simulation\.berth\.dev\/([a-z-]+)/.exec(image) ?? [];
  if (name === 'fails' || (name === 'fails-once' && attempt === 1)) {
    return { outcome: 'Failed', message: 'main: Error (exit code 1)' };
  }
  if (name === 'never-pulled') {
    return {
      outcome: 'Never',
      message: `ImagePullBackOff: Back-off pulling image "${image}"`,
    };
  }
  return { outcome: 'Succeeded' };
}
