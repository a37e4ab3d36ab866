import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../kubernetes/types';
import {
  conditions,
  ownedBy,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import {
  conditionOf,
  kinds,
  labels,
  labelOf,
  type Configuration,
  type KnativeService,
  type Route,
} from './types';

/**
 * What Knative does next with a Service: it hands its template to a
 * Configuration and its traffic to a Route, and tells what both have come to.
 *
 * @internal
 */
export function nextOfService(
  service: KnativeService,
  related: KubernetesObject[],
): NextStep {
  const configuration = related.find(
    ({ kind, spec }) => kind === 'Configuration' && spec,
  ) as Configuration | undefined;
  const route = related.find(({ kind }) => kind === 'Route') as
    | Route
    | undefined;
  const wanted = {
    configuration: configurationOf(service),
    route: routeOf(service),
  };
  const configured = readyOf(
    configuration,
    isDeepStrictEqual(configuration?.spec, wanted.configuration.spec),
  );
  const routed = readyOf(
    route,
    isDeepStrictEqual(route?.spec, wanted.route.spec),
  );
  const worst =
    [configured, routed].find(({ status }) => status === 'False') ??
    [configured, routed].find(({ status }) => status === 'Unknown');
  const { url, address, traffic } = route?.status ?? {};
  const { latestCreatedRevisionName, latestReadyRevisionName } =
    configuration?.status ?? {};
  return {
    objects: [wanted.configuration, wanted.route],
    status: {
      observedGeneration: service.metadata.generation,
      conditions: conditions(service, [
        { type: 'ConfigurationsReady', ...configured },
        { ...(worst ?? { status: 'True', reason: '' }), type: 'Ready' },
        { type: 'RoutesReady', ...routed },
      ]),
      ...(latestCreatedRevisionName && { latestCreatedRevisionName }),
      ...(latestReadyRevisionName && { latestReadyRevisionName }),
      ...(url && { url }),
      ...(address && { address }),
      ...(traffic && { traffic }),
    },
  };
}

function configurationOf(service: KnativeService) {
  return {
    ...kinds.configuration,
    metadata: childMetadata(service),
    spec: { template: service.spec.template },
  };
}

function routeOf(service: KnativeService) {
  const { traffic = [{ latestRevision: true, percent: 100 }] } = service.spec;
  const visibility = labelOf(service, labels.visibility);
  const { labels: own, ...metadata } = childMetadata(service);
  return {
    ...kinds.route,
    metadata: {
      ...metadata,
      labels: {
        ...own,
        ...(visibility && { [labels.visibility]: visibility }),
      },
    },
    spec: {
      traffic: traffic.map(target =>
        target.latestRevision
          ? { ...target, configurationName: service.metadata.name }
          : target,
      ),
    },
  };
}

function childMetadata(service: KnativeService) {
  const { name, namespace } = service.metadata;
  return {
    name,
    namespace,
    labels: { [labels.service]: name! },
    ownerReferences: ownedBy(service),
  };
}

/** What a part says, unless it has not taken up the latest change. */
function readyOf(
  part: Configuration | Route | undefined,
  isCurrent: boolean,
): Omit<WantedCondition, 'type'> {
  const condition = conditionOf(part);
  if (
    !part ||
    !condition ||
    !isCurrent ||
    part.status?.observedGeneration !== part.metadata.generation
  ) {
    return {
      status: 'Unknown',
      reason: 'OutOfDate',
      message: 'The change has not been taken up yet.',
    };
  }
  const { status, reason = '', message } = condition;
  return { status: status as WantedCondition['status'], reason, message };
}
