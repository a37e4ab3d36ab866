import { execFile, spawn } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { promisify } from 'node:util';
import { SandboxError } from '../errors';
import { BuildProgress } from './BuildProgress';
import { chooseToolchain, installedGo } from './goToolchain';
import type { BuildRecipe } from './buildRecipe';

const progressEveryMs = 2500;

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
  const toolchain = chooseToolchain(await installedGo(), recipe.goVersion);
  const unfinished = `${targetFolder}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });

  try {
    const binary = path.join(unfinished, 'control-plane');
    await goBuild({ recipe, toolchain, binary, log });
    const manifests = await promisify(execFile)(binary, ['kwok-manifests'], {
      maxBuffer: 1 << 26,
    });
    await writeFile(path.join(unfinished, 'kwok.yaml'), manifests.stdout);
    await publish(unfinished, targetFolder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function goBuild(options: {
  recipe: BuildRecipe;
  toolchain: string;
  binary: string;
  log: (message: string) => void;
}): Promise<void> {
  const { recipe, toolchain, binary, log } = options;
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
    () => log(`building Kubernetes: ${progress.describe()}`),
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
        `Building the sandbox's Kubernetes failed (go build ended with ${code}):\n${tail.join(
          '\n',
        )}`,
      );
    }
  } finally {
    clearInterval(timer);
  }
  log(`built Kubernetes: ${progress.describe()}`);
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
