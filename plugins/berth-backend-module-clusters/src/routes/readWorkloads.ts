import {
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import type { TenantClusterClient } from './TenantClusterClient';
import { workloadKinds, workloadOf, type TenantWorkload } from './workloads';

/** Of each kind, which is more than a page shows. */
const LIMIT = 500;

/**
 * What runs inside a tenant's cluster.
 *
 * @public
 */
export interface TenantWorkloads {
  items: TenantWorkload[];
  /** Whether there is more of some kind than is listed. */
  truncated: boolean;
}

/**
 * Lists what runs inside. For what does not become ready, the newest warning
 * about it says why.
 *
 * @internal
 */
export async function readWorkloads(
  client: TenantClusterClient,
): Promise<TenantWorkloads> {
  const [warnings, ...lists] = await Promise.all([
    readWarnings(client),
    ...workloadKinds.map(({ path }) => client.get(`${path}?limit=${LIMIT}`)),
  ]);
  const items = lists.flatMap((list, index) =>
    recordsOf(list.items).map(item => workloadOf(workloadKinds[index], item)),
  );
  return {
    items: items.map(item =>
      item.message || item.phase === 'Ready'
        ? item
        : { ...item, message: warnings.get(keyOf(item)) },
    ),
    truncated: lists.some(list =>
      Boolean(textOf(recordOf(list.metadata).continue)),
    ),
  };
}

async function readWarnings(
  client: TenantClusterClient,
): Promise<Map<string, string>> {
  const query = `fieldSelector=${encodeURIComponent('type=Warning')}`;
  const list = await client
    .get(`/api/v1/events?${query}&limit=${LIMIT}`)
    // They only explain; whoever may not see them sees the rest.
    .catch(() => ({} as Record<string, unknown>));
  const events = recordsOf(list.items).sort((a, b) =>
    timeOf(a).localeCompare(timeOf(b)),
  );
  return new Map(
    events.flatMap(event => {
      const about = recordOf(event.involvedObject);
      const message = textOf(event.message);
      return message
        ? [
            [
              keyOf({
                kind: String(about.kind),
                namespace: String(about.namespace),
                name: String(about.name),
              }),
              message.slice(0, 500),
            ],
          ]
        : [];
    }),
  );
}

function timeOf(event: Record<string, unknown>): string {
  return (
    textOf(event.lastTimestamp) ??
    textOf(event.eventTime) ??
    textOf(recordOf(event.metadata).creationTimestamp) ??
    ''
  );
}

function keyOf(about: { kind: string; namespace: string; name: string }) {
  return `${about.kind}/${about.namespace}/${about.name}`;
}
