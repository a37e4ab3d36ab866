import type { KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import { SystemController } from '../SystemController';
import { nextOfQueued, type QueuedKind } from './nextOfQueued';

/**
 * Kueue's integration with a kind of job. Where Kueue's kinds are not served
 * it waits for them, and jobs start without it.
 *
 * @internal
 */
export function queueController<T extends KubernetesObject>(
  standIn: StandInOptions,
  kind: QueuedKind<T>,
): SystemController {
  return SystemController.create({
    standIn,
    name: 'kueue-jobs',
    kinds: [
      { apiVersion: kind.apiVersion, kind: kind.kind },
      { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Workload' },
    ],
    next: objects => nextOfQueued(objects, kind),
  });
}
