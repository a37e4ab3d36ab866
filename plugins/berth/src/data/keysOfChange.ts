import type { Change } from '@berth/backstage-plugin-berth-common';
import { queryKeys } from './queryKeys';

/**
 * What the backend says on the signal channel of something that changed.
 *
 * @internal
 */
export type ChangeSignal = Pick<Change, 'kind' | 'key' | 'operation'>;

/**
 * The answers that a change makes old.
 *
 * @internal
 */
export function keysOfChange(change: ChangeSignal): Array<readonly unknown[]> {
  switch (change.kind) {
    case 'claim':
      // Counts of claims are shown with tenants.
      return [
        queryKeys.claim(change.key),
        queryKeys.claimLists,
        queryKeys.tenants,
        ['tenant'],
        // A quota changes what there is of GPUs.
        ...(isOfGpus(change.key) ? [queryKeys.gpus] : []),
        // Which versions there are to run is asked of Kubeflow Pipelines.
        ...(offeringOf(change.key) === 'ml.kubeflow-pipeline'
          ? [queryKeys.pipelines]
          : []),
      ];
    case 'tenant':
      return [queryKeys.tenants, queryKeys.tenant(change.key)];
    case 'cluster':
      // Whether its claims are stale and what can be had on it go with it.
      return [
        queryKeys.clusters,
        queryKeys.offerings,
        queryKeys.claimLists,
        ['claim'],
        queryKeys.gpus,
      ];
    case 'request':
      // A claim's page shows the request behind it.
      return [queryKeys.requestLists, ['claim']];
    default:
      return [];
  }
}

/** Of a claim's id the third part is its offering. */
function offeringOf(claim: string): string | undefined {
  return claim.split(':')[2];
}

function isOfGpus(claim: string): boolean {
  return offeringOf(claim)?.startsWith('gpu.') ?? false;
}
