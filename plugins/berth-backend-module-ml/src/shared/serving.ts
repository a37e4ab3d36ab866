import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { annotationsOf, patchPrimary } from './objects';

const STOP = 'serving.kserve.io/stop';

/** Everything that KServe's storage initializer can fetch has a scheme. */
const MODEL_URI = /^[a-z][a-z0-9+.-]*:\/\/[!-~]+$/;

/**
 * Whether somebody has asked KServe to stop a service.
 *
 * @internal
 */
export function stopAsked(object: KubernetesObject): boolean {
  return annotationsOf(object)[STOP] === 'true';
}

/**
 * Why a service that is stopped cannot be changed.
 *
 * @internal
 */
export function stoppedSentence(object: KubernetesObject): string | undefined {
  return stopAsked(object) ? 'It is stopped; start it first.' : undefined;
}

/**
 * Where a model lies.
 *
 * @internal
 */
export function modelUri(zod: typeof z) {
  return zod
    .string()
    .max(2048)
    .regex(
      MODEL_URI,
      'Write where the model lies with its scheme, such as s3://models/iris/v1, gs://…, hf://…, pvc://… or oci://….',
    );
}

/**
 * Stopping a service of KServe and starting it again.
 *
 * @internal
 */
export function stopActions(
  kind: ResourceKind,
): Record<string, OfferingActionDefinition> {
  const annotate = (value: string) => ({
    metadata: { annotations: { [STOP]: value } },
  });
  return {
    stop: createOfferingAction({
      title: 'Stop',
      description:
        'Ends all of its pods and keeps its definition. Nobody can ask it until it is started; CPU, memory and GPUs are free for others meanwhile.',
      destructive: true,
      unavailable: ({ primary }) =>
        stopAsked(primary)
          ? 'It is stopped already, or about to be.'
          : undefined,
      plan: (_input, objects) => patchPrimary(kind, objects, annotate('true')),
    }),
    start: createOfferingAction({
      title: 'Start',
      description: 'Starts a stopped service again.',
      unavailable: ({ primary }) =>
        stopAsked(primary) ? undefined : 'It is not stopped.',
      plan: (_input, objects) => patchPrimary(kind, objects, annotate('false')),
    }),
  };
}
