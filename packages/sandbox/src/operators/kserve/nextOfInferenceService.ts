import type { KubernetesObject } from '../../kubernetes/types';
import { failureOf } from '../runs/simulation';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { service as serviceObject } from '../workloads/workloads';
import {
  isRolledOut,
  predictorDeployment,
  SERVICE_LABEL,
  withReplicas,
} from './deployments';
import { nextOfRevisions } from './revisions';
import type { Deployment, InferenceService } from './types';

const MODES: Record<string, string> = {
  Standard: 'Standard',
  RawDeployment: 'Standard',
};

/**
 * What KServe does next with an InferenceService. Its Deployments are real;
 * revisions of Knative are told by their number.
 *
 * @internal
 */
export function nextOfInferenceService(
  service: InferenceService,
  related: KubernetesObject[],
): NextStep {
  const deployments = related as Deployment[];
  const { annotations = {} } = service.metadata;
  const mode = modeOf(annotations);
  if (annotations['serving.kserve.io/stop'] === 'true') {
    return stopping(service, deployments, mode);
  }
  const { objects, ready, predictor } =
    mode === 'Standard'
      ? standard(service, deployments)
      : onKnative(service, deployments);
  const failure = failureOf(service);
  const isUp = ready && failure === undefined;
  return {
    objects,
    status: {
      ...common(service, mode),
      ...(isUp || service.status?.components ? urls(service) : {}),
      components: { predictor },
      modelStatus: failure
        ? {
            transitionStatus: 'BlockedByFailedLoad',
            lastFailureInfo: { reason: 'ModelLoadFailed', message: failure },
          }
        : { transitionStatus: isUp ? 'UpToDate' : 'InProgress' },
      conditions: conditions(service, [
        isTrue('PredictorReady', isUp),
        isTrue('IngressReady', isUp),
        isTrue('Ready', isUp),
        { type: 'Stopped', status: 'False', reason: 'Running' },
      ]),
    },
  };
}

function standard(service: InferenceService, deployments: Deployment[]) {
  const { minReplicas = 1 } = service.spec.predictor;
  const name = `${service.metadata.name}-predictor`;
  const app = `isvc.${name}`;
  const found = deployments.find(one => one.metadata.name === name);
  const labels = { app, [SERVICE_LABEL]: service.metadata.name! };
  return {
    objects: [
      predictorDeployment(service, { name, app, replicas: minReplicas }),
      serviceObject({
        owner: service,
        name,
        labels,
        selector: { app },
        port: 8080,
      }),
    ],
    ready: isRolledOut(found, minReplicas),
    predictor: {},
  };
}

function onKnative(service: InferenceService, deployments: Deployment[]) {
  const { objects, status, ready } = nextOfRevisions(service, deployments);
  return { objects, ready, predictor: status };
}

function stopping(
  service: InferenceService,
  deployments: Deployment[],
  mode: string,
): NextStep {
  const gone = deployments.every(one => isRolledOut(one, 0));
  return {
    objects: deployments.map(one => withReplicas(one, 0)),
    status: {
      ...common(service, mode),
      ...(service.status?.components && {
        components: service.status.components,
      }),
      conditions: conditions(service, [
        { type: 'PredictorReady', status: 'False', reason: 'Stopped' },
        { type: 'Ready', status: 'False', reason: 'Stopped' },
        {
          type: 'Stopped',
          status: gone ? 'True' : 'False',
          reason: gone ? 'Stopped' : 'Stopping',
        },
      ]),
    },
  };
}

function common(service: InferenceService, mode: string) {
  const format = service.spec.predictor.model?.modelFormat?.name;
  return {
    observedGeneration: service.metadata.generation,
    deploymentMode: mode,
    ...(format && { clusterServingRuntimeName: `kserve-${format}server` }),
  };
}

function urls({ metadata }: InferenceService) {
  const { name, namespace, labels = {} } = metadata;
  const inside = `http://${name}-predictor.${namespace}.svc.cluster.local`;
  const isPrivate =
    labels['networking.kserve.io/visibility'] === 'cluster-local';
  return {
    // A name that is nobody's: there is no gateway.
    url: isPrivate ? inside : `http://${name}-${namespace}.simulated.invalid`,
    address: { url: inside },
  };
}

function modeOf(annotations: Record<string, string>): string {
  const asked = annotations['serving.kserve.io/deploymentMode'] ?? '';
  return MODES[asked] ?? 'Knative';
}

function isTrue(type: string, yes: boolean): WantedCondition {
  return {
    type,
    status: yes ? 'True' : 'False',
    reason: yes ? type : 'MinimumReplicasUnavailable',
  };
}
