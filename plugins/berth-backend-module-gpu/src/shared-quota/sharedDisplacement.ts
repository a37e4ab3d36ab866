import {
  berthError,
  type GpuDisplacement,
} from '@berth/backstage-plugin-berth-common';
import { answerOf } from '../displacement/displacementOf';
import {
  cohortDisplacement,
  kueueDisplacement,
} from '../displacement/kueueDisplacement';
import { sum } from '../fleet/fleetView';
import type { StoredSnapshot } from '../fleet/types';
import type { SharedChange } from './types';

/**
 * What a change of a shared quota would mean to those who share it. Pure.
 *
 * @throws InputError with code `input-invalid` when there is no such quota as far
 * as the cluster has been looked at
 * @internal
 */
export function sharedDisplacement(options: {
  stored: StoredSnapshot;
  change: Pick<SharedChange, 'kind' | 'name' | 'flavor' | 'resource' | 'by'>;
  tenantOf: (namespace: string) => string | undefined;
}): GpuDisplacement {
  const { stored, change, tenantOf } = options;
  const { kueue, capsulePools } = stored.snapshot;
  const { kind, name, resource, by } = change;
  const isMeant = (one: { resource: string; flavor?: string }) =>
    one.resource === resource &&
    (change.flavor === undefined || one.flavor === change.flavor);
  const common = { stored, resource, tenantOf };
  switch (kind) {
    case 'cohort': {
      const own = kueue.cohorts
        .find(one => one.name === name)
        ?.quotas.find(isMeant);
      const before = found(own, change).nominal;
      const answer = answerOf(
        cohortDisplacement({ ...change, kueue, cohort: name }),
        { ...common, system: 'kueue', gpus: before + by },
      );
      // What its queues use is no measure of what it has itself.
      return {
        ...answer,
        rules: answer.rules.filter(({ id }) => id === 'promised'),
      };
    }
    case 'cluster-queue': {
      const { nominal, flavor, borrowing } = found(
        kueue.quotas.find(one => one.queue === name && isMeant(one)),
        change,
      );
      const gpus = nominal + by;
      return answerOf(
        kueueDisplacement({
          kueue,
          queue: name,
          flavor,
          resource,
          nominal: gpus,
          borrowing,
        }),
        { ...common, system: 'kueue', gpus },
      );
    }
    default: {
      const { hard, claims } = found(
        capsulePools.find(
          one => one.name === name && one.resource === resource,
        ),
        change,
      );
      const used = sum(
        claims.filter(({ isBound }) => isBound),
        one => one.gpus,
      );
      const gpus = hard + by;
      return answerOf(
        {
          before: hard,
          used,
          free: Math.max(0, gpus - used),
          missing: Math.max(0, used - gpus),
          displaced: [],
          unknown: used > gpus ? ['keeps-running'] : [],
        },
        { ...common, system: 'capsule', gpus },
      );
    }
  }
}

function found<T>(
  quota: T | undefined,
  {
    kind,
    name,
    resource,
    flavor,
  }: Pick<SharedChange, 'kind' | 'name' | 'resource' | 'flavor'>,
): T {
  if (!quota) {
    const message = `${kind} '${name}' holds no ${resource}${
      flavor ? ` of flavor ${flavor}` : ''
    } as far as its cluster has been looked at`;
    throw berthError('input-invalid', {
      message,
      fields: [{ field: 'name', message }],
    });
  }
  return quota;
}
