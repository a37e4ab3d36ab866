import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../..',
);

/**
 * Where what is fetched and built is kept between checkouts.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheDir(env) {
  return (
    env.BERTH_CACHE ||
    path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'berth')
  );
}

/**
 * The file that a command name stands for, or undefined.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function findOnPath(name, env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      if (folder && fs.statSync(file).isFile()) {
        return file;
      }
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
