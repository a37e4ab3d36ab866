import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { cloudNativePg } from './cloudnative-pg';
import { withBackups } from './cloudnative-pg/__testUtils__/withBackups';
import { crunchyPostgres } from './crunchy';
import { zalandoPostgres } from './zalando';

const annotated =
  (annotations: Record<string, string>) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    metadata: {
      ...primary.metadata,
      annotations: {
        ...(primary.metadata.annotations as object),
        ...annotations,
      },
    },
  });

const specified =
  (spec: object, status?: object) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    spec: { ...(primary.spec as object), ...spec },
    ...(status && { status }),
  });

const backups = { destination: 's3://backups/payments', secret: 's3-keys' };
const { children } = withBackups();
const targetTime = '2026-08-19T10:00:00Z';

const upgrade: KubernetesObject = {
  apiVersion: 'postgres-operator.crunchydata.com/v1beta1',
  kind: 'PGUpgrade',
  metadata: { name: 'up', namespace: 'default' },
  spec: { postgresClusterName: 'orders', toPostgresVersion: 18 },
};

describeAcceptance({
  cases: [
    {
      offering: cloudNativePg,
      actions: {
        scale: { input: { instances: 3 } },
        'resize-storage': { input: { storage: '20Gi' } },
        hibernate: {},
        resume: { prepare: annotated({ 'cnpg.io/hibernation': 'on' }) },
        restart: {},
        'change-version': {
          claim: { version: '17' },
          input: { version: '18.1' },
        },
        backup: { claim: { backups } },
        'change-schedule': { claim: { backups } },
        restore: {
          claim: { backups, plan: 'large' },
          children,
          input: { name: 'orders-old', targetTime },
        },
        'enable-pooler': {},
        'remove-pooler': { children },
        'rotate-credentials': {
          prepare: specified({}, { readyInstances: 1 }),
        },
        'add-database': { input: { name: 'order_log' } },
        'add-role': { input: { name: 'reader', passwordSecret: 'reader' } },
      },
    },
    {
      offering: zalandoPostgres,
      actions: {
        scale: { input: { instances: 3 } },
        'resize-storage': { input: { storage: '20Gi' } },
        'change-version': {
          claim: { version: '17' },
          input: { version: '18' },
        },
        pause: {},
        resume: { prepare: specified({ numberOfInstances: 0 }) },
        restart: {},
        'change-schedule': {},
        restore: {
          prepare: primary => ({
            ...primary,
            metadata: {
              ...primary.metadata,
              uid: '0b7c6a52-5f3e-4f2a-9f0e-1f2d3c4b5a69',
            },
          }),
          input: { name: 'orders-old', targetTime },
        },
        'enable-pooler': {},
        'remove-pooler': { claim: { pooler: 'session' } },
        'rotate-credentials': {},
        'add-database': { input: { name: 'reports' } },
        'add-role': { input: { name: 'reader' } },
      },
    },
    {
      offering: crunchyPostgres,
      actions: {
        scale: { input: { instances: 3 } },
        'resize-storage': { input: { storage: '20Gi' } },
        shutdown: {},
        resume: { prepare: specified({ shutdown: true }) },
        restart: {},
        'change-version': {
          claim: { version: '17' },
          input: { version: '18' },
        },
        'finish-upgrade': {
          claim: { version: '17' },
          prepare: specified({ shutdown: true }, { postgresVersion: 18 }),
          children: [upgrade],
        },
        backup: {},
        'change-schedule': {},
        restore: {
          claim: { plan: 'large' },
          input: { name: 'orders-old', targetTime },
        },
        'restore-in-place': { input: { targetTime } },
        'enable-pooler': {},
        'remove-pooler': { claim: { pooler: true } },
        'rotate-credentials': {},
        'add-database': { input: { name: 'reports' } },
        'add-role': { input: { name: 'reader' } },
      },
    },
  ],
  crds: [
    'cloudnative-pg',
    'cnpg-barman-plugin',
    'zalando-postgres/postgresql.crd.yaml',
    'crunchy-pgo',
  ],
});
