import { existsSync } from 'node:fs';
import { withLock } from '../processes/withLock';
import type { BuildRecipe } from './buildRecipe';

/**
 * Has a program built into a folder of the cache, unless it is there. Of several
 * processes that find it missing, one builds and the others wait.
 *
 * @internal
 */
export async function ensureBuilt(options: {
  recipe: BuildRecipe;
  folder: string;
  build: (options: {
    recipe: BuildRecipe;
    targetFolder: string;
    log: (message: string) => void;
  }) => Promise<void>;
  log: (message: string) => void;
}): Promise<void> {
  const { recipe, folder, build, log } = options;
  if (existsSync(folder)) {
    return;
  }
  let saidAt = 0;
  await withLock({
    file: `${folder}.lock`,
    onWait: () => {
      if (Date.now() - saidAt > 2500) {
        saidAt = Date.now();
        log(`waiting for another process that is building ${recipe.title}`);
      }
    },
    run: async () => {
      if (!existsSync(folder)) {
        log(
          `building the sandbox's ${recipe.title} from Go modules: some minutes, once`,
        );
        await build({ recipe, targetFolder: folder, log });
      }
    },
  });
}
