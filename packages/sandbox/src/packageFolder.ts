import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of this package, in which the Go program and the manifests lie.
 *
 * @internal
 */
export const packageFolder: string = findUp(
  // eslint-disable-next-line no-restricted-syntax -- it is looked for upwards
  __dirname,
  'control-plane/go.mod',
);

/**
 * The top folder of the repository.
 *
 * @internal
 */
export const repositoryFolder: string = path.resolve(packageFolder, '../..');

function findUp(from: string, file: string): string {
  if (existsSync(path.join(from, file))) {
    return from;
  }
  const parent = path.dirname(from);
  if (parent === from) {
    throw new Error(`The sandbox's own files were not found: ${file}`);
  }
  return findUp(parent, file);
}
