import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { missingForNativeBuild } from './prerequisites.mjs';
import { runLogged } from './runLogged.mjs';
import { UserError } from './UserError.mjs';
import { withLock } from './withLock.mjs';

/**
 * Runs `yarn install --immutable` where what decides its outcome has changed
 * since it last ran.
 *
 * @param {{
 *   root: string,
 *   cache: string,
 *   env: NodeJS.ProcessEnv,
 *   toolchain: Awaited<ReturnType<typeof import('./toolchain.mjs').ensureToolchain>>,
 *   progress: import('./Progress.mjs').Progress,
 * }} options
 */
export async function ensureInstalled(options) {
  const { root, cache, env, toolchain, progress } = options;
  const stamp = path.join(root, 'node_modules/.berth-install');
  const wanted = digest(root, toolchain.nodeVersion);
  const isDone = () => readIfThere(stamp) === wanted;
  if (isDone()) {
    return;
  }
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12);
  await withLock(
    path.join(cache, 'locks', `install-${key}.lock`),
    async () => {
      if (isDone()) {
        return;
      }
      await install({ root, cache, env, toolchain, progress, key });
      fs.writeFileSync(stamp, wanted);
    },
    {
      onWait: pid =>
        progress.print(`  … Process ${pid} is installing packages: waiting`),
    },
  );
}

async function install({ root, cache, env, toolchain, progress, key }) {
  const missing = missingForNativeBuild(env);
  if (missing) {
    progress.print(`  ! ${missing}`);
  }
  try {
    await progress.step('Installing packages', task =>
      runLogged({
        what: 'yarn install',
        command: toolchain.node,
        args: [toolchain.yarn, 'install', '--immutable'],
        cwd: root,
        env: {
          ...env,
          // Overrides a nodedir in the user's npmrc, which is another Node's.
          npm_config_nodedir: toolchain.nodeHome,
          FORCE_COLOR: '0',
        },
        logFile: path.join(cache, 'logs', `install-${key}.log`),
        onLine: line => {
          const step = /┌ (.+ step)/.exec(line);
          const building = /(\S+)@\S+ must be built/.exec(line);
          if (step) {
            task.update(step[1].toLowerCase());
          } else if (building) {
            task.update(`compiling ${building[1].replace(/^│ /, '')}`);
          }
        },
      }),
    );
  } catch (error) {
    if (/YN0028/.test(error.message)) {
      throw new UserError(
        'yarn.lock does not match the package.json files: run "yarn install" and commit the lockfile.',
        { cause: error },
      );
    }
    throw missing ? new UserError(`${error.message}\n\n${missing}`) : error;
  }
}

/**
 * A digest of all that decides what `yarn install` does.
 * @param {string} root
 * @param {string} nodeVersion - native modules are built for one major version
 */
function digest(root, nodeVersion) {
  const hash = createHash('sha256');
  const abi = nodeVersion.split('.')[0];
  hash.update(`${process.platform} ${process.arch} ${abi}`);
  for (const file of [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    ...workspaceManifests(root),
  ]) {
    hash.update(`\0${file}\0`).update(readIfThere(path.join(root, file)));
  }
  return hash.digest('hex');
}

function workspaceManifests(root) {
  const { workspaces = [] } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return workspaces.flatMap(pattern => {
    if (!pattern.endsWith('/*')) {
      return [`${pattern}/package.json`];
    }
    const folder = pattern.slice(0, -2);
    return fs
      .readdirSync(path.join(root, folder))
      .sort()
      .map(name => `${folder}/${name}/package.json`);
  });
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
