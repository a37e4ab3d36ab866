import { recordOf, textOf } from '@berth/backstage-plugin-berth-node';
import type { BackupInput } from './input';

/**
 * The name of the storage that Berth declares.
 *
 * @internal
 */
export const STORAGE = 'backups';

/**
 * The name of the schedule that Berth declares.
 *
 * @internal
 */
export const SCHEDULE = 'scheduled';

/**
 * Bucket and folder of a destination.
 *
 * @internal
 */
export function splitDestination(destination: string): {
  bucket: string;
  folder: string;
} {
  const [bucket, ...folders] = destination
    .replace('s3://', '')
    .replace(/\/$/, '')
    .split('/');
  return { bucket, folder: folders.join('/') };
}

/**
 * An object store by S3's protocol, as all of Percona's operators take it but
 * for the folder.
 *
 * @internal
 */
export function s3Of({ endpoint, region, secret }: BackupInput) {
  return {
    region,
    credentialsSecret: secret,
    ...(endpoint && { endpointUrl: endpoint }),
  };
}

/**
 * Where a storage lies, in words.
 *
 * @internal
 */
export function placeOf(storage: unknown): string | undefined {
  const { s3, minio, gcs, azure, filesystem, volume, volumeSpec } =
    recordOf(storage);
  const bucket = recordOf(s3 ?? minio ?? gcs);
  const folder = textOf(bucket.prefix);
  if (textOf(bucket.bucket)) {
    const scheme = gcs === undefined ? 's3' : 'gs';
    const endpoint = textOf(bucket.endpointUrl);
    return `to ${scheme}://${bucket.bucket}${folder ? `/${folder}` : ''}${
      endpoint ? ` at ${endpoint}` : ''
    }`;
  }
  if (azure !== undefined) {
    const container = textOf(recordOf(azure).container);
    return `to the container ${container ?? '?'} of Azure`;
  }
  return [filesystem, volume, volumeSpec].some(one => one !== undefined)
    ? 'on a volume'
    : undefined;
}
