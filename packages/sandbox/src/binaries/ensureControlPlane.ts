import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../packageFolder';
import { withLock } from '../processes/withLock';
import { buildControlPlane } from './buildControlPlane';
import { readBuildRecipe } from './buildRecipe';
import { cacheFolder } from './cacheFolder';

/**
 * The files that make a control plane.
 *
 * @internal
 */
export interface ControlPlaneFiles {
  /** Runs any component, by its first argument */
  binary: string;
  /** kwok's CRD and stages */
  kwokManifests: string;
}

/**
 * Returns the control plane from the cache, building it first if it is not
 * there. Of several processes that find the cache empty, one builds and the
 * others wait.
 *
 * @internal
 */
export async function ensureControlPlane(options: {
  log: (message: string) => void;
  cache?: string;
}): Promise<ControlPlaneFiles> {
  const { log, cache = cacheFolder() } = options;
  const recipe = await readBuildRecipe(
    path.join(packageFolder, 'control-plane'),
  );
  const folder = path.join(cache, `control-plane-${recipe.key}`);
  const files = {
    binary: path.join(folder, 'control-plane'),
    kwokManifests: path.join(folder, 'kwok.yaml'),
  };
  if (existsSync(folder)) {
    return files;
  }

  let saidAt = 0;
  await withLock({
    file: `${folder}.lock`,
    onWait: () => {
      if (Date.now() - saidAt > 2500) {
        saidAt = Date.now();
        log('waiting for another process that is building Kubernetes');
      }
    },
    run: async () => {
      if (!existsSync(folder)) {
        log(
          "building the sandbox's Kubernetes from Go modules: some minutes, once",
        );
        await buildControlPlane({ recipe, targetFolder: folder, log });
      }
    },
  });
  return files;
}
