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
import { retentionOf } from '../percona/tasks';
import { PASSWORD_KEY } from '../percona/users';
import { newObject } from '../shared/change';
import { OFFERING_ID } from './id';
import type { XtraDbInput } from './input';
import { pxc } from './system';
import { userOf } from './users';
import { imagesOf, PROXY_IMAGE } from './versions';

/** The storage that changes are archived to, in a folder of their own. */
const ARCHIVE = 'archive';

/**
 * The PerconaXtraDBCluster that an input asks for, with HAProxies before it.
 * The version of the API (`crVersion`) is left to the operator, which fills in
 * its own.
 *
 * @internal
 */
export function manifests(
  input: XtraDbInput,
  context: ManifestContext,
): KubernetesObject[] {
  const { name } = context;
  const { instances } = sizeOf(input);
  const kubernetesId = { 'backstage.io/kubernetes-id': name };
  const labels = { ...claimLabels(OFFERING_ID, context), ...kubernetesId };
  const haproxy = {
    enabled: true,
    size: proxiesFor(instances),
    image: PROXY_IMAGE,
    imagePullPolicy: 'IfNotPresent',
    labels,
    ...placement(input, labelsOf(name, 'haproxy')),
    resources: resources(PROXY),
    sidecarResources: resources(PROXY_MONITOR),
    containerSecurityContext: containerSecurity(context),
  };
  return [
    newObject(
      pxc.cluster,
      {
        name,
        labels: kubernetesId,
        finalizers: [
          'percona.com/delete-pxc-pods-in-order',
          ...(input.keepDisks ? [] : ['percona.com/delete-pxc-pvc']),
        ],
      },
      {
        updateStrategy: 'SmartUpdate',
        // Versions change when somebody asks for it.
        upgradeOptions: { apply: 'disabled' },
        ...(instances < 3 && pxc.nodes.permit(instances, {})),
        ...pxc.nodes.grow,
        secretsName: `${name}-secrets`,
        users: [
          userOf({
            cluster: name,
            name: input.user,
            database: input.database,
            grants: ['ALL'],
            key: PASSWORD_KEY,
          }),
        ],
        initContainer: {
          resources: resources(INIT),
          containerSecurityContext: containerSecurity(context),
        },
        pxc: instancesOf(input, context, labels),
        haproxy,
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

function instancesOf(
  input: XtraDbInput,
  context: ManifestContext,
  labels: Record<string, string>,
) {
  const { instances, cpu, memory, storage } = sizeOf(input);
  return {
    size: instances,
    image: imagesOf(input.version).server,
    imagePullPolicy: 'IfNotPresent',
    labels,
    ...placement(input, labelsOf(context.name, 'pxc')),
    resources: resources({ cpu, memory }),
    volumeSpec: volumeSpec({ storage, storageClass: input.storageClass }),
    containerSecurityContext: containerSecurity(context),
  };
}

function backupOf(
  { backups, version }: XtraDbInput,
  context: ManifestContext,
): Record<string, unknown> {
  const { bucket, folder } = splitDestination(String(backups.destination));
  // The operator takes the folder as a part of the bucket's name.
  const storageIn = (...folders: string[]) => ({
    type: 's3',
    s3: {
      bucket: [bucket, folder, ...folders].filter(Boolean).join('/'),
      ...s3Of(backups),
    },
    resources: resources(BACKUP_JOB),
    containerSecurityContext: containerSecurity(context),
  });
  return {
    image: imagesOf(version).backup,
    imagePullPolicy: 'IfNotPresent',
    storages: {
      [STORAGE]: storageIn(),
      ...(backups.pointInTime && { [ARCHIVE]: storageIn('archive') }),
    },
    ...(backups.pointInTime && {
      pitr: {
        enabled: true,
        storageName: ARCHIVE,
        resources: resources(ARCHIVER),
      },
    }),
    schedule: [
      {
        name: SCHEDULE,
        schedule: backups.schedule,
        storageName: STORAGE,
        retention: retentionOf(backups.keep),
      },
    ],
  };
}
