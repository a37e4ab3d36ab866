import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SandboxError } from '../errors';

const run = promisify(execFile);

/** The first Go that can fetch a newer toolchain by itself. */
const oldestUsableGo = '1.21';

/**
 * What to set as `GOTOOLCHAIN` so that the installed Go builds a module that
 * asks for `wanted`: itself if it is new enough, else the toolchain to fetch.
 * A Go that is too old to fetch one is a `tool-missing` error.
 *
 * @internal
 */
export function chooseToolchain(installed: string, wanted: string): string {
  if (compareVersions(installed, wanted) >= 0) {
    return 'local';
  }
  if (compareVersions(installed, oldestUsableGo) < 0) {
    throw new SandboxError(
      'tool-missing',
      `Go ${installed} is too old to build the sandbox's programs. Install Go ${oldestUsableGo} or newer (https://go.dev/dl); it fetches Go ${wanted} by itself.`,
    );
  }
  return `go${wanted}`;
}

/**
 * The version of the `go` on the PATH, such as `1.26.8`.
 *
 * @internal
 */
export async function installedGo(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  let output: string;
  try {
    // `local`, so that a GOTOOLCHAIN of the environment does not answer for it.
    const result = await run('go', ['env', 'GOVERSION'], {
      cwd: '/',
      env: { ...env, GOTOOLCHAIN: 'local', GOFLAGS: '' },
    });
    output = result.stdout.trim();
  } catch {
    throw new SandboxError(
      'tool-missing',
      `Go is needed once, to build the sandbox's programs, and was not found. Install Go ${oldestUsableGo} or newer (https://go.dev/dl, or your system's package "golang") and put "go" on the PATH.`,
    );
  }
  const version = /^go(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
  if (!version) {
    throw new SandboxError(
      'tool-missing',
      `The installed Go calls itself "${output}", which is no release. Install Go ${oldestUsableGo} or newer (https://go.dev/dl).`,
    );
  }
  return version;
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map(version => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
