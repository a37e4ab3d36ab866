import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BuildRecipe } from './buildRecipe';
import { goBuild, publishFolder } from './goBuild';

/**
 * Builds the control plane into a folder that appears only when complete:
 * `control-plane` and, beside it, `kwok.yaml` with what kwok's module carries
 * for the cluster.
 *
 * @internal
 */
export async function buildControlPlane(options: {
  recipe: BuildRecipe;
  targetFolder: string;
  log: (message: string) => void;
}): Promise<void> {
  const { recipe, targetFolder, log } = options;
  await publishFolder({
    targetFolder,
    fill: async unfinished => {
      const binary = path.join(unfinished, 'control-plane');
      await goBuild({ recipe, binary, log });
      const manifests = await promisify(execFile)(binary, ['kwok-manifests'], {
        maxBuffer: 1 << 26,
      });
      await writeFile(path.join(unfinished, 'kwok.yaml'), manifests.stdout);
    },
  });
}
