import type { GpuUser, Tenant } from '@berth/backstage-plugin-berth-common';
import { limitOf, sum, usedIn } from './fleetView';
import type { NamespaceGpus, QueueGpus, StoredSnapshot } from './types';

/**
 * Who asks, as far as it decides whom they may see by name.
 *
 * @internal
 */
export interface Viewer {
  isPlatform: boolean;
  tenants: Tenant[];
}

/**
 * Who has something.
 *
 * @internal
 */
export interface Owner {
  key: string;
  tenant?: string;
  title?: string;
}

const OTHERS: Owner = { key: '' };

/**
 * Who has, uses or waits for GPUs. One's own tenants are named, and all of them
 * to the platform team; the rest is one line. Pure.
 *
 * @internal
 */
export function fleetUsers(
  stored: StoredSnapshot[],
  viewer: Viewer,
): GpuUser[] {
  return stored
    .flatMap(one => usersOf(one, viewer))
    .sort(
      (a, b) =>
        b.used - a.used ||
        b.waiting.gpus - a.waiting.gpus ||
        (a.title ?? '~').localeCompare(b.title ?? '~'),
    );
}

function usersOf(
  { cluster, snapshot }: StoredSnapshot,
  viewer: Viewer,
): GpuUser[] {
  const ownerOf = ownersOn(cluster, viewer);
  const found = new Map<
    string,
    { owner: Owner; resource: string; of: NamespaceGpus[]; queues: QueueGpus[] }
  >();
  const at = (owner: Owner, resource: string) => {
    const key = JSON.stringify([owner.key, resource]);
    const entry = found.get(key) ?? { owner, resource, of: [], queues: [] };
    found.set(key, entry);
    return entry;
  };
  for (const one of snapshot.namespaces) {
    at(ownerOf.namespace(one.namespace), one.resource).of.push(one);
  }
  for (const queue of snapshot.queues) {
    const owner = queue.namespace
      ? ownerOf.namespace(queue.namespace)
      : ownerOf.tenant(queue.tenant);
    if (queue.resource) {
      at(owner, queue.resource).queues.push(queue);
    }
  }
  return [...found.values()]
    .map(({ owner, resource, of, queues }): GpuUser => {
      const limits = of.map(limitOf);
      const isLimited =
        limits.length > 0 && limits.every(limit => limit !== undefined);
      return {
        cluster,
        resource,
        ...(owner.tenant && { tenant: owner.tenant }),
        ...(owner.title && { title: owner.title }),
        ...(isLimited && { quota: sum(limits, limit => limit ?? 0) }),
        used: sum(of, usedIn),
        waiting: {
          gpus: sum(of, one => one.waiting.gpus),
          pods: sum(of, one => one.waiting.pods),
        },
        queued: sum(queues, queue => queue.pending),
      };
    })
    .filter(
      ({ quota, used, waiting, queued }) =>
        quota || used > 0 || waiting.pods > 0 || queued > 0,
    );
}

/**
 * Whose namespaces and queues of a cluster are, as far as one may see it.
 *
 * @internal
 */
export function ownersOn(cluster: string, { isPlatform, tenants }: Viewer) {
  const visible = tenants.filter(({ mine }) => mine || isPlatform);
  const owners = new Map(
    visible.map(({ name, title }): [string, Owner] => [
      name,
      { key: `tenant ${name}`, tenant: name, title },
    ]),
  );
  const places = new Map(
    visible.flatMap(({ name, namespaces }) =>
      namespaces
        .filter(place => place.cluster === cluster)
        .map((place): [string, Owner] => [place.name, owners.get(name)!]),
    ),
  );
  return {
    tenant: (name = ''): Owner => owners.get(name) ?? OTHERS,
    namespace: (name: string): Owner =>
      places.get(name) ??
      (isPlatform ? { key: `namespace ${name}`, title: name } : OTHERS),
  };
}
