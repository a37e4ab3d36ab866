import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runLogged } from '../lib/runLogged.mjs';
import { withLock } from '../lib/withLock.mjs';
import { backstageCli } from './backstageArguments';
import type { Progress } from '../lib/Progress.mjs';

/** How many builds stay in the cache, the latest used first. */
const KEPT_BUILDS = 6;

/**
 * Builds the portal's frontend, unless a build of the same sources is there: a
 * build takes seconds, which a development server takes at every start.
 *
 * A build lies in the cache, in a folder named after its sources, so that a
 * running portal keeps the one that it serves when there is another.
 *
 * @returns the folder of the build, with package.json and dist/ as those of the
 *   `app` package
 */
export async function ensureAppBuilt(options: {
  root: string;
  cache: string;
  progress: Progress;
  logFile: string;
}): Promise<string> {
  const { root, cache, progress, logFile } = options;
  const folderOf = (digest: string) => path.join(cache, 'apps', digest);
  const find = () => {
    const folder = folderOf(digestOfSources(root));
    return fs.existsSync(folder) ? folder : undefined;
  };
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const found =
    find() ??
    (await withLock(path.join(cache, 'locks', `app-${key}.lock`), async () => {
      const byAnother = find();
      if (byAnother) {
        return byAnother;
      }
      await progress.step('Building the app', () => build(root, logFile));
      return keep(root, folderOf(digestOfSources(root)));
    }));
  const now = new Date();
  fs.utimesSync(found, now, now);
  prune(path.dirname(found));
  return found;
}

async function build(root: string, logFile: string): Promise<void> {
  await runLogged({
    what: 'Building the app',
    command: process.execPath,
    args: [
      backstageCli(root),
      'package',
      'build',
      '--config',
      path.join(root, 'app-config.yaml'),
    ],
    cwd: path.join(root, 'packages/app'),
    logFile,
  });
}

/** Copies the build to where it stays; whole or not at all. */
function keep(root: string, folder: string): string {
  const partial = `${folder}.${process.pid}`;
  const app = path.join(root, 'packages/app');
  fs.cpSync(path.join(app, 'dist'), path.join(partial, 'dist'), {
    recursive: true,
    filter: file => !file.endsWith('.map'),
  });
  fs.cpSync(path.join(app, 'package.json'), path.join(partial, 'package.json'));
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(partial, folder);
  return folder;
}

function prune(folder: string): void {
  const age = (name: string) => fs.statSync(path.join(folder, name)).mtimeMs;
  const builds = fs
    .readdirSync(folder)
    .map(name => ({ name, usedAt: age(name) }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { name } of builds.slice(KEPT_BUILDS)) {
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** What a build is made of: the app, every plugin, and what they depend on. */
export function digestOfSources(root: string): string {
  const hash = createHash('sha256');
  const plugins = fs
    .readdirSync(path.join(root, 'plugins'))
    .sort()
    .map(name => `plugins/${name}`);
  const files = [
    'yarn.lock',
    'app-config.yaml',
    ...['packages/app', ...plugins].flatMap(folder => [
      `${folder}/package.json`,
      ...filesUnder(root, `${folder}/src`),
    ]),
    ...filesUnder(root, 'packages/app/public'),
  ];
  for (const file of files) {
    hash.update(`\0${file}\0`);
    hash.update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 20);
}

/** Every file but tests, which are in no build. */
function filesUnder(root: string, folder: string): string[] {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) {
    return [];
  }
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
