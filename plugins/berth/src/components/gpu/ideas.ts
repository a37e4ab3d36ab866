import type { Claim, TenantGpus } from '@berth/backstage-plugin-berth-common';
import type { Place } from '../../model/places';
import type { QuotaIdea } from './useGpus';

const DEFAULT_RESOURCE = 'nvidia.com/gpu';
const DEFAULT_CLASS = 'gpu.nvidia.com';

const DRA_QUOTA = 'gpu.dra-quota';
/** The offerings whose number is a quota of Kubernetes. */
const QUOTAS = ['gpu.quota', 'gpu.capsule-pool-claim', DRA_QUOTA];
/** Those whose number is that of a queue. */
const SYSTEMS: Record<string, QuotaIdea['system']> = {
  'gpu.kueue-queue': 'kueue',
  'gpu.volcano-queue': 'volcano',
  'gpu.kai-queue': 'kai',
};

/**
 * The quota that a request asks for; undefined where it asks for none, or not
 * for a number that can be.
 *
 * @internal
 */
export function ideaOfRequest(options: {
  offering: string;
  place: Place | undefined;
  input: Record<string, unknown>;
}): QuotaIdea | undefined {
  const { offering, place, input } = options;
  const isDevices = offering === DRA_QUOTA;
  const gpus = isDevices ? input.devices : input.gpus;
  const resource = isDevices
    ? input.deviceClass ?? DEFAULT_CLASS
    : input.resource ?? DEFAULT_RESOURCE;
  const system = SYSTEMS[offering];
  if (
    (!QUOTAS.includes(offering) && !system) ||
    !place?.cluster ||
    !isCount(gpus) ||
    typeof resource !== 'string'
  ) {
    return undefined;
  }
  const { tenant, cluster, namespace } = place;
  return {
    tenant,
    cluster,
    namespace,
    resource,
    gpus,
    ...(system && { system }),
    ...(system === 'kueue' && {
      cohort: textIn(input.cohort) ?? 'berth',
      flavor: textIn(input.flavor) ?? 'default-flavor',
      borrowing: countIn(input.borrowing),
    }),
  };
}

/**
 * The quota that a change of a claim would make of it; undefined while what it
 * counts is not known.
 *
 * @internal
 */
export function ideaOfAction(options: {
  claim: Pick<
    Claim,
    'id' | 'offering' | 'tenant' | 'cluster' | 'namespace' | 'name'
  >;
  input: Record<string, unknown>;
  gpus: TenantGpus | undefined;
}): QuotaIdea | undefined {
  const { claim, input, gpus: known } = options;
  const { tenant, cluster, namespace, name } = claim;
  if (!tenant || !isCount(input.gpus)) {
    return undefined;
  }
  const common = { tenant, cluster, gpus: input.gpus };
  const queue = known?.queues.find(({ claimId }) => claimId === claim.id);
  if (queue) {
    return queue.resource === undefined
      ? undefined
      : {
          ...common,
          ...(queue.namespace && { namespace: queue.namespace }),
          resource: queue.resource,
          system: queue.system,
          queue: queue.name,
          ...(queue.system === 'kueue' && {
            borrowing: countIn(input.borrowing),
          }),
        };
  }
  const counted = known?.resources.find(({ quotas }) =>
    quotas.some(({ claimId }) => claimId === claim.id),
  );
  return (
    counted && { ...common, namespace, quota: name, resource: counted.resource }
  );
}

/**
 * Whether actions of such claims are changes of a quota.
 *
 * @internal
 */
export function countsGpus(offering: string): boolean {
  return QUOTAS.includes(offering) || offering in SYSTEMS;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function countIn(value: unknown): number | undefined {
  return isCount(value) ? value : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
