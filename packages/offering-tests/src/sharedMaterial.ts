import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(__dirname, '../../../../shared/kubernetes');

/**
 * Whether the real definitions and statuses lie beside the project. They are
 * not in it, so that a clone elsewhere is without them, and tests that need
 * them say that they are skipped.
 *
 * @public
 */
export const hasSharedMaterial = existsSync(resolve(FOLDER, 'APIS.md'));

/**
 * A file or folder of the shared material, such as `crds/keda`.
 *
 * @public
 */
export function sharedMaterial(path: string): string {
  return resolve(FOLDER, path);
}
