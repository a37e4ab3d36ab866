import type { KubernetesObject } from '../../kubernetes/types';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { deployment, service } from '../workloads/workloads';
import {
  conditionOf,
  kinds,
  labelOf,
  labels,
  type Revision,
  type Route,
} from './types';

interface Scaled extends KubernetesObject {
  status?: {
    readyReplicas?: number;
    conditions?: Array<{ type: string; status: string; message?: string }>;
  };
}

/**
 * What is known of a revision beside the objects.
 *
 * @internal
 */
export interface RevisionFacts {
  now: number;
  /** How long an idle revision keeps its instances. */
  windowMs: number;
  /** When it was last asked something. */
  lastRequest?: number;
  route?: Route;
  /** Whether its image is still to be built. */
  isUnbuilt?: boolean;
  /** How long Knative waits before it looks for an image again. */
  retryMs?: number;
}

/**
 * What Knative does next with a revision: it starts it, and scales it to what
 * its annotations and its requests ask for; to nothing, when nobody asks.
 *
 * @internal
 */
export function nextOfRevision(
  revision: Revision,
  related: KubernetesObject[],
  facts: RevisionFacts,
): NextStep {
  const pods = related.find(({ kind }) => kind === 'Deployment') as
    | Scaled
    | undefined;
  const running = pods?.status?.readyReplicas ?? 0;
  const problem = problemOf(revision, pods, facts);
  const wasReady = conditionOf(revision)?.status === 'True';
  const { replicas, againAfterMs } = wasReady
    ? replicasWhenReady(revision, facts)
    : { replicas: numberOf(revision, 'initial-scale', 1, 'min-scale') };
  const isUp = wasReady || running >= replicas;
  return {
    objects:
      problem?.reason === 'ContainerMissing'
        ? []
        : [deploymentOf(revision, replicas), ...servicesOf(revision)],
    status: {
      observedGeneration: revision.metadata.generation,
      actualReplicas: running,
      desiredReplicas: replicas,
      ...(!problem && {
        containerStatuses: [
          {
            name: 'user-container',
            imageDigest: revision.spec.containers[0].image,
          },
        ],
      }),
      conditions: conditions(revision, [
        activeOf(replicas, running),
        ...stateOf(problem, isUp),
      ]),
    },
    ...(againAfterMs !== undefined && { againAfterMs }),
    ...(facts.isUnbuilt && { againAfterMs: facts.retryMs }),
  };
}

function replicasWhenReady(revision: Revision, facts: RevisionFacts) {
  const { now, windowMs, lastRequest = 0, route } = facts;
  const name = revision.metadata.name;
  const isRouted = (route?.status?.traffic ?? []).some(
    target => target.revisionName === name,
  );
  const readySince = Date.parse(
    conditionOf(revision)?.lastTransitionTime ?? '',
  );
  const left = Math.max(lastRequest, readySince || 0) + windowMs - now;
  const isBusy = left > 0;
  const woken = lastRequest + windowMs > now;
  const atLeast = isRouted ? numberOf(revision, 'min-scale', 0) : 0;
  const busy = woken ? numberOf(revision, 'activation-scale', 1) : 1;
  return {
    replicas: isBusy ? Math.max(atLeast, busy) : atLeast,
    ...(isBusy && { againAfterMs: left + 10 }),
  };
}

function numberOf(
  { metadata }: Revision,
  name: string,
  otherwise: number,
  atLeast?: string,
): number {
  const read = (key: string) =>
    Number(metadata.annotations?.[`autoscaling.knative.dev/${key}`] ?? NaN);
  const value = Number.isNaN(read(name)) ? otherwise : read(name);
  return Math.max(value, (atLeast && read(atLeast)) || 0);
}

/** An image that cannot be, or a quota that is used up. */
function problemOf(
  revision: Revision,
  pods: Scaled | undefined,
  { isUnbuilt }: RevisionFacts,
): { reason: string; message: string } | undefined {
  const { image } = revision.spec.containers[0];
  const host = image.split('/')[0];
  // Names below .invalid exist nowhere (RFC 6761), so nothing can be pulled.
  if (/\.invalid(:\d+)?$/.test(host)) {
    return {
      reason: 'ContainerMissing',
      message: `Unable to fetch image "${image}": failed to resolve image to digest: Get "https://${host}/v2/": dial tcp: lookup ${host}: no such host`,
    };
  }
  if (isUnbuilt) {
    return {
      reason: 'ContainerMissing',
      message: `Unable to fetch image "${image}": failed to resolve image to digest: GET https://${host}/v2/: MANIFEST_UNKNOWN: manifest unknown`,
    };
  }
  const failure = pods?.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  return failure && { reason: 'FailedCreate', message: failure.message ?? '' };
}

function activeOf(wanted: number, running: number): WantedCondition {
  if (wanted === 0) {
    return {
      type: 'Active',
      status: 'False',
      reason: 'NoTraffic',
      message: 'The target is not receiving traffic.',
    };
  }
  return running > 0
    ? { type: 'Active', status: 'True', reason: '' }
    : {
        type: 'Active',
        status: 'Unknown',
        reason: 'Queued',
        message:
          'Requests to the target are being buffered as resources are provisioned.',
      };
}

function stateOf(
  problem: ReturnType<typeof problemOf>,
  isUp: boolean,
): WantedCondition[] {
  const healthy = { type: 'ContainerHealthy', status: 'True', reason: '' };
  const resources = { type: 'ResourcesAvailable', status: 'True', reason: '' };
  const as = (
    status: WantedCondition['status'],
    reason: string,
    ...types: string[]
  ) => types.map(type => ({ type, status, reason, message: problem?.message }));
  if (problem?.reason === 'ContainerMissing') {
    return as('False', problem.reason, 'ContainerHealthy', 'Ready');
  }
  if (problem && !isUp) {
    return as('False', problem.reason, 'ResourcesAvailable', 'Ready');
  }
  return isUp
    ? ([
        healthy,
        resources,
        { type: 'Ready', status: 'True', reason: '' },
      ] as WantedCondition[])
    : as(
        'Unknown',
        'Deploying',
        'ContainerHealthy',
        'ResourcesAvailable',
        'Ready',
      );
}

function deploymentOf(revision: Revision, replicas: number): KubernetesObject {
  const [container] = revision.spec.containers;
  return deployment({
    owner: { ...revision, ...kinds.revision },
    name: `${revision.metadata.name}-deployment`,
    replicas,
    labels: selectorOf(revision),
    podLabels: revision.metadata.labels,
    containers: [
      {
        name: 'user-container',
        image: container.image,
        resources: container.resources,
        port: container.ports?.[0]?.containerPort ?? 8080,
        env: container.env,
      },
      {
        name: 'queue-proxy',
        image: 'gcr.io/knative-releases/knative.dev/serving/cmd/queue',
        resources: { requests: { cpu: '25m' } },
        port: 8012,
      },
    ],
  });
}

/** The address of each revision, by its own name and by that of its pods. */
function servicesOf(revision: Revision): KubernetesObject[] {
  return ['', '-private'].map(suffix =>
    service({
      owner: { ...revision, ...kinds.revision },
      name: `${revision.metadata.name}${suffix}`,
      labels: selectorOf(revision),
      selector: selectorOf(revision),
      port: 80,
    }),
  );
}

function selectorOf(revision: Revision): Record<string, string> {
  return {
    [labels.revision]: revision.metadata.name!,
    [labels.service]: labelOf(revision, labels.service) ?? '',
  };
}
