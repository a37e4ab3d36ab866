import type { KubernetesObject } from '../../kubernetes/types';

/**
 * Annotations by which somebody directs what runs to an end here, such as a
 * training.
 *
 * @internal
 */
export const runAnnotations = {
  /** Holds a run at this percentage until it is removed. */
  progress: 'simulation.berth.dev/progress',
  /** Lets it fail, or holds it as failed, for this reason. */
  failure: 'simulation.berth.dev/failure',
} as const;

const STEP = 5;

/**
 * How far a run is after another step, in percent. It goes on as long as its
 * pods run, and nobody holds it.
 *
 * @internal
 */
export function nextPercent(
  object: KubernetesObject,
  before: number,
  running: boolean,
): number {
  if (!running) {
    return before;
  }
  const held = Number(object.metadata.annotations?.[runAnnotations.progress]);
  const limit = Number.isFinite(held) ? held : 100;
  return Math.max(before, Math.min(before + STEP, limit));
}

/**
 * Why a run is to fail; undefined when it is not.
 *
 * @internal
 */
export function failureOf({ metadata }: KubernetesObject): string | undefined {
  return metadata.annotations?.[runAnnotations.failure];
}

/**
 * Whether one more of the parts of a run may end: somebody may hold it at a
 * percentage.
 *
 * @internal
 */
export function mayFinish(
  { metadata }: KubernetesObject,
  done: number,
  total: number,
): boolean {
  const held = Number(metadata.annotations?.[runAnnotations.progress]);
  return !Number.isFinite(held) || ((done + 1) / total) * 100 <= held;
}
