import type { KubernetesObject } from '../../kubernetes/types';
import { randomPassword } from '../randomPassword';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import type { SetState } from '../workloads/workloads';
import { objectsOf, setName } from './objects';
import { userSecrets } from './secrets';
import type { JobState, PgUpgrade, PostgresCluster } from './types';

const prefix = 'postgres-operator.crunchydata.com';

/**
 * The annotation that names the PGUpgrade that may work on the data.
 *
 * @internal
 */
export const allowUpgrade = `${prefix}/allow-upgrade`;

/**
 * What is there beside a PostgresCluster.
 *
 * @internal
 */
export interface Surroundings {
  sets: SetState[];
  secrets: KubernetesObject[];
  upgrades: PgUpgrade[];
}

/**
 * What PGO does next with a PostgresCluster: it makes what is needed, counts
 * its instances, makes the first backup, and does what annotations ask for.
 *
 * @internal
 */
export function nextOfCluster(
  cluster: PostgresCluster,
  { sets, secrets, upgrades }: Surroundings,
  options = { password: randomPassword, now: () => new Date().toISOString() },
): NextStep {
  const { spec, metadata, status: before = {} } = cluster;
  if (spec.paused) {
    return {
      status: {
        ...before,
        conditions: conditions(cluster, [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'Paused',
            message:
              'No spec changes will be applied and no other statuses will be updated.',
          },
        ]),
      },
    };
  }
  const counted = spec.instances.map(set => count(cluster, set, sets));
  const isUp =
    !spec.shutdown && counted.every(set => set.readyReplicas === set.replicas);
  const restore = nextRestore(cluster, options.now);
  const hadData = before.patroni?.systemIdentifier;
  const restoring = restore !== undefined && !restore.finished;
  const systemIdentifier = restoring
    ? undefined
    : hadData ?? (isUp ? '7400000000000000000' : undefined);
  const firstBackup = Boolean(
    hadData && before.pgbackrest?.repos?.[0] && !restoring,
  );
  const manualBackup = nextJob(
    metadata.annotations?.[`${prefix}/pgbackrest-backup`],
    before.pgbackrest?.manualBackup,
    options.now,
  );
  const upgradedTo = upgradedVersion(cluster, upgrades);
  const [repo] = spec.backups?.pgbackrest?.repos ?? [];
  const hasPooler = spec.proxy?.pgBouncer !== undefined;
  const wanted: WantedCondition[] = [
    ...(repo
      ? [
          condition(
            'PGBackRestRepoHostReady',
            isUp || spec.shutdown,
            'RepoHost',
          ),
          condition('PGBackRestReplicaCreate', firstBackup, 'RepoBackup'),
        ]
      : []),
    ...(hasPooler
      ? [condition('ProxyAvailable', isUp, 'MinimumReplicas')]
      : []),
    ...(restoring
      ? [condition('PGBackRestoreProgressing', true, 'RestoreInPlace')]
      : []),
    ...(restore?.finished
      ? [condition('PostgresDataInitialized', true, 'PGBackRestRestore')]
      : []),
    ...(manualBackup?.finished
      ? [condition('PGBackRestManualBackupSuccessful', true, 'ManualBackup')]
      : []),
  ];
  return {
    objects: [
      ...userSecrets(cluster, secrets, options.password),
      ...objectsOf(cluster, sets),
    ],
    status: {
      observedGeneration: metadata.generation,
      ...(upgradedTo && { postgresVersion: upgradedTo }),
      patroni: { ...(systemIdentifier && { systemIdentifier }) },
      instances: counted,
      pgbackrest: {
        ...(systemIdentifier &&
          repo && {
            repos: [
              {
                name: repo.name,
                stanzaCreated: true,
                replicaCreateBackupComplete: firstBackup,
              },
            ],
          }),
        ...(manualBackup && { manualBackup }),
        ...(restore && { restore }),
      },
      ...(hasPooler && {
        proxy: {
          pgBouncer: {
            replicas: spec.proxy?.pgBouncer?.replicas ?? 1,
            readyReplicas: isUp ? spec.proxy?.pgBouncer?.replicas ?? 1 : 0,
          },
        },
      }),
      conditions: conditions(cluster, wanted, { observedGeneration: true }),
    },
  };
}

/**
 * What comes next of a PGUpgrade: it waits for the instances to stop, and is
 * done when the data is of the other version.
 *
 * @internal
 */
export function nextOfUpgrade(
  upgrade: PgUpgrade,
  _related: KubernetesObject[],
  followed: KubernetesObject | undefined,
): NextStep {
  const cluster = followed as PostgresCluster | undefined;
  const { toPostgresVersion } = upgrade.spec;
  const tell = (reason: string, isGoing: boolean, message: string) => ({
    type: 'Progressing',
    status: isGoing ? ('True' as const) : ('False' as const),
    reason,
    message,
  });
  const report = (...wanted: WantedCondition[]) => ({
    status: {
      observedGeneration: upgrade.metadata.generation,
      conditions: conditions(upgrade, wanted, { observedGeneration: true }),
    },
  });
  if (!cluster) {
    return report(tell('PGClusterNotFound', false, 'there is no such cluster'));
  }
  if (cluster.status?.postgresVersion === toPostgresVersion) {
    return report(
      tell('PGUpgradeCompleted', false, 'the data has been upgraded'),
      {
        type: 'Succeeded',
        status: 'True',
        reason: 'PGUpgradeSucceeded',
        message: `ready to complete upgrade to version ${toPostgresVersion}`,
      },
    );
  }
  return isDown(cluster)
    ? report(tell('PGUpgradeProgressing', true, 'the data is being upgraded'))
    : report(
        tell(
          'PGClusterNotShutdown',
          false,
          'PostgresCluster instances still running',
        ),
      );
}

/** The version whose data there is, once an upgrade has had its turn. */
function upgradedVersion(
  cluster: PostgresCluster,
  upgrades: PgUpgrade[],
): number | undefined {
  const allowed = cluster.metadata.annotations?.[allowUpgrade];
  const running = upgrades.find(
    ({ metadata, status }) =>
      metadata.name === allowed &&
      status?.conditions?.some(
        ({ type, status: is }) => type === 'Progressing' && is === 'True',
      ),
  );
  return isDown(cluster) && running
    ? running.spec.toPostgresVersion
    : cluster.status?.postgresVersion;
}

function isDown({ spec, status }: PostgresCluster): boolean {
  const { instances = [] } = (status ?? {}) as {
    instances?: Array<{ readyReplicas?: number }>;
  };
  return (
    spec.shutdown === true &&
    instances.every(({ readyReplicas = 0 }) => readyReplicas === 0)
  );
}

function count(
  cluster: PostgresCluster,
  set: PostgresCluster['spec']['instances'][number],
  sets: SetState[],
) {
  const found = sets.find(
    one => one.metadata.name === setName(cluster, set.name),
  );
  return {
    name: set.name,
    replicas: set.replicas ?? 1,
    readyReplicas: found?.status?.readyReplicas ?? 0,
    updatedReplicas: found?.status?.updatedReplicas ?? 0,
  };
}

/** A restore that an annotation asks for, or the data that it begins with. */
function nextRestore(
  cluster: PostgresCluster,
  now: () => string,
): JobState | undefined {
  const { spec, metadata, status } = cluster;
  const asked = metadata.annotations?.[`${prefix}/pgbackrest-restore`];
  const enabled = spec.backups?.pgbackrest?.restore?.enabled;
  const id = (enabled ? asked : undefined) ?? (spec.dataSource && 'bootstrap');
  return nextJob(id, status?.pgbackrest?.restore, now);
}

/** A job that has begun ends with the next step. */
function nextJob(
  id: string | undefined,
  before: JobState | undefined,
  now: () => string,
): JobState | undefined {
  if (id === undefined) {
    return before;
  }
  if (before?.id !== id) {
    return { id, finished: false, active: 1, startTime: seconds(now()) };
  }
  return before.finished
    ? before
    : {
        id,
        finished: true,
        succeeded: 1,
        startTime: before.startTime,
        completionTime: seconds(now()),
      };
}

function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

function condition(
  type: string,
  holds: boolean | undefined,
  about: string,
): WantedCondition {
  return {
    type,
    status: holds ? 'True' : 'False',
    reason: holds ? `${about}Complete` : `${about}NotComplete`,
    message: '',
  };
}
