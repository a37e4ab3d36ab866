import {
  berthError,
  formatQuantity,
  gpuQuotaKey,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { amountOf } from '../shared/amounts';
import type { SharedChange } from './types';

/**
 * The merge patch by which a shared object's quota changes, over the object as
 * it was read and no other: all that others have is in it as they wrote it, and
 * when they write meanwhile, the cluster refuses the patch. Pure.
 *
 * @throws InputError with code `input-invalid` when there is no such quota, or
 * too little of it
 * @internal
 */
export function planSharedChange(
  object: KubernetesObject,
  change: Pick<SharedChange, 'kind' | 'flavor' | 'resource' | 'by'>,
): Record<string, unknown> {
  const resourceVersion = textOf(object.metadata.resourceVersion);
  if (!resourceVersion) {
    throw new Error('A shared object is only changed as it was read');
  }
  return {
    metadata: { resourceVersion },
    spec:
      change.kind === 'resource-pool'
        ? pool(object, change)
        : groups(object, change),
  };
}

/**
 * How much of a quota an object holds. Pure.
 *
 * @internal
 */
export function amountIn(
  object: KubernetesObject,
  change: Pick<SharedChange, 'kind' | 'flavor' | 'resource'>,
): number {
  if (change.kind === 'resource-pool') {
    const hard = recordOf(recordOf(specOf(object).quota).hard);
    return amountOf(hard[gpuQuotaKey(change.resource)]) ?? 0;
  }
  const found = recordsOf(specOf(object).resourceGroups)
    .flatMap(group => recordsOf(group.flavors))
    .filter(({ name }) => !change.flavor || name === change.flavor)
    .flatMap(flavor => recordsOf(flavor.resources))
    .find(({ name }) => name === change.resource);
  return amountOf(found?.nominalQuota) ?? 0;
}

function pool(
  object: KubernetesObject,
  { resource, by }: Pick<SharedChange, 'resource' | 'by'>,
) {
  const hard = recordOf(recordOf(specOf(object).quota).hard);
  const key = gpuQuotaKey(resource);
  if (!(key in hard)) {
    throw refuse('resource', `The pool holds no ${resource}.`);
  }
  // A map is merged by its keys, so that no other one is touched.
  return { quota: { hard: { [key]: moved(hard[key], resource, by) } } };
}

function groups(
  object: KubernetesObject,
  { flavor, resource, by }: Pick<SharedChange, 'flavor' | 'resource' | 'by'>,
) {
  let found = 0;
  const resourceGroups = recordsOf(specOf(object).resourceGroups).map(
    group => ({
      ...group,
      flavors: recordsOf(group.flavors).map(one => ({
        ...one,
        resources: recordsOf(one.resources).map(quota => {
          const isMeant =
            quota.name === resource &&
            (flavor === undefined || one.name === flavor);
          found += isMeant ? 1 : 0;
          return isMeant
            ? {
                ...quota,
                nominalQuota: moved(quota.nominalQuota, resource, by),
              }
            : quota;
        }),
      })),
    }),
  );
  if (found !== 1) {
    throw refuse(
      'flavor',
      found === 0
        ? `It holds no ${resource}${flavor ? ` of flavor ${flavor}` : ''}.`
        : `It holds ${resource} of ${found} flavors; name one.`,
    );
  }
  return { resourceGroups };
}

function moved(before: unknown, resource: string, by: number): string {
  const amount = (amountOf(before) ?? 0) + by;
  if (amount < 0) {
    throw refuse(
      'by',
      `There are ${amountOf(before) ?? 0}, and no ${-by} to take away.`,
    );
  }
  return formatQuantity(amount, resource);
}

function refuse(field: string, message: string) {
  return berthError('input-invalid', { message, fields: [{ field, message }] });
}
