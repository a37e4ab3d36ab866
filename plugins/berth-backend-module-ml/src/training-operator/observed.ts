import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  conditionsOf,
  countOf,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * The pods of one kind in a job, such as its workers.
 *
 * @internal
 */
export interface Replicas {
  type: string;
  wanted: number;
  active: number;
  succeeded: number;
  failed: number;
  /** What each of its pods asks for. */
  resources: unknown;
}

/**
 * A job of the Training Operator as far as Berth reads it.
 *
 * @internal
 */
export interface ObservedJob {
  suspended: boolean;
  replicas: Replicas[];
  ended?: 'Succeeded' | 'Failed';
}

/**
 * Reads a job whose replicas lie under a field such as `pytorchReplicaSpecs`.
 *
 * @internal
 */
export function observe(
  object: KubernetesObject,
  replicaField: string,
): ObservedJob {
  const spec = specOf(object);
  const statuses = recordOf(statusOf(object).replicaStatuses);
  const isTrue = (wanted: string) =>
    conditionsOf(object).some(c => c.type === wanted && c.status === 'True');
  return {
    suspended: recordOf(spec.runPolicy).suspend === true,
    replicas: Object.entries(recordOf(spec[replicaField])).map(
      ([type, value]) => {
        const replica = recordOf(value);
        const status = recordOf(statuses[type]);
        const podSpec = recordOf(recordOf(replica.template).spec);
        const [container] = recordsOf(podSpec.containers);
        return {
          type,
          wanted: countOf(replica.replicas) ?? 1,
          active: countOf(status.active) ?? 0,
          succeeded: countOf(status.succeeded) ?? 0,
          failed: countOf(status.failed) ?? 0,
          resources: container?.resources,
        };
      },
    ),
    ended: (['Failed', 'Succeeded'] as const).find(isTrue),
  };
}
