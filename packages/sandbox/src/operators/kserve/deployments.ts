import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../../kubernetes/types';
import { deployment } from '../workloads/workloads';
import type { Deployment, InferenceService } from './types';

/**
 * On everything that belongs to an InferenceService: its name.
 *
 * @internal
 */
export const SERVICE_LABEL = 'serving.kserve.io/inferenceservice';

/** Which predictor a revision was made of. */
const PREDICTOR_HASH = 'sandbox.berth.dev/predictor-hash';

/**
 * The Deployment behind a predictor, or behind one revision of it.
 *
 * @internal
 */
export function predictorDeployment(
  service: InferenceService,
  options: { name: string; app: string; replicas: number },
): KubernetesObject {
  const { name, app, replicas } = options;
  const { metadata, spec } = service;
  const { model, nodeSelector, tolerations } = spec.predictor;
  return deployment({
    owner: service,
    name,
    replicas,
    labels: { app, [SERVICE_LABEL]: metadata.name! },
    // KServe hands them on, as that of a queue.
    podLabels: metadata.labels,
    annotations: { [PREDICTOR_HASH]: predictorHash(service) },
    scheduling: {
      ...(nodeSelector && { nodeSelector }),
      ...(tolerations && { tolerations }),
    },
    containers: [
      {
        name: 'kserve-container',
        image: `kserve/${model?.modelFormat?.name ?? 'custom'}server`,
        resources: model?.resources,
        port: 8080,
      },
    ],
  });
}

/**
 * The same Deployment with another number of replicas.
 *
 * @internal
 */
export function withReplicas(
  { metadata, spec }: Deployment,
  replicas: number,
): KubernetesObject {
  const { name, namespace, labels, annotations, ownerReferences } = metadata;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels, annotations, ownerReferences },
    spec: { ...spec, replicas },
  };
}

/**
 * What tells one version of a predictor from another: all of it but how many
 * there are, and who gets which part of the requests.
 *
 * @internal
 */
export function predictorHash({ spec }: InferenceService): string {
  const { canaryTrafficPercent: _, minReplicas: __, ...rest } = spec.predictor;
  const { maxReplicas: ___, ...predictor } = rest as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify(predictor))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The version that a Deployment was made of.
 *
 * @internal
 */
export function hashOf({ metadata }: KubernetesObject): string | undefined {
  return metadata.annotations?.[PREDICTOR_HASH];
}

/**
 * Whether all pods of a Deployment are there, and of its newest template.
 *
 * @internal
 */
export function isRolledOut(
  found: Deployment | undefined,
  wanted: number,
): boolean {
  const { observedGeneration = 0, ...status } = found?.status ?? {};
  return (
    found !== undefined &&
    observedGeneration >= (found.metadata.generation ?? 0) &&
    found.spec.replicas === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.updatedReplicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted
  );
}
