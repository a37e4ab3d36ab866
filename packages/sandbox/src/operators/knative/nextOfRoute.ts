import type { KubernetesObject } from '../../kubernetes/types';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import {
  conditionOf,
  labelOf,
  labels,
  type Configuration,
  type Revision,
  type Route,
  type TrafficTarget,
} from './types';

/**
 * What Knative does next with a Route: each target comes to one revision, by
 * name or as the latest that is ready.
 *
 * @param domain - below which everybody's addresses are, with a port
 * @internal
 */
export function nextOfRoute(
  route: Route,
  related: KubernetesObject[],
  domain: string,
): NextStep {
  const configuration = related.find(({ kind }) => kind === 'Configuration') as
    | Configuration
    | undefined;
  const revisions = related.filter(
    ({ kind }) => kind === 'Revision',
  ) as Revision[];
  const targets = (route.spec.traffic ?? []).map(target =>
    resolve(route, target, { configuration, revisions, domain }),
  );
  const problem =
    targets.find(({ status }) => status === 'False') ??
    targets.find(({ status }) => status === 'Unknown');
  const assigned: Omit<WantedCondition, 'type'> = problem
    ? {
        status: problem.status,
        reason: problem.reason ?? '',
        message: problem.message,
      }
    : { status: 'True', reason: '' };
  const before = route.status?.traffic;
  const traffic = problem ? before : targets.map(({ target }) => target);
  const inside = `http://${route.metadata.name}.${route.metadata.namespace}.svc.cluster.local`;
  return {
    status: {
      observedGeneration: route.metadata.generation,
      url: urlOf(route, undefined, domain),
      ...(traffic && { address: { url: inside }, traffic }),
      conditions: conditions(route, [
        { type: 'AllTrafficAssigned', ...assigned },
        {
          type: 'CertificateProvisioned',
          status: 'True',
          reason: 'TLSNotEnabled',
          message: 'external-domain-tls is not enabled',
        },
        {
          type: 'IngressReady',
          status: traffic ? 'True' : 'Unknown',
          reason: '',
        },
        { type: 'Ready', ...assigned },
      ]),
    },
  };
}

/**
 * The address of a Route, or of one of its tags.
 *
 * @internal
 */
export function urlOf(
  route: Route,
  tag: string | undefined,
  domain: string,
): string {
  const { name, namespace } = route.metadata;
  const host = tag ? `${tag}-${name}` : name;
  return labelOf(route, labels.visibility) === 'cluster-local'
    ? `http://${host}.${namespace}.svc.cluster.local`
    : `http://${host}.${namespace}.${domain}`;
}

interface Resolved {
  target: TrafficTarget;
  status: WantedCondition['status'];
  reason?: string;
  message?: string;
}

function resolve(
  route: Route,
  wanted: TrafficTarget,
  known: {
    configuration: Configuration | undefined;
    revisions: Revision[];
    domain: string;
  },
): Resolved {
  const { configuration, revisions, domain } = known;
  const { latestRevision = false, percent, tag } = wanted;
  const name = latestRevision
    ? configuration?.status?.latestReadyRevisionName
    : wanted.revisionName;
  const target = {
    revisionName: name,
    latestRevision,
    percent,
    ...(tag && { tag, url: urlOf(route, tag, domain) }),
  };
  if (latestRevision && !name) {
    const failed = conditionOf(configuration)?.status === 'False';
    return {
      target,
      status: failed ? 'False' : 'Unknown',
      reason: 'RevisionMissing',
      message: failed
        ? `Configuration "${route.metadata.name}" does not have any ready Revision.`
        : `Configuration "${route.metadata.name}" is waiting for a Revision to become ready.`,
    };
  }
  const revision = revisions.find(one => one.metadata.name === name);
  if (!revision) {
    return {
      target,
      status: 'False',
      reason: 'RevisionMissing',
      message: `Revision "${name}" referenced in traffic not found.`,
    };
  }
  const { status } = conditionOf(revision) ?? {};
  return status === 'True'
    ? { target, status }
    : {
        target,
        status: status === 'False' ? 'False' : 'Unknown',
        reason: 'RevisionMissing',
        message: `Revision "${name}" is not yet ready.`,
      };
}
