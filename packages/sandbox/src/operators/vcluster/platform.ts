import { parse } from 'yaml';
import type { KubernetesObject } from '../../kubernetes/types';
import { conditions } from '../StatusController';
import type { ReleaseProgress, ReleaseSource } from './releaseController';

interface VirtualClusterInstance extends KubernetesObject {
  spec: {
    template?: {
      helmRelease?: { chart?: { version?: string }; values?: string };
    };
    clusterRef?: { namespace?: string; virtualCluster?: string };
  };
}

/** The annotation that puts a virtual cluster to sleep. */
const forceSleep = 'sleepmode.loft.sh/force';

/**
 * VirtualClusterInstances, as vCluster Platform keeps them up.
 *
 * @internal
 */
export const instances: ReleaseSource = {
  manager: 'loft',
  kind: {
    apiVersion: 'management.loft.sh/v1',
    kind: 'VirtualClusterInstance',
  },
  finalizer: 'loft.sh/cleanup',
  releaseOf: object => {
    const { spec, metadata } = object as VirtualClusterInstance;
    const { chart, values = '' } = spec.template?.helmRelease ?? {};
    const given = (parse(values) ?? {}) as Record<string, any>;
    return {
      name: spec.clusterRef?.virtualCluster ?? metadata.name!,
      namespace: spec.clusterRef?.namespace ?? metadata.namespace!,
      version: chart?.version ?? '0.36.1',
      values: isAsleep(object) ? withoutReplicas(given) : given,
    };
  },
  heals: () => true,
  status,
};

function isAsleep({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[forceSleep] === 'true';
}

/** What the Platform does by scaling, told in values. */
function withoutReplicas(values: Record<string, any>): Record<string, any> {
  const { controlPlane = {} } = values;
  return {
    ...values,
    controlPlane: {
      ...controlPlane,
      statefulSet: {
        ...controlPlane.statefulSet,
        highAvailability: { replicas: 0 },
      },
    },
  };
}

function status(
  object: KubernetesObject,
  _release: unknown,
  { step, problem }: ReleaseProgress,
): object {
  const asleep = isAsleep(object);
  const installed = step === 'installed' && !problem;
  const phases = { installed: asleep ? 'Sleeping' : 'Ready', other: 'Pending' };
  const ready = installed && !asleep;
  return {
    phase: problem ? 'Failed' : phases[installed ? 'installed' : 'other'],
    ...(problem && { reason: 'SandboxFull', message: problem }),
    conditions: conditions(object, [
      { type: 'Scheduled', status: 'True', reason: 'Scheduled' },
      { type: 'TemplateResolved', status: 'True', reason: 'Resolved' },
      {
        type: 'VirtualClusterReady',
        status: ready ? 'True' : 'False',
        reason: ready ? 'Ready' : 'NotReady',
      },
    ]),
  };
}
