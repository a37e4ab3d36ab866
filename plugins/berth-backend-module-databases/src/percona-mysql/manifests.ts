import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ManifestContext,
} from '@berth/backstage-plugin-berth-node';
import {
  ARCHIVER,
  BACKUP_JOB,
  INIT,
  PROXY,
  proxiesFor,
  PROXY_MONITOR,
} from '../percona/mysql';
import { resources, sizeOf } from '../percona/plans';
import { containerSecurity, placement, volumeSpec } from '../percona/pods';
import { s3Of, SCHEDULE, splitDestination, STORAGE } from '../percona/store';
import { newObject } from '../shared/change';
import { OFFERING_ID } from './id';
import type { MySqlInput } from './input';
import { ps } from './system';
import { ARCHIVER_IMAGE, imagesOf, PROXY_IMAGE } from './versions';

/**
 * The PerconaServerMySQL that an input asks for: group replication, with
 * HAProxies before it. The version of the API (`crVersion`) is left to the
 * operator, which fills in its own.
 *
 * @internal
 */
export function manifests(
  input: MySqlInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { name } = context;
  const { instances, cpu, memory, storage } = sizeOf(input);
  const kubernetesId = { 'backstage.io/kubernetes-id': name };
  const labels = { ...claimLabels(OFFERING_ID, context), ...kubernetesId };
  const common = { imagePullPolicy: 'IfNotPresent', labels };
  return [
    newObject(
      ps.cluster,
      {
        name,
        labels: kubernetesId,
        finalizers: [
          'percona.com/delete-mysql-pods-in-order',
          ...(input.keepDisks ? [] : ['percona.com/delete-mysql-pvc']),
        ],
      },
      {
        updateStrategy: 'SmartUpdate',
        // Versions change when somebody asks for it.
        upgradeOptions: { apply: 'disabled' },
        ...(instances < 3 && ps.nodes.permit(instances, {})),
        ...ps.nodes.grow,
        secretsName: `${name}-secrets`,
        initContainer: {
          resources: resources(INIT),
          containerSecurityContext: containerSecurity(context),
        },
        mysql: {
          ...common,
          clusterType: 'group-replication',
          size: instances,
          image: imagesOf(input.version).server,
          // Its address is in the Secret that the operator writes.
          exposePrimary: { enabled: true },
          ...placement(input, labelsOf(name, 'database')),
          resources: resources({ cpu, memory }),
          volumeSpec: volumeSpec({ storage, storageClass: input.storageClass }),
          containerSecurityContext: containerSecurity(context),
        },
        proxy: {
          haproxy: {
            ...common,
            enabled: true,
            size: proxiesFor(instances),
            image: PROXY_IMAGE,
            ...placement(input, labelsOf(name, 'proxy')),
            resources: resources(PROXY),
            sidecarResources: { 'mysql-monit': resources(PROXY_MONITOR) },
            containerSecurityContext: containerSecurity(context),
          },
          router: { enabled: false },
        },
        ...(input.backups.destination && {
          backup: backupOf(input, context),
        }),
      },
    ),
  ];
}

function labelsOf(name: string, component: string) {
  return {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
  };
}

function backupOf(
  { backups, version }: MySqlInput,
  context: ManifestContext,
): Record<string, unknown> {
  const { bucket, folder } = splitDestination(String(backups.destination));
  const s3In = (...folders: string[]) => {
    const prefix = [folder, ...folders].filter(Boolean).join('/');
    return { bucket, ...(prefix && { prefix }), ...s3Of(backups) };
  };
  const containerSecurityContext = containerSecurity(context);
  return {
    enabled: true,
    image: imagesOf(version).backup,
    imagePullPolicy: 'IfNotPresent',
    // Of the container beside each instance, which hands out its data.
    resources: resources(ARCHIVER),
    containerSecurityContext,
    storages: {
      [STORAGE]: {
        type: 's3',
        s3: s3In(),
        resources: resources(BACKUP_JOB),
        containerSecurityContext,
      },
    },
    ...(backups.pointInTime && {
      pitr: {
        enabled: true,
        binlogServer: {
          size: 1,
          image: ARCHIVER_IMAGE,
          imagePullPolicy: 'IfNotPresent',
          resources: resources(ARCHIVER),
          containerSecurityContext,
          storage: { s3: s3In('archive') },
        },
      },
    }),
    schedule: [
      {
        name: SCHEDULE,
        schedule: backups.schedule,
        storageName: STORAGE,
        keep: backups.keep,
        type: 'full',
      },
    ],
  };
}
