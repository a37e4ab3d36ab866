/**
 * What a resource's unit is to people: a whole GPU, a slice of one by MIG, a
 * share of one that others use too, or the memory or computing time of one.
 *
 * @public
 */
export type GpuUnit = 'gpu' | 'slice' | 'share' | 'memory' | 'cores';

const WHOLE = ['nvidia.com/gpu', 'amd.com/gpu', 'habana.ai/gaudi'];
const INTEL = /^gpu\.intel\.com\/(i915|xe)$/;
const MIG = /^nvidia\.com\/mig-([1-7]g\.[0-9]+gb(\.me)?)$/;
const SHARED = ['nvidia.com/gpu.shared'];

/**
 * The resources by which HAMi divides a GPU. They say nothing on a cluster
 * without it.
 *
 * @public
 */
export const hamiResources = {
  /** MiB of a GPU's memory. */
  memory: 'nvidia.com/gpumem',
  /** Percent of a GPU's computing time. */
  cores: 'nvidia.com/gpucores',
} as const;

/**
 * A JSON Schema pattern for the extended resources in which pods ask for
 * GPUs, or slices of them, one by one.
 *
 * @public
 */
export const GPU_RESOURCE_PATTERN =
  '^(nvidia\\.com/gpu(\\.shared)?|nvidia\\.com/mig-[1-7]g\\.[0-9]{1,3}gb(\\.me)?|amd\\.com/gpu|gpu\\.intel\\.com/(i915|xe)|habana\\.ai/gaudi)$';

/**
 * What an extended resource is a unit of; undefined when it is no GPU's.
 *
 * @public
 */
export function gpuUnitOf(resource: string): GpuUnit | undefined {
  if (WHOLE.includes(resource) || INTEL.test(resource)) {
    return 'gpu';
  }
  if (MIG.test(resource)) {
    return 'slice';
  }
  if (SHARED.includes(resource)) {
    return 'share';
  }
  if (resource === hamiResources.memory) {
    return 'memory';
  }
  return resource === hamiResources.cores ? 'cores' : undefined;
}

/**
 * Whether pods ask for GPUs by this extended resource.
 *
 * @public
 */
export function isGpuResource(resource: string): boolean {
  return gpuUnitOf(resource) !== undefined;
}

/**
 * The MIG profile that a resource stands for, such as `1g.10gb`; undefined
 * when it stands for none.
 *
 * @public
 */
export function migProfileOf(resource: string): string | undefined {
  return MIG.exec(resource)?.[1];
}

const QUOTA_PREFIX = 'requests.';
const DEVICES_SUFFIX = '.deviceclass.resource.k8s.io/devices';
const EXTENDED_PREFIX = 'requests.deviceclass.resource.kubernetes.io/';

/**
 * The quota key that Kubernetes enforces for an extended resource: the one with
 * `requests.`. It takes the bare name and `limits.` too, and holds nobody to
 * them.
 *
 * @public
 */
export function gpuQuotaKey(resource: string): string {
  return `${QUOTA_PREFIX}${resource}`;
}

/**
 * The keys of a device class's quota. A claim by dynamic resource allocation is
 * counted by both of them.
 *
 * @public
 */
export function deviceClassQuotaKeys(deviceClass: string): string[] {
  return [
    `${deviceClass}${DEVICES_SUFFIX}`,
    `${EXTENDED_PREFIX}${deviceClass}`,
  ];
}

/**
 * The GPU resource that a quota key limits; undefined when it limits none, or
 * is one that Kubernetes does not enforce.
 *
 * @public
 */
export function gpuResourceOfQuotaKey(key: string): string | undefined {
  const resource = key.startsWith(QUOTA_PREFIX)
    ? key.slice(QUOTA_PREFIX.length)
    : '';
  return isGpuResource(resource) ? resource : undefined;
}

/**
 * The device class that a quota key limits; undefined when it limits none.
 *
 * @public
 */
export function deviceClassOfQuotaKey(key: string): string | undefined {
  if (key.endsWith(DEVICES_SUFFIX)) {
    return key.slice(0, -DEVICES_SUFFIX.length) || undefined;
  }
  return key.startsWith(EXTENDED_PREFIX)
    ? key.slice(EXTENDED_PREFIX.length) || undefined
    : undefined;
}
