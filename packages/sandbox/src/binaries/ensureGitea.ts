import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageFolder } from '../packageFolder';
import {
  readBuildRecipe,
  type BuildRecipe,
  type GoProgram,
} from './buildRecipe';
import { cacheFolder } from './cacheFolder';
import { ensureBuilt } from './ensureBuilt';
import { goBuild, publishFolder } from './goBuild';

/**
 * The release of Gitea that go.mod pins.
 *
 * @internal
 */
export const giteaVersion = '1.26.0';

/**
 * Gitea, with SQLite.
 *
 * @internal
 */
export const giteaProgram: GoProgram = {
  title: 'Gitea',
  flags: [
    '-trimpath',
    '-buildvcs=false',
    '-tags=sqlite sqlite_unlock_notify',
    '-ldflags',
    `-s -w -X main.Version=${giteaVersion}`,
  ],
  // Its SQLite is in C.
  env: { CGO_ENABLED: '1' },
};

/** What Gitea reads of its module's folder when it runs. */
const assets = ['options', 'public', 'templates'];

/**
 * The files that make a Git forge.
 *
 * @internal
 */
export interface GiteaFiles {
  binary: string;
  /** The folder with what it reads when it runs */
  assets: string;
}

/**
 * Returns Gitea from the cache, building it first if it is not there. It is
 * complete without the cache of Go modules.
 *
 * @internal
 */
export async function ensureGitea(options: {
  log: (message: string) => void;
  cache?: string;
}): Promise<GiteaFiles> {
  const { log, cache = cacheFolder() } = options;
  const recipe = await readBuildRecipe(
    path.join(packageFolder, 'gitea'),
    giteaProgram,
  );
  const folder = path.join(cache, `gitea-${recipe.key}`);
  await ensureBuilt({ recipe, folder, build: buildGitea, log });
  return { binary: path.join(folder, 'gitea'), assets: folder };
}

async function buildGitea(options: {
  recipe: BuildRecipe;
  targetFolder: string;
  log: (message: string) => void;
}): Promise<void> {
  const { recipe, targetFolder, log } = options;
  await publishFolder({
    targetFolder,
    fill: async unfinished => {
      await goBuild({ recipe, binary: path.join(unfinished, 'gitea'), log });
      const { stdout } = await promisify(execFile)(
        'go',
        ['list', '-m', '-f', '{{.Dir}}', 'code.gitea.io/gitea'],
        {
          cwd: recipe.sourceFolder,
          env: { ...process.env, GOFLAGS: '-mod=readonly' },
        },
      );
      for (const name of assets) {
        await copyFolder(
          path.join(stdout.trim(), name),
          path.join(unfinished, name),
        );
      }
    },
  });
}

/** Without the modes: what is in the cache of modules may not be written. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [from, to].map(folder =>
      path.join(folder, entry.name),
    );
    await (entry.isDirectory()
      ? copyFolder(source, target)
      : copyFile(source, target));
  }
}
