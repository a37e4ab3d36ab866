import type { KubernetesObject } from '../../kubernetes/types';
import {
  hashOf,
  isRolledOut,
  predictorDeployment,
  predictorHash,
  withReplicas,
} from './deployments';
import type { Deployment, InferenceService, PredictorStatus } from './types';

/**
 * The versions of a model on Knative, and what is to become of them.
 *
 * @internal
 */
export interface Revisions {
  objects: KubernetesObject[];
  status: PredictorStatus;
  /** Whether the newest version is up. */
  ready: boolean;
}

/**
 * What Knative and KServe do next with the versions of a model: each change of
 * the predictor is a new revision; it gets all requests once it is up, or the
 * part that `canaryTrafficPercent` says, and the last one that had all of them
 * gets the rest. A revision without requests is scaled to zero.
 *
 * @internal
 */
export function nextOfRevisions(
  service: InferenceService,
  deployments: Deployment[],
): Revisions {
  const { minReplicas = 1, canaryTrafficPercent: canary = 100 } =
    service.spec.predictor;
  const known = deployments
    .filter(({ metadata }) => revisionOf(metadata.name) !== undefined)
    .sort((a, b) => (a.metadata.name! < b.metadata.name! ? -1 : 1));
  const hash = predictorHash(service);
  const newest = [...known].reverse().find(one => hashOf(one) === hash);
  const name = newest
    ? revisionOf(newest.metadata.name)!
    : nextName(service, known);
  const ready = isRolledOut(newest, minReplicas);

  const before = service.status?.components?.predictor ?? {};
  const isRolledOutNow = ready && canary >= 100;
  const rolledOut = isRolledOutNow ? name : before.latestRolledoutRevision;
  const previous =
    isRolledOutNow && before.latestRolledoutRevision !== name
      ? before.latestRolledoutRevision
      : before.previousRolledoutRevision;
  const latestReady = ready ? name : before.latestReadyRevision;
  const stable = rolledOut === name ? previous : rolledOut;
  const traffic = trafficOf({ name, ready, canary, stable });

  const served = new Set(
    traffic
      .filter(({ percent }) => percent > 0)
      .map(({ revisionName }) => revisionName),
  );
  return {
    objects: [
      predictorDeployment(service, {
        name: `${name}-deployment`,
        app: name,
        replicas: minReplicas,
      }),
      ...known
        .filter(one => one !== newest)
        .map(one =>
          withReplicas(
            one,
            served.has(revisionOf(one.metadata.name)!) ? minReplicas : 0,
          ),
        ),
    ],
    status: {
      latestCreatedRevision: name,
      ...(latestReady && { latestReadyRevision: latestReady }),
      ...(rolledOut && { latestRolledoutRevision: rolledOut }),
      ...(previous && { previousRolledoutRevision: previous }),
      ...(traffic.length > 0 && { traffic }),
    },
    ready,
  };
}

function trafficOf(options: {
  name: string;
  ready: boolean;
  canary: number;
  /** Who gets what the newest version does not get. */
  stable: string | undefined;
}): NonNullable<PredictorStatus['traffic']> {
  const { name, ready, stable } = options;
  const canary = ready ? options.canary : 0;
  if (!stable) {
    return ready
      ? [{ revisionName: name, percent: 100, latestRevision: true }]
      : [];
  }
  if (canary >= 100) {
    return [{ revisionName: name, percent: 100, latestRevision: true }];
  }
  return [
    { revisionName: name, percent: canary, latestRevision: true },
    {
      revisionName: stable,
      percent: 100 - canary,
      latestRevision: false,
      tag: 'prev',
    },
  ];
}

function nextName(service: InferenceService, known: Deployment[]): string {
  const last = revisionOf(known.at(-1)?.metadata.name);
  const number = Number(last?.slice(-5) ?? 0) + 1;
  return `${service.metadata.name}-predictor-${String(number).padStart(
    5,
    '0',
  )}`;
}

function revisionOf(name: string | undefined): string | undefined {
  return /^(.+-predictor-\d{5})-deployment$/.exec(name ?? '')?.[1];
}
