import type { KubernetesObject } from '../../kubernetes/types';
import type { StandIn } from '../StandIn';
import {
  conditions,
  StatusController,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { deployment, service } from '../workloads/workloads';

interface SpinApp extends KubernetesObject {
  spec: {
    image: string;
    executor: string;
    replicas?: number;
    enableAutoscaling?: boolean;
    resources?: object;
    podLabels?: Record<string, string>;
    podAnnotations?: Record<string, string>;
  };
}

interface Deployment extends KubernetesObject {
  spec: { replicas?: number };
  status?: { readyReplicas?: number; conditions?: WantedCondition[] };
}

const kind = { apiVersion: 'core.spinkube.dev/v1alpha1', kind: 'SpinApp' };

const NAME = 'core.spinkube.dev/app-name';

/** The executor that every namespace of the sandbox has, without an object. */
const EXECUTOR = 'containerd-shim-spin';

/**
 * What SpinKube does next with a SpinApp: the conditions are those of its
 * Deployment. Without its executor it says nothing at all.
 *
 * @internal
 */
export function nextOfApp(
  app: SpinApp,
  related: KubernetesObject[],
  executor: KubernetesObject | undefined,
): NextStep | undefined {
  const { spec } = app;
  if (!executor && spec.executor !== EXECUTOR) {
    return undefined;
  }
  const [found] = related as Deployment[];
  return {
    objects: partsOf(app, found),
    status: {
      activeScheduler: spec.executor,
      readyReplicas: found?.status?.readyReplicas ?? 0,
      conditions: conditions(
        app,
        ['Available', 'Progressing'].map(type => conditionOf(type, found)),
      ),
    },
  };
}

function partsOf(
  app: SpinApp,
  found: Deployment | undefined,
): KubernetesObject[] {
  const { metadata, spec } = app;
  const name = metadata.name!;
  const labels = { [NAME]: name };
  return [
    deployment({
      owner: app,
      name,
      // An autoscaler's number is left alone.
      replicas: spec.enableAutoscaling
        ? found?.spec.replicas ?? 1
        : spec.replicas ?? 0,
      labels,
      podLabels: {
        ...spec.podLabels,
        [`core.spinkube.dev/app.${name}.status`]: 'ready',
      },
      podAnnotations: spec.podAnnotations,
      containers: [
        { name, image: spec.image, resources: spec.resources, port: 80 },
      ],
    }),
    service({ owner: app, name, labels, selector: labels, port: 80 }),
  ];
}

function conditionOf(
  type: string,
  found: Deployment | undefined,
): WantedCondition {
  const known = found?.status?.conditions?.find(
    condition => condition.type === type,
  );
  return known
    ? {
        type,
        status: known.status,
        reason: known.reason,
        message: known.message,
      }
    : {
        type,
        status: 'Unknown',
        reason: 'DeploymentNotFound',
        message: 'Deployment not found',
      };
}

/**
 * The stand-in for SpinKube's operator.
 *
 * @internal
 */
export const spinKube: StandIn = {
  name: 'spinkube',
  groups: { 'core.spinkube.dev': 'SpinKube' },
  manifest: 'spinkube.yaml',
  controller: options =>
    StatusController.create<SpinApp>({
      standIn: options,
      name: 'spin-operator',
      kind,
      related: [
        {
          kind: { apiVersion: 'apps/v1', kind: 'Deployment' },
          labelSelector: NAME,
          about: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
        },
      ],
      follows: {
        kind: { apiVersion: kind.apiVersion, kind: 'SpinAppExecutor' },
        nameOf: ({ spec }) => spec.executor,
      },
      next: nextOfApp,
    }),
};
