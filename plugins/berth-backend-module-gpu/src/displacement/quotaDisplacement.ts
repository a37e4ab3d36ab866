import type {
  GpuDisplacement,
  GpuRule,
} from '@berth/backstage-plugin-berth-common';
import { limitOf, promisesOf, sum, usedIn } from '../fleet/fleetView';
import type { TenantPlaces } from '../fleet/tenantView';
import type {
  GpuSnapshot,
  NamespaceGpus,
  StoredSnapshot,
} from '../fleet/types';
import { commonRules, displacementResult } from './displacementResult';

/** Of what a tenant has, how much it has to use before it gets more unasked. */
const WELL_USED_PERCENT = 50;

/**
 * What it would mean to give a tenant another quota of Kubernetes: how much is
 * promised then, what is missing, and who would give way. Those go first who use
 * what they have borrowed, then pods of a lower priority, as the scheduler takes
 * them. Devices are taken from nobody: those who have them are told instead.
 * Pure.
 *
 * @internal
 */
export function quotaDisplacement(options: {
  tenant: TenantPlaces;
  stored: StoredSnapshot;
  resource: string;
  /** What is to be allowed: in a namespace, or to the tenant in all. */
  gpus: number;
  namespace?: string;
  /** The quota of that namespace that is changed; a new one unless given. */
  quota?: string;
  /** Of the tenant's jobs. */
  priority?: number;
  /** The most that the tenant has used of late. */
  peak?: number;
  /** The tenant of a namespace, as far as the caller may know it. */
  tenantOf: (namespace: string) => string | undefined;
}): GpuDisplacement {
  const { tenant, stored, resource, priority = 0, tenantOf } = options;
  const { cluster, snapshot } = stored;
  const places = new Set(
    tenant.namespaces
      .filter(namespace => namespace.cluster === cluster)
      .map(({ name }) => name),
  );
  const own = snapshot.namespaces.filter(
    one => one.resource === resource && places.has(one.namespace),
  );
  const [promise] = promisesOf(stored).filter(one => one.resource === resource);
  const isClass = !resource.includes('/');
  const pools = poolsOf(snapshot, resource);
  const allocatable = sum(pools, pool => pool.allocatable);
  const before = sum(own, one => limitOf(one) ?? 0);
  const elsewhere = own.filter(
    one => options.namespace && one.namespace !== options.namespace,
  );
  // What is said of a namespace leaves the tenant's other ones as they are.
  const gpus = options.gpus + sum(elsewhere, one => limitOf(one) ?? 0);
  const used = sum(own, usedIn);
  const free = sum(pools, pool => pool.free);
  const promised = (promise?.promised ?? 0) - before + gpus;
  const missing = Math.max(0, gpus - used - free);
  // The scheduler stops no pod to free devices for another one.
  const displaced = take(isClass ? 0 : missing, [
    ...snapshot.queues
      .filter(
        queue =>
          queue.resource === resource &&
          queue.borrowed > 0 &&
          (queue.namespace
            ? !places.has(queue.namespace)
            : queue.tenant !== tenant.name),
      )
      .map(queue => ({
        kind: 'borrowed' as const,
        namespace: queue.namespace || undefined,
        tenant: queue.tenant ?? tenantOf(queue.namespace),
        gpus: queue.borrowed,
      })),
    ...snapshot.running
      .filter(
        one =>
          one.resource === resource &&
          one.priority < priority &&
          !places.has(one.namespace),
      )
      .sort((a, b) => a.priority - b.priority || b.gpus - a.gpus)
      .map(one => ({
        kind: 'lower-priority' as const,
        namespace: one.namespace,
        tenant: tenantOf(one.namespace),
        priority: one.priority,
        gpus: one.gpus,
      })),
  ]);
  return displacementResult({
    stored,
    resource,
    before,
    after: gpus,
    used,
    allocatable,
    free,
    promised,
    missing,
    displaced,
    holders: isClass
      ? holdersOf({ snapshot, resource, places, missing, tenantOf })
      : [],
    unknown: [
      ...(options.gpus < sum(own, usedIn) - sum(elsewhere, usedIn)
        ? (['keeps-running'] as const)
        : []),
      ...(isClass && missing > 0 ? (['device-preemption'] as const) : []),
      ...(isClass && missing > 0 && pools.length === 0
        ? (['device-selectors'] as const)
        : []),
    ],
    rules: rulesOf({
      ...options,
      gpus,
      asked: options.gpus,
      own: own.filter(one => !elsewhere.includes(one)),
      before,
      allocatable,
      promised,
    }),
  });
}

/**
 * Where a resource is; devices are by their driver, which often has the name of
 * the class, and otherwise is that of those that the class has picked before.
 */
function poolsOf(
  { pools, classDrivers }: GpuSnapshot,
  resource: string,
): GpuSnapshot['pools'] {
  const named = pools.filter(pool => pool.resource === resource);
  const drivers = classDrivers[resource] ?? [];
  return named.length > 0
    ? named
    : pools.filter(pool => drivers.includes(pool.resource));
}

/** Who has devices, those with the most first. */
function holdersOf(options: {
  snapshot: GpuSnapshot;
  resource: string;
  places: ReadonlySet<string>;
  missing: number;
  tenantOf: (namespace: string) => string | undefined;
}): GpuDisplacement['holders'] {
  const { snapshot, resource, places, missing, tenantOf } = options;
  return missing === 0
    ? []
    : snapshot.namespaces
        .filter(
          one =>
            one.resource === resource &&
            !places.has(one.namespace) &&
            usedIn(one) > 0,
        )
        .map(one => ({
          namespace: one.namespace,
          tenant: tenantOf(one.namespace),
          gpus: usedIn(one),
        }))
        .sort((a, b) => b.gpus - a.gpus);
}

function take(
  needed: number,
  candidates: GpuDisplacement['displaced'],
): GpuDisplacement['displaced'] {
  let left = needed;
  return candidates.flatMap(candidate => {
    const gpus = Math.min(candidate.gpus, left);
    left -= gpus;
    return gpus > 0 ? [{ ...candidate, gpus }] : [];
  });
}

function rulesOf(options: {
  /** Where it is to hold. */
  own: NamespaceGpus[];
  /** What is to be allowed there. */
  asked: number;
  namespace?: string;
  quota?: string;
  /** What the tenant has in all then. */
  gpus: number;
  before: number;
  allocatable: number;
  promised: number;
  peak?: number;
}): GpuRule[] {
  const { own, asked, gpus, before, allocatable, promised } = options;
  const used = sum(own, usedIn);
  const { peak = used } = options;
  const percent = before > 0 ? Math.round((peak / before) * 100) : 100;
  // All quotas of a namespace hold, so that the others may allow less.
  const others = own.flatMap(({ quotas }) =>
    quotas.filter(one => staysBeside(one, options)).map(({ hard }) => hard),
  );
  const lowest = Math.min(...others);
  return [
    ...commonRules({ asked, used, gpus, promised, allocatable }),
    {
      id: 'utilisation',
      passed: gpus <= before || percent >= WELL_USED_PERCENT,
      value: percent,
      limit: WELL_USED_PERCENT,
    },
    ...(others.length > 0
      ? [
          {
            id: 'other-quota' as const,
            passed: asked <= lowest,
            value: asked,
            limit: lowest,
          },
        ]
      : []),
  ];
}

/** A quota that limits more than GPUs is not changed as a GPU quota. */
function staysBeside(
  { name, isClaim }: NamespaceGpus['quotas'][number],
  { namespace, quota }: { namespace?: string; quota?: string },
): boolean {
  return !isClaim || (namespace !== undefined && name !== quota);
}
