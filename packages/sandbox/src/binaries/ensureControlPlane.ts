import path from 'node:path';
import { packageFolder } from '../packageFolder';
import { buildControlPlane } from './buildControlPlane';
import { readBuildRecipe } from './buildRecipe';
import { cacheFolder } from './cacheFolder';
import { ensureBuilt } from './ensureBuilt';

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
  await ensureBuilt({ recipe, folder, build: buildControlPlane, log });
  return {
    binary: path.join(folder, 'control-plane'),
    kwokManifests: path.join(folder, 'kwok.yaml'),
  };
}
