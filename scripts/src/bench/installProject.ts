import { ensureInstalled } from '../lib/install.mjs';
import { cacheDir } from '../lib/paths.mjs';
import type { Progress } from '../lib/Progress.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';

/**
 * Installs a project that is outside of the workspaces and has a lockfile of
 * its own, where that has not been done yet.
 *
 * @param options - `folder` is where its package.json is
 */
export async function installProject(options: {
  folder: string;
  progress: Progress;
}): Promise<void> {
  const { folder, progress } = options;
  const { env } = process;
  const cache = cacheDir(env);
  const toolchain = await ensureToolchain({ cache, env, progress });
  await ensureInstalled({ root: folder, cache, env, toolchain, progress });
}
