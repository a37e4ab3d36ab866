import { textOf } from '../../reading/values';
import { byConditions } from './shared/byConditions';
import { byPhase } from './shared/byPhase';
import { configuration } from './shared/configuration';
import { specIsTrue } from './shared/paused';
import { kinds, type SystemRules } from './types';

const ready = byConditions({ ready: ['Ready'] });

/** MongoDB's operators, community and enterprise, and AtlasProject and its like. */
const mongoDb = byPhase({
  phases: {
    Running: 'Ready',
    Pending: 'Provisioning',
    Reconciling: 'Provisioning',
    Updated: 'Ready',
    Failed: 'Failed',
    Disabled: 'Suspended',
    Unsupported: 'Failed',
  },
});

/** MariaDB: a switchover or an update shows as the reason of Ready. */
const mariaDb = byConditions({
  ready: ['Ready'],
  waiting: [
    'StatefulSetNotReady',
    'RestoreBackup',
    'Initializing',
    'SwitchPrimary',
    'SwitchingPrimary',
    'GaleraNotReady',
    'Updating',
    'PendingUpdate',
    'ReplicationConfiguring',
  ],
  pausedBy: specIsTrue('suspend'),
});

const mariaDbTask = byConditions({
  ready: ['Complete'],
  waiting: ['JobNotComplete', 'JobRunning', 'CronJobScheduled'],
  pausedBy: specIsTrue('suspend'),
});

/** Operators for Redis and Valkey of several makers. */
const redisEnterprise = byPhase({
  value: ({ status }) => status.state ?? status.status,
  phases: {
    PendingCreation: 'Provisioning',
    BootstrappingFirstPod: 'Provisioning',
    Initializing: 'Provisioning',
    RecoveryReset: 'Provisioning',
    RecoveringFirstPod: 'Provisioning',
    Upgrade: 'Provisioning',
    Pending: 'Provisioning',
    pending: 'Provisioning',
    'creation-pending': 'Provisioning',
    'active-change-pending': 'Provisioning',
    Running: 'Ready',
    active: 'Ready',
    Invalid: 'Failed',
    Error: 'Failed',
    'creation-failed': 'Failed',
    RunningNotOptimal: 'Degraded',
    Terminating: 'Deleting',
    'delete-pending': 'Deleting',
  },
});

const redisCluster = byPhase({
  value: ({ status }) => status.state ?? status.status ?? status.phase,
  message: ({ status }) => status.reason ?? status.message,
  phases: {
    Initializing: 'Provisioning',
    Bootstrap: 'Provisioning',
    Creating: 'Provisioning',
    Scaling: 'Provisioning',
    Ready: 'Ready',
    Healthy: 'Ready',
    Running: 'Ready',
    Failed: 'Failed',
  },
});

/** ClickHouse by Altinity. */
const clickHouse = byPhase({
  value: ({ status }) => status.status,
  message: ({ status }) => status.error,
  phases: {
    InProgress: 'Provisioning',
    Completed: 'Ready',
    Aborted: 'Failed',
    Terminating: 'Deleting',
  },
});

const couchbase = byConditions({
  ready: ['Available'],
  failing: { Error: 'Degraded' },
  busy: ['Scaling', 'ScalingUp', 'ScalingDown', 'Upgrading', 'Creating'],
  pausedBy: ({ spec }) =>
    spec.paused === true || spec.hibernate === true
      ? 'It is paused or hibernates.'
      : undefined,
});

const cassandra = byConditions({
  ready: [],
  anyOf: ['Ready', 'Initialized'],
  failing: { Invalid: 'Degraded' },
  whenFalse: 'Provisioning',
  busy: [
    'Updating',
    'ScalingUp',
    'ScalingDown',
    'ReplacingNodes',
    'RollingRestart',
    'Resuming',
  ],
  pausedBy: ({ conditions, spec }) =>
    conditions.isTrue('Stopped') || spec.stopped === true
      ? 'The datacenter is stopped.'
      : undefined,
});

/** Schemas and migrations kept by Atlas. */
const atlas = byConditions({
  ready: ['Ready'],
  waiting: ['Reconciling', 'Applying', 'ApprovalPending', 'ReadSchema'],
});

/**
 * Databases that have no offering, by their operators.
 *
 * @internal
 */
export const databases: SystemRules[] = [
  {
    system: 'mongodb',
    groups: {
      'mongodbcommunity.mongodb.com': { MongoDBCommunity: mongoDb },
      'mongodb.com': { '*': mongoDb },
      'atlas.mongodb.com': { '*': ready },
    },
  },
  {
    system: 'mariadb',
    groups: {
      'k8s.mariadb.com': {
        ...kinds(mariaDbTask, 'Backup', 'Restore', 'SqlJob', 'PhysicalBackup'),
        '*': mariaDb,
      },
      'mariadb.mmontes.io': {
        ...kinds(mariaDbTask, 'Backup', 'Restore', 'SqlJob'),
        '*': mariaDb,
      },
    },
  },
  {
    system: 'redis',
    groups: {
      'app.redislabs.com': { '*': redisEnterprise },
      'redis.redis.opstreelabs.in': { '*': redisCluster },
      'redis.opstreelabs.in': { '*': redisCluster },
      'databases.spotahome.com': { '*': redisCluster },
      'hyperspike.io': {
        Valkey: byConditions({ ready: [], anyOf: ['Ready', 'Available'] }),
      },
    },
  },
  {
    system: 'clickhouse',
    groups: { 'clickhouse.altinity.com': { '*': clickHouse } },
  },
  {
    system: 'couchbase',
    groups: {
      'couchbase.com': { CouchbaseCluster: couchbase, '*': configuration },
    },
  },
  {
    system: 'cassandra',
    groups: {
      'cassandra.datastax.com': { CassandraDatacenter: cassandra },
      'k8ssandra.io': {
        K8ssandraCluster: byConditions({ ready: ['CassandraInitialized'] }),
      },
    },
  },
  { system: 'atlas', groups: { 'db.atlasgo.io': { '*': atlas } } },
  {
    system: 'stackgres',
    groups: {
      'stackgres.io': {
        SGCluster: byConditions({
          ready: ['Bootstrapped'],
          failing: { Failed: 'Degraded', FailedBootstrap: 'Failed' },
        }),
        SGBackup: byPhase({
          value: ({ status }) =>
            textOf(
              (status.process as Record<string, unknown> | undefined)?.status,
            ),
          phases: {
            Running: 'Provisioning',
            Pending: 'Provisioning',
            Completed: 'Ready',
            Failed: 'Failed',
          },
        }),
        '*': configuration,
      },
    },
  },
];
