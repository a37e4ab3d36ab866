import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runLogged } from '../lib/runLogged.mjs';
import { withLock } from '../lib/withLock.mjs';
import { backstageCli } from './backstageArguments';
import type { Progress } from '../lib/Progress.mjs';

/**
 * Builds the portal's frontend, unless the build that is there is of the same
 * sources. A build takes seconds, which a development server takes at every
 * start.
 */
export async function ensureAppBuilt(options: {
  root: string;
  progress: Progress;
  logFile: string;
}): Promise<void> {
  const { root, progress, logFile } = options;
  const app = path.join(root, 'packages/app');
  const stamp = path.join(app, 'dist/.sources');
  const wanted = digestOfSources(root);
  const isBuilt = () =>
    fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
  if (isBuilt()) {
    return;
  }
  await withLock(path.join(app, 'node_modules/.build.lock'), async () => {
    if (isBuilt()) {
      return;
    }
    await progress.step('Building the app', () =>
      runLogged({
        what: 'Building the app',
        command: process.execPath,
        args: [
          backstageCli(root),
          'package',
          'build',
          '--config',
          path.join(root, 'app-config.yaml'),
        ],
        cwd: app,
        logFile,
      }),
    );
    fs.writeFileSync(stamp, wanted);
  });
}

/** What a build is made of: the app, every plugin, and what they depend on. */
function digestOfSources(root: string): string {
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
  return hash.digest('hex');
}

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
