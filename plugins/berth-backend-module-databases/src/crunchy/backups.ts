import { multiplyResources } from '@berth/backstage-plugin-berth-common';
import { claimSpec } from '../pgo/claimSpec';
import { BACKREST, resources, SIDECAR } from '../pgo/size';
import type { CrunchyInput } from './input';
import { REPO } from './kind';

/**
 * The disk that backups go to; undefined where they go to a bucket.
 *
 * @internal
 */
export function repoStorage(
  { storage, destination }: CrunchyInput['backups'],
  instanceStorage: string,
): string | undefined {
  return destination
    ? undefined
    : storage ?? multiplyResources({ storage: instanceStorage }, 2).storage;
}

/**
 * Where backups go, and when they are made.
 *
 * @internal
 */
export function backupsOf(
  input: Pick<CrunchyInput, 'backups' | 'storageClass'>,
  options: { name: string; instanceStorage: string },
) {
  const { destination, secret, schedule, retentionDays } = input.backups;
  return {
    pgbackrest: {
      global: {
        [`${REPO}-retention-full`]: String(retentionDays),
        [`${REPO}-retention-full-type`]: 'time',
        ...(destination && { [`${REPO}-path`]: repoPath(destination) }),
      },
      ...(secret && { configuration: [{ secret: { name: secret } }] }),
      repos: [
        {
          name: REPO,
          schedules: { full: schedule },
          ...repoOf(input, options.instanceStorage),
        },
      ],
      repoHost: { resources: resources(BACKREST) },
      jobs: { resources: resources(BACKREST) },
      sidecars: {
        pgbackrest: { resources: resources(SIDECAR) },
        pgbackrestConfig: { resources: resources(SIDECAR) },
      },
    },
  };
}

function repoOf(
  { backups, storageClass }: Pick<CrunchyInput, 'backups' | 'storageClass'>,
  instanceStorage: string,
) {
  const { destination = '', endpoint = '', region } = backups;
  const storage = repoStorage(backups, instanceStorage);
  return storage
    ? { volume: { volumeClaimSpec: claimSpec(storage, storageClass) } }
    : {
        s3: {
          bucket: destination.replace('s3://', '').split('/')[0],
          // pgBackRest takes a host, and speaks HTTPS to it.
          endpoint: endpoint.replace(/^https?:\/\//, '').replace(/\/$/, ''),
          region,
        },
      };
}

/** The folder in the bucket, which pgBackRest wants to begin with a slash. */
function repoPath(destination: string): string {
  const [, ...folders] = destination
    .replace('s3://', '')
    .replace(/\/$/, '')
    .split('/');
  return `/${folders.join('/') || 'pgbackrest'}`;
}
