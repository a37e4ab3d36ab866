import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { perconaMongoDb } from '../percona-mongodb';
import { perconaMySql } from '../percona-mysql';
import { perconaPostgreSql } from '../percona-postgresql';
import { perconaXtraDb } from '../percona-xtradb';

const backups = { destination: 's3://backups/payments', secret: 's3-keys' };
const targetTime = '2026-08-19T10:00:00Z';

const specified =
  (spec: object) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    spec: { ...(primary.spec as object), ...spec },
  });

const aBackup = (
  apiVersion: string,
  kind: string,
  status: object,
): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'night', namespace: 'default' },
  spec: {},
  status: { completed: '2026-08-18T02:00:00Z', ...status },
});

/** What all of them can do, each with what it has to be given. */
const common = (backup: KubernetesObject) => ({
  scale: { input: { instances: 3 } },
  resize: { input: { plan: 'large' } },
  'resize-storage': { input: { storage: '20Gi' } },
  pause: {},
  resume: { prepare: specified({ pause: true }) },
  restart: {},
  backup: { claim: { backups } },
  'change-schedule': { claim: { backups } },
  'restore-in-place': {
    claim: { backups },
    children: [backup],
    input: { targetTime },
  },
  'rotate-credentials': {},
});

describeAcceptance({
  cases: [
    {
      offering: perconaMongoDb,
      actions: {
        ...common(
          aBackup('psmdb.percona.com/v1', 'PerconaServerMongoDBBackup', {
            state: 'ready',
          }),
        ),
        'change-version': {
          claim: { version: '7.0' },
          input: { version: '8.0' },
        },
        'add-user': { input: { user: 'reader', database: 'app' } },
      },
    },
    {
      offering: perconaXtraDb,
      actions: {
        ...common(
          aBackup('pxc.percona.com/v1', 'PerconaXtraDBClusterBackup', {
            state: 'Succeeded',
          }),
        ),
        'change-version': {
          claim: { version: '8.0' },
          input: { version: '8.4' },
        },
        'add-user': { input: { user: 'reader', database: 'app' } },
      },
    },
    {
      offering: perconaMySql,
      actions: {
        ...common(
          aBackup('ps.percona.com/v1', 'PerconaServerMySQLBackup', {
            state: 'Succeeded',
          }),
        ),
        'change-version': {
          claim: { version: '8.0' },
          input: { version: '8.4' },
        },
      },
    },
    {
      offering: perconaPostgreSql,
      actions: {
        ...common(
          aBackup('pgv2.percona.com/v2', 'PerconaPGBackup', {
            state: 'Succeeded',
          }),
        ),
        backup: {},
        'change-schedule': {},
        'restore-in-place': {
          children: [
            aBackup('pgv2.percona.com/v2', 'PerconaPGBackup', {
              state: 'Succeeded',
            }),
          ],
          input: { targetTime },
        },
        restore: {
          children: [
            aBackup('pgv2.percona.com/v2', 'PerconaPGBackup', {
              state: 'Succeeded',
              backupName: '20260818-020000F',
            }),
          ],
          input: { name: 'orders-old', backup: 'night' },
        },
        'change-version': {
          claim: { version: '17' },
          input: { version: '18' },
        },
        'add-user': { input: { user: 'reader', database: 'app' } },
      },
    },
  ],
  crds: ['percona-psmdb', 'percona-pxc', 'percona-ps-mysql', 'percona-pg'],
});
