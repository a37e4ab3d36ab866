import type { KubernetesObject } from '../../kubernetes/types';
import { conditions } from '../StatusController';
import type { SystemStep } from '../SystemController';
import { deployment, service } from '../workloads/workloads';

interface OpenFaasFunction extends KubernetesObject {
  spec: {
    name: string;
    image: string;
    labels?: Record<string, string>;
    requests?: object;
    limits?: object;
    secrets?: string[];
  };
}

interface Deployment extends KubernetesObject {
  spec: { replicas?: number };
  status?: { availableReplicas?: number };
}

/** Of which generation of the Function a Deployment is. */
const GENERATION = 'simulation.berth.dev/generation';

/** How many replicas the calls ask for, in place of any. */
const REPLICAS = 'simulation.berth.dev/replicas';

/**
 * What OpenFaaS does next with the Functions that there are.
 *
 * @internal
 */
export function nextStep(objects: KubernetesObject[]): SystemStep {
  const find = (kind: string, namespace: string | undefined, name: string) =>
    objects.find(
      object =>
        object.kind === kind &&
        object.metadata.namespace === namespace &&
        object.metadata.name === name,
    );
  const functions = objects.filter(
    ({ kind, metadata }) => kind === 'Function' && !metadata.deletionTimestamp,
  ) as OpenFaasFunction[];
  const steps = functions.map(fn => {
    const { namespace } = fn.metadata;
    return stepOf(fn, {
      found: find('Deployment', namespace, fn.spec.name) as Deployment,
      missing: fn.spec.secrets?.find(
        secret => !find('Secret', namespace, secret),
      ),
    });
  });
  return {
    statuses: steps.flatMap(({ statuses = [] }) => statuses),
    objects: steps.flatMap(step => step.objects ?? []),
  };
}

function stepOf(
  fn: OpenFaasFunction,
  around: { found: Deployment | undefined; missing: string | undefined },
): SystemStep {
  const { found, missing } = around;
  if (missing) {
    return reported(fn, [
      ['Reconciling', 'True', 'Reconciling', 'The function is queued'],
      ['Stalled', 'True', 'SecretMissing', `Secret missing: ${missing}`],
    ]);
  }
  const replicas = replicasOf(fn);
  const isCurrent =
    found?.metadata.annotations?.[GENERATION] ===
      String(fn.metadata.generation) && found.spec.replicas === replicas;
  const available = (found?.status?.availableReplicas ?? 0) > 0;
  return {
    ...(!isCurrent && { objects: partsOf(fn, replicas) }),
    ...reported(
      fn,
      found
        ? [
            ['Ready', 'True', 'Ready', 'Deployed'],
            available
              ? [
                  'Healthy',
                  'True',
                  'ReplicaAvailable',
                  'A replica is available',
                ]
              : ['Healthy', 'False', 'NoReplica', 'No replica is available'],
          ]
        : [['Reconciling', 'True', 'Reconciling', 'The function is queued']],
    ),
  };
}

function reported(
  fn: OpenFaasFunction,
  wanted: Array<
    [type: string, status: 'True' | 'False', reason: string, message: string]
  >,
): SystemStep {
  return {
    statuses: [
      {
        object: fn,
        status: {
          conditions: conditions(
            fn,
            wanted.map(([type, status, reason, message]) => ({
              type,
              status,
              reason,
              message,
            })),
            { observedGeneration: true },
          ),
        },
      },
    ],
  };
}

/** Within the bounds; zero only where it may sleep. */
function replicasOf({ metadata, spec }: OpenFaasFunction): number {
  const labels = spec.labels ?? {};
  const min = Number(labels['com.openfaas.scale.min'] ?? 1);
  const max = Number(labels['com.openfaas.scale.max'] ?? 20);
  const asked = Number(metadata.annotations?.[REPLICAS] ?? min);
  return asked === 0 && labels['com.openfaas.scale.zero'] === 'true'
    ? 0
    : Math.min(Math.max(asked, min), max);
}

function partsOf(fn: OpenFaasFunction, replicas: number): KubernetesObject[] {
  const { metadata, spec } = fn;
  const { name, image, requests, limits } = spec;
  const labels = { faas_function: name };
  return [
    deployment({
      owner: fn,
      name,
      replicas,
      labels,
      annotations: { [GENERATION]: String(metadata.generation) },
      podLabels: spec.labels,
      containers: [
        {
          name,
          image,
          port: 8080,
          resources: {
            ...(requests && { requests }),
            ...(limits && { limits }),
          },
        },
      ],
    }),
    service({ owner: fn, name, labels, selector: labels, port: 8080 }),
  ];
}
