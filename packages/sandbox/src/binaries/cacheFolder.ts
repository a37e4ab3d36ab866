import os from 'node:os';
import path from 'node:path';

/**
 * The folder outside of every checkout in which built binaries are kept:
 * `BERTH_CACHE`, else `$XDG_CACHE_HOME/berth`, else `~/.cache/berth`.
 *
 * @internal
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): string {
  if (env.BERTH_CACHE) {
    return path.resolve(env.BERTH_CACHE);
  }
  if (env.XDG_CACHE_HOME) {
    return path.resolve(env.XDG_CACHE_HOME, 'berth');
  }
  return path.join(home, '.cache', 'berth');
}
