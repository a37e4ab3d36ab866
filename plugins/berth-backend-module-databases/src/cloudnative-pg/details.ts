import {
  recordOf,
  specOf,
  statusOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { ofKind } from '../shared/children';
import { detailLines, placesOf, spreadOver, timeText } from '../shared/details';
import { backupState, type BackupState } from './backupState';
import { versionOfImage } from './image';
import { DATABASE, DATABASE_ROLE, POOLER } from './kind';
import { observe, type ObservedCluster } from './observed';
import { sqlNameOf } from './parts';

/**
 * What a claim's page shows of a Cluster; what is not known is left out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const { primary, children } = objects;
  const cluster = observe(primary);
  const spec = specOf(primary);
  const backups = backupState(objects);
  const namesOf = (kind: typeof DATABASE) =>
    ofKind(children, kind).map(sqlNameOf).join(', ') || undefined;
  return detailLines([
    ['PostgreSQL', versionOfImage(cluster.image ?? cluster.wantedImage)],
    ['Instances', `${cluster.ready} of ${cluster.wanted} ready`],
    ['Primary', cluster.primary],
    ['Storage', cluster.storageSize && `${cluster.storageSize} each`],
    ['Storage class', cluster.storageClass ?? "the cluster's default"],
    ['Kept apart', keptApart(spec)],
    ['Nodes in use', nodesUsed(statusOf(primary))],
    ['Synchronous replicas', synchronousReplicas(spec)],
    ['Disruption budget', disruptionBudget(spec, cluster)],
    ['Backups', backupsText(backups)],
    ['Schedule', scheduleText(backups)],
    ['Restorable from', timeText(backups.firstRecoverabilityPoint)],
    ['Last backup', timeText(backups.lastSuccessfulBackup)],
    ['Last failed backup', timeText(backups.lastFailedBackup)],
    ['Poolers', poolersText(objects)],
    ['Further databases', namesOf(DATABASE)],
    ['Further roles', namesOf(DATABASE_ROLE)],
  ]);
}

function keptApart(spec: Record<string, unknown>): string {
  const affinity = recordOf(spec.affinity);
  const key = textOf(affinity.topologyKey) ?? 'kubernetes.io/hostname';
  const kind = textOf(affinity.podAntiAffinityType) ?? 'preferred';
  const apart =
    affinity.enablePodAntiAffinity === false
      ? []
      : [`${placesOf(key)} (${kind})`];
  const all = [...apart, ...spreadOver(spec.topologySpreadConstraints)];
  return all.join(', ') || 'no';
}

function nodesUsed(status: Record<string, unknown>): string | undefined {
  const { nodesUsed: nodes } = recordOf(status.topology);
  return typeof nodes === 'number' && nodes > 0 ? String(nodes) : undefined;
}

function synchronousReplicas(
  spec: Record<string, unknown>,
): string | undefined {
  const { number } = recordOf(recordOf(spec.postgresql).synchronous);
  return typeof number === 'number' ? String(number) : undefined;
}

/**
 * What the operator makes of it: a budget of one for the primary, and from
 * three instances on one that lets a replica go at a time.
 */
function disruptionBudget(
  spec: Record<string, unknown>,
  { wanted }: ObservedCluster,
): string {
  if (spec.enablePDB === false) {
    return 'none: a node may be drained at any time';
  }
  if (wanted === 1) {
    return 'its node is not drained while it is there';
  }
  return wanted === 2
    ? 'the primary stays, after a switchover if need be'
    : 'the primary stays, and one replica may go at a time';
}

function backupsText({ method, store, storeObject }: BackupState): string {
  if (method === 'off') {
    return 'off: nothing can be restored';
  }
  if (method === 'in-tree') {
    return 'by the form that CloudNativePG 1.31 no longer has; move to the plugin';
  }
  const spec = recordOf(storeObject && specOf(storeObject));
  const path = textOf(recordOf(spec.configuration).destinationPath);
  const kept = textOf(spec.retentionPolicy);
  const place = path ?? `ObjectStore ${store}`;
  return kept ? `to ${place}, kept for ${kept}` : `to ${place}`;
}

function scheduleText({ method, schedules }: BackupState): string | undefined {
  const texts = schedules.map(object => {
    const { schedule, suspend } = specOf(object);
    const next = timeText(statusOf(object).nextScheduleTime);
    const when = `${textOf(schedule) ?? '?'} (seconds first)`;
    return suspend === true
      ? `${when}, paused`
      : `${when}${next ? `, next ${next}` : ''}`;
  });
  const none = method === 'off' ? undefined : 'none';
  return texts.join('; ') || none;
}

function poolersText({ children }: ClaimObjects): string | undefined {
  const texts = ofKind(children, POOLER).map(object => {
    const spec = specOf(object);
    const mode = textOf(recordOf(spec.pgbouncer).poolMode) ?? 'session';
    const phase = textOf(statusOf(object).phase) ?? 'not reported yet';
    return `${object.metadata.name} (${mode}, ${phase})`;
  });
  return texts.join(', ') || undefined;
}
