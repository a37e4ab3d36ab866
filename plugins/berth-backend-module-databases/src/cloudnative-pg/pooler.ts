import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { newObject } from '../shared/change';
import { POOLER } from './kind';

/**
 * What each PgBouncer gets, and how many there are of them.
 *
 * @internal
 */
export const POOLER_SIZE = { count: 2, cpu: '100m', memory: '128Mi' };

/**
 * Which instances a pooler leads to.
 *
 * @internal
 */
export type PoolerTarget = 'rw' | 'ro';

/**
 * The name of a claim's pooler.
 *
 * @internal
 */
export function poolerName(claim: string, target: PoolerTarget): string {
  return `${claim}-pooler-${target}`;
}

/**
 * PgBouncers before a claim's instances.
 *
 * @internal
 */
export function pooler(options: {
  claim: string;
  target: PoolerTarget;
  mode: 'session' | 'transaction';
  instances?: number;
}): KubernetesObject {
  const { claim, target, mode, instances = POOLER_SIZE.count } = options;
  const { cpu, memory } = POOLER_SIZE;
  return newObject(
    POOLER,
    { name: poolerName(claim, target) },
    {
      cluster: { name: claim },
      instances,
      type: target,
      pgbouncer: {
        poolMode: mode,
        parameters: { max_client_conn: '1000', default_pool_size: '20' },
      },
      template: {
        spec: {
          containers: [
            {
              name: 'pgbouncer',
              resources: { requests: { cpu, memory }, limits: { memory } },
            },
          ],
        },
      },
    },
  );
}
