import {
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { detailLines, placesOf, spreadOver, timeText } from '../shared/details';
import { REPO } from './kind';
import { observe, repoOf, type ObservedCluster } from './observed';

/**
 * What a claim's page shows of a PostgresCluster; what is not known is left
 * out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const cluster = observe(objects);
  const { version, ready, wanted, sets } = cluster;
  const [set = {}] = sets;
  const disk = recordOf(set.dataVolumeClaimSpec);
  const size = textOf(recordOf(recordOf(disk.resources).requests).storage);
  const schedules = recordOf(repoOf(cluster)?.schedules);
  return detailLines([
    ['PostgreSQL', version === undefined ? undefined : String(version)],
    ['Instances', `${ready} of ${wanted} ready`],
    ['Storage', size && `${size} each`],
    ['Storage class', textOf(disk.storageClassName) ?? "the cluster's default"],
    ['Kept apart', keptApart(set, specOf(objects.primary))],
    ['Disruption budget', disruptionBudget(set, wanted)],
    ['Backups', backupsText(cluster)],
    [
      'Schedule',
      Object.entries(schedules)
        .flatMap(([type, when]) => (textOf(when) ? [`${type}: ${when}`] : []))
        .join('; ') || 'none',
    ],
    ['Kept for', retentionText(objects)],
    ['Last backup', timeText(lastBackup(objects))],
    ['Pooler', poolerText(objects)],
    ['Users', cluster.users.map(({ name }) => name).join(', ')],
    [
      'Databases',
      [...new Set(cluster.users.flatMap(({ databases }) => databases))].join(
        ', ',
      ),
    ],
  ]);
}

function keptApart(
  set: Record<string, unknown>,
  spec: Record<string, unknown>,
): string {
  const { podAntiAffinity } = recordOf(set.affinity);
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
  } = recordOf(podAntiAffinity);
  const places = [
    ...recordsOf(required).map(term => [term.topologyKey, 'required']),
    ...recordsOf(preferred).map(term => [
      recordOf(term.podAffinityTerm).topologyKey,
      'preferred',
    ]),
  ].flatMap(([key, kind]) =>
    textOf(key) ? [`${placesOf(String(key))} (${kind})`] : [],
  );
  const all = [...places, ...spreadOver(set.topologySpreadConstraints)];
  const byOperator =
    spec.disableDefaultPodScheduling === true ? 'no' : 'as the operator does';
  return all.join(', ') || byOperator;
}

/** What the operator makes of it, where minAvailable does not say otherwise. */
function disruptionBudget(
  { minAvailable }: Record<string, unknown>,
  wanted: number,
): string {
  if (minAvailable !== undefined) {
    return `at least ${minAvailable} instances stay`;
  }
  return wanted > 1
    ? 'at least one instance stays'
    : 'none: its node may be drained at any time';
}

function backupsText(cluster: ObservedCluster): string {
  const repo = repoOf(cluster);
  if (!repo) {
    return 'off: nothing can be restored';
  }
  const s3 = recordOf(repo.s3);
  if (textOf(s3.bucket)) {
    return `to s3://${s3.bucket} at ${textOf(s3.endpoint) ?? '?'}`;
  }
  if (repo.gcs !== undefined || repo.azure !== undefined) {
    return 'to an object store';
  }
  const claim = recordOf(recordOf(repo.volume).volumeClaimSpec);
  const size = textOf(recordOf(recordOf(claim.resources).requests).storage);
  return `on a disk${
    size ? ` of ${size}` : ''
  } in this cluster, and gone with the database`;
}

function retentionText({ primary }: ClaimObjects): string | undefined {
  const { pgbackrest } = recordOf(specOf(primary).backups);
  const global = recordOf(recordOf(pgbackrest).global);
  const count = textOf(global[`${REPO}-retention-full`]);
  const type = textOf(global[`${REPO}-retention-full-type`]) ?? 'count';
  return count && `${count} ${type === 'time' ? 'days' : 'full backups'}`;
}

/** The newest that went well, whether it was scheduled or asked for. */
function lastBackup({ primary }: ClaimObjects): string | undefined {
  const { scheduledBackups, manualBackup } = recordOf(
    statusOf(primary).pgbackrest,
  );
  return [...recordsOf(scheduledBackups), recordOf(manualBackup)]
    .filter(({ succeeded }) => typeof succeeded === 'number' && succeeded > 0)
    .flatMap(({ completionTime }) => textOf(completionTime) ?? [])
    .sort()
    .at(-1);
}

function poolerText({ primary }: ClaimObjects): string | undefined {
  const { pgBouncer } = recordOf(specOf(primary).proxy);
  if (pgBouncer === undefined) {
    return 'off';
  }
  const seen = recordOf(recordOf(statusOf(primary).proxy).pgBouncer);
  const wanted = recordOf(pgBouncer).replicas ?? 1;
  return `${seen.readyReplicas ?? 0} of ${wanted} ready`;
}
