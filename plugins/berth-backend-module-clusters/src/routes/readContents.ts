import {
  countOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import type { TenantClusterClient } from './TenantClusterClient';
import { isSystem } from './workloads';

const LIMIT = 500;

/** A list without the objects' content. */
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/**
 * How many objects of a kind there are.
 *
 * @public
 */
export interface KindCount {
  kind: string;
  count: number;
  /** Whether there may be some more or less, because there are so many. */
  approximate?: boolean;
}

const kinds: Array<{ kind: string; path: string }> = [
  { kind: 'Namespace', path: '/api/v1/namespaces' },
  { kind: 'Deployment', path: '/apis/apps/v1/deployments' },
  { kind: 'StatefulSet', path: '/apis/apps/v1/statefulsets' },
  { kind: 'DaemonSet', path: '/apis/apps/v1/daemonsets' },
  { kind: 'CronJob', path: '/apis/batch/v1/cronjobs' },
  { kind: 'Job', path: '/apis/batch/v1/jobs' },
  { kind: 'Pod', path: '/api/v1/pods' },
  { kind: 'Service', path: '/api/v1/services' },
  { kind: 'Ingress', path: '/apis/networking.k8s.io/v1/ingresses' },
  {
    kind: 'PersistentVolumeClaim',
    path: '/api/v1/persistentvolumeclaims',
  },
  { kind: 'ConfigMap', path: '/api/v1/configmaps' },
];

/**
 * What is inside a tenant's cluster, counted by kind, without what every
 * cluster has by itself.
 *
 * @internal
 */
export async function readContents(
  client: TenantClusterClient,
): Promise<KindCount[]> {
  const counts = await Promise.all(
    kinds.map(async ({ kind, path }) => {
      const list = await client.get(`${path}?limit=${LIMIT}`, {
        accept: METADATA_ONLY,
      });
      const own = recordsOf(list.items).filter(item => !isGiven(kind, item));
      const more = countOf(recordOf(list.metadata).remainingItemCount) ?? 0;
      return {
        kind,
        count: own.length + more,
        ...(more > 0 && { approximate: true }),
      };
    }),
  );
  return counts.filter(({ count }) => count > 0);
}

/** What is there in a cluster in which nobody has made anything. */
function isGiven(kind: string, item: Record<string, unknown>): boolean {
  const metadata = recordOf(item.metadata);
  const name = textOf(metadata.name) ?? '';
  const namespace = textOf(metadata.namespace) ?? '';
  return (
    isSystem(namespace) ||
    (kind === 'Namespace' && (name === 'default' || isSystem(name))) ||
    (kind === 'ConfigMap' && name === 'kube-root-ca.crt') ||
    (kind === 'Service' && namespace === 'default' && name === 'kubernetes')
  );
}
