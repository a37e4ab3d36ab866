import path from 'node:path';
import { ensureInstalled } from './src/lib/install.mjs';
import { cacheDir, root } from './src/lib/paths.mjs';
import { missingForSandbox } from './src/lib/prerequisites.mjs';
import { Progress } from './src/lib/Progress.mjs';
import { ensureToolchain } from './src/lib/toolchain.mjs';
import { UserError } from './src/lib/UserError.mjs';

/**
 * Makes this checkout ready to run: Node 22 and Yarn, fetched once into the
 * cache folder where the host's do not fit, and the packages of the lockfile.
 * Quick and silent when all is there.
 *
 * @param {{ sandbox?: boolean, progress?: Progress }} [options] - `sandbox`: what builds the control plane must be there too
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node to run, and the environment to run it in
 * @throws UserError when something is missing
 */
export async function bootstrap(options = {}) {
  const progress = options.progress ?? new Progress();
  const cache = cacheDir(process.env);
  const missing = options.sandbox && missingForSandbox(process.env, cache);
  if (missing) {
    throw new UserError(missing);
  }
  const toolchain = await ensureToolchain({
    cache,
    env: process.env,
    progress,
  });
  const env = {
    ...process.env,
    BERTH_CACHE: cache,
    PATH: [
      path.dirname(toolchain.node),
      toolchain.binDir,
      path.join(root, 'node_modules/.bin'),
      process.env.PATH,
    ].join(path.delimiter),
  };
  await ensureInstalled({ root, cache, env, toolchain, progress });
  return { node: toolchain.node, env };
}
