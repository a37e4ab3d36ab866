import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { findOnPath } from './paths.mjs';

/** Go fetches the toolchain that go.mod names from this version on. */
const GO_MINIMUM = [1, 21];

/**
 * What is missing to compile native modules: a sentence, or undefined.
 * @param {NodeJS.ProcessEnv} env
 */
export function missingForNativeBuild(env) {
  const compiler = [env.CXX, 'c++', 'g++', 'clang++'].some(
    name => name && findOnPath(name.split(' ')[0], env),
  );
  const missing = [
    ...(compiler ? [] : ['a C++ compiler (Debian: apt install g++)']),
    ...(findOnPath('make', env) ? [] : ['make (Debian: apt install make)']),
    ...(findOnPath('python3', env)
      ? []
      : ['python3 (Debian: apt install python3)']),
  ];
  return missing.length > 0
    ? `Missing: ${missing.join(
        ', ',
      )}. Needed to compile SQLite's module where no compiled one can be downloaded.`
    : undefined;
}

/**
 * What is missing to build the sandbox's control plane: a sentence, or
 * undefined. Asked before the packages are installed, so that nobody waits for
 * those first; the sandbox itself knows exactly.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cache
 */
export function missingForSandbox(env, cache) {
  if (hasControlPlane(cache)) {
    return undefined;
  }
  const go = findOnPath('go', env);
  if (!go) {
    return 'Go is missing: the sandbox builds its Kubernetes control plane with it, once. Install Go 1.21 or later (https://go.dev/dl), or use another cluster: npm start -- --kubeconfig FILE';
  }
  let output = '';
  try {
    output = execFileSync(go, ['env', 'GOVERSION'], { env, encoding: 'utf8' });
  } catch {
    return `Go at ${go} does not run. Install Go 1.21 or later (https://go.dev/dl).`;
  }
  return goFits(output)
    ? undefined
    : `${output.trim()} is too old: the sandbox needs Go 1.21 or later (https://go.dev/dl).`;
}

function hasControlPlane(cache) {
  try {
    return fs.readdirSync(cache).some(name => /^control-plane-/.test(name));
  } catch {
    return false;
  }
}

/**
 * Whether a version such as "go1.26.8" is new enough. A version that says
 * nothing is given the benefit of the doubt.
 * @param {string} version
 */
export function goFits(version) {
  const match = /go(\d+)\.(\d+)/.exec(version);
  if (!match) {
    return true;
  }
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return (
    major > GO_MINIMUM[0] || (major === GO_MINIMUM[0] && minor >= GO_MINIMUM[1])
  );
}
