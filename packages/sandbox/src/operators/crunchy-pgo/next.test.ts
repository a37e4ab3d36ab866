import type { SetState } from '../workloads/workloads';
import { allowUpgrade, nextOfCluster, nextOfUpgrade } from './next';
import type { PgUpgrade, PostgresCluster } from './types';

const options = {
  password: () => 'secret',
  now: () => '2026-01-01T00:00:00.000Z',
};

function aCluster(spec: object = {}, annotations: object = {}) {
  return {
    apiVersion: 'postgres-operator.crunchydata.com/v1beta1',
    kind: 'PostgresCluster',
    metadata: {
      name: 'shop',
      namespace: 'team',
      uid: 'u',
      generation: 1,
      annotations,
    },
    spec: {
      postgresVersion: 17,
      users: [{ name: 'app', databases: ['app'] }],
      instances: [
        {
          name: 'db',
          replicas: 2,
          dataVolumeClaimSpec: { resources: { requests: { storage: '1Gi' } } },
        },
      ],
      backups: { pgbackrest: { repos: [{ name: 'repo1' }] } },
      ...spec,
    },
  } as PostgresCluster;
}

/** What a PostgresCluster comes to, with so many pods that are ready. */
function settle(start: PostgresCluster, ready: number, upgrade?: PgUpgrade) {
  let cluster = start;
  let other = upgrade;
  const sets = [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'shop-db' },
      spec: {},
      status: { readyReplicas: ready, updatedReplicas: ready },
    },
  ] as SetState[];
  for (let step = 0; step < 10; step++) {
    const upgrades = other ? [other] : [];
    const { status } = nextOfCluster(
      cluster,
      { sets, secrets: [], upgrades },
      options,
    );
    cluster = { ...cluster, status: status as PostgresCluster['status'] };
    if (other) {
      const next = nextOfUpgrade(other, [], cluster);
      other = { ...other, status: next.status as PgUpgrade['status'] };
    }
  }
  return { cluster, upgrade: other };
}

const conditionsOf = ({ status }: PostgresCluster | PgUpgrade) =>
  Object.fromEntries(
    (status?.conditions ?? []).map(one => [one.type, one.status]),
  );

describe('a simulated PostgresCluster', () => {
  it('has a database when its instances are ready, and then a backup', () => {
    const waiting = settle(aCluster(), 0).cluster;
    expect(waiting.status?.patroni?.systemIdentifier).toBeUndefined();
    expect(conditionsOf(waiting)).toEqual({
      PGBackRestRepoHostReady: 'False',
      PGBackRestReplicaCreate: 'False',
    });
    const { cluster } = settle(aCluster(), 2);
    expect(cluster.status?.patroni?.systemIdentifier).toBeDefined();
    expect(conditionsOf(cluster)).toEqual({
      PGBackRestRepoHostReady: 'True',
      PGBackRestReplicaCreate: 'True',
    });
  });

  it('makes a backup and a restore that annotations ask for', () => {
    const prefix = 'postgres-operator.crunchydata.com';
    const { cluster } = settle(
      aCluster(
        {
          backups: {
            pgbackrest: {
              repos: [{ name: 'repo1' }],
              restore: { enabled: true },
            },
          },
        },
        {
          [`${prefix}/pgbackrest-backup`]: 'one',
          [`${prefix}/pgbackrest-restore`]: 'two',
        },
      ),
      2,
    );
    expect(cluster.status?.pgbackrest).toMatchObject({
      manualBackup: { id: 'one', finished: true, succeeded: 1 },
      restore: { id: 'two', finished: true, succeeded: 1 },
    });
    expect(conditionsOf(cluster)).toMatchObject({
      PGBackRestManualBackupSuccessful: 'True',
      PostgresDataInitialized: 'True',
    });
  });

  it('is upgraded while nothing runs, and keeps the version of its data', () => {
    const upgrade = {
      apiVersion: 'postgres-operator.crunchydata.com/v1beta1',
      kind: 'PGUpgrade',
      metadata: { name: 'up', namespace: 'team' },
      spec: {
        postgresClusterName: 'shop',
        fromPostgresVersion: 17,
        toPostgresVersion: 18,
      },
    } as PgUpgrade;
    const stopped = aCluster({ shutdown: true }, { [allowUpgrade]: 'up' });
    const early = settle(stopped, 2, upgrade);
    expect(early.cluster.status?.postgresVersion).toBeUndefined();
    expect(conditionsOf(early.upgrade!)).toEqual({ Progressing: 'False' });

    const late = settle(stopped, 0, upgrade);
    expect(late.cluster.status?.postgresVersion).toBe(18);
    expect(conditionsOf(late.upgrade!)).toEqual({
      Progressing: 'False',
      Succeeded: 'True',
    });
  });

  it('makes a password where there is none', () => {
    const secrets = (data: Record<string, string>) =>
      nextOfCluster(
        aCluster(),
        {
          sets: [],
          upgrades: [],
          secrets: [
            {
              apiVersion: 'v1',
              kind: 'Secret',
              metadata: { name: 'shop-pguser-app' },
              data,
            } as never,
          ],
        },
        options,
      ).objects?.filter(({ kind }) => kind === 'Secret');
    expect(secrets({ password: '' })).toHaveLength(1);
    expect(secrets({ password: 'c2VjcmV0' })).toEqual([]);
  });
});
