import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import readline from 'node:readline';
import { SandboxError } from '../errors';
import { BuildProgress } from './BuildProgress';
import { chooseToolchain, installedGo } from './goToolchain';
import type { BuildRecipe } from './buildRecipe';

const progressEveryMs = 2500;

/**
 * Fills a folder that appears only when complete. Where somebody else has
 * filled it meanwhile, theirs is kept.
 *
 * @internal
 */
export async function publishFolder(options: {
  targetFolder: string;
  fill: (unfinished: string) => Promise<void>;
}): Promise<void> {
  const { targetFolder, fill } = options;
  const unfinished = `${targetFolder}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    await publish(unfinished, targetFolder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Builds a Go program, and tells every few seconds how far it is.
 *
 * @internal
 */
export async function goBuild(options: {
  recipe: BuildRecipe;
  binary: string;
  log: (message: string) => void;
}): Promise<void> {
  const { recipe, binary, log } = options;
  const { title } = recipe;
  const toolchain = chooseToolchain(await installedGo(), recipe.goVersion);
  const child = spawn(
    'go',
    ['build', '-v', ...recipe.flags, '-o', binary, '.'],
    {
      cwd: recipe.sourceFolder,
      env: {
        ...process.env,
        ...recipe.env,
        GOTOOLCHAIN: toolchain,
        GOFLAGS: '-mod=readonly',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );

  const progress = BuildProgress.create({ now: () => Date.now() });
  const tail: string[] = [];
  readline.createInterface({ input: child.stderr }).on('line', line => {
    progress.add(line);
    tail.push(line);
    tail.splice(0, tail.length - 15);
  });
  const timer = setInterval(
    () => log(`building ${title}: ${progress.describe()}`),
    progressEveryMs,
  );

  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) {
      throw new SandboxError(
        'build-failed',
        `Building the sandbox's ${title} failed (go build ended with ${code}):\n${tail.join(
          '\n',
        )}`,
      );
    }
  } finally {
    clearInterval(timer);
  }
  log(`built ${title}: ${progress.describe()}`);
}

async function publish(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Somebody else built the same thing: theirs is as good.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') {
      throw error;
    }
  }
}
