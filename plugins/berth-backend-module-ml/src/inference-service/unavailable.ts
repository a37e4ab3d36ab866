import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { stoppedSentence } from '../shared/serving';
import { observe } from './observed';

/**
 * Why its model cannot be replaced here.
 *
 * @internal
 */
export function modelElsewhere(object: KubernetesObject): string | undefined {
  return observe(object).model
    ? undefined
    : 'Its model is not written in spec.predictor.model, so that Berth cannot replace it.';
}

/**
 * Why traffic cannot be shifted between versions of it.
 *
 * @internal
 */
export function noCanary(object: KubernetesObject): string | undefined {
  const { mode } = observe(object);
  return (
    stoppedSentence(object) ??
    (mode && mode !== 'Knative'
      ? `It runs on ${mode}; only Knative shifts requests between versions.`
      : undefined)
  );
}
