import type {
  GpuPool,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * The devices that drivers of dynamic resource allocation offer, by driver and
 * product, and what claims have of them. A pool's slices of an older generation
 * are being replaced and count for nothing.
 *
 * @internal
 */
export function devicePools(
  slices: KubernetesObject[],
  claims: KubernetesObject[],
): Array<Omit<GpuPool, 'cluster'>> {
  const taken = allocatedDevices(claims);
  const newest = newestGenerations(slices);
  const pools = new Map<
    string,
    Omit<GpuPool, 'cluster'> & { on: Set<string> }
  >();
  const freeOn = new Map<string, number>();
  for (const slice of slices) {
    const spec = specOf(slice);
    const driver = textOf(spec.driver) ?? '';
    const { name, generation } = poolOf(spec);
    if (!/gpu/.test(driver) || newest.get(`${driver}/${name}`) !== generation) {
      continue;
    }
    const node = textOf(spec.nodeName) ?? name;
    for (const device of recordsOf(spec.devices)) {
      const product = productOf(device);
      const key = `${driver} ${product ?? ''}`;
      const pool = pools.get(key) ?? {
        resource: driver,
        ...(product && { product }),
        nodes: 0,
        allocatable: 0,
        requested: 0,
        free: 0,
        largestFree: 0,
        unavailable: 0,
        on: new Set<string>(),
      };
      const isTaken = taken.has(`${driver}/${name}/${device.name}`);
      const free = (freeOn.get(`${key} ${node}`) ?? 0) + (isTaken ? 0 : 1);
      freeOn.set(`${key} ${node}`, free);
      pool.on.add(node);
      pools.set(key, {
        ...pool,
        nodes: pool.on.size,
        allocatable: pool.allocatable + 1,
        requested: pool.requested + (isTaken ? 1 : 0),
        free: pool.free + (isTaken ? 0 : 1),
        largestFree: Math.max(pool.largestFree, free),
      });
    }
  }
  return [...pools.values()].map(({ on, ...pool }) => pool);
}

function poolOf(spec: Record<string, unknown>) {
  const pool = recordOf(spec.pool);
  return {
    name: textOf(pool.name) ?? '',
    generation: typeof pool.generation === 'number' ? pool.generation : 0,
  };
}

function newestGenerations(slices: KubernetesObject[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const slice of slices) {
    const spec = specOf(slice);
    const { name, generation } = poolOf(spec);
    const key = `${spec.driver}/${name}`;
    newest.set(key, Math.max(newest.get(key) ?? 0, generation));
  }
  return newest;
}

function allocatedDevices(claims: KubernetesObject[]): Set<string> {
  return new Set(
    claims.flatMap(claim =>
      recordsOf(
        recordOf(recordOf(statusOf(claim).allocation).devices).results,
      ).map(({ driver, pool, device }) => `${driver}/${pool}/${device}`),
    ),
  );
}

/**
 * The devices that are offered, by what an allocation calls them.
 *
 * @internal
 */
export function devicesOf(
  slices: KubernetesObject[],
): Array<{ id: string; product?: string }> {
  return slices.flatMap(slice => {
    const spec = specOf(slice);
    const { name } = poolOf(spec);
    return recordsOf(spec.devices).map(device => ({
      id: `${spec.driver}/${name}/${device.name}`,
      product: productOf(device),
    }));
  });
}

/** As NVIDIA's driver writes it. */
function productOf(device: Record<string, unknown>): string | undefined {
  return textOf(recordOf(recordOf(device.attributes).productName).string);
}
