import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The Kubernetes release that the pinned modules are, for `/version`.
 *
 * @internal
 */
export const kubernetesVersion = '1.36.3';

/**
 * A Go program of the sandbox.
 *
 * @internal
 */
export interface GoProgram {
  /** What a person calls it, such as `Kubernetes` */
  title: string;
  /** Arguments of `go build`, without the output and the package */
  flags: string[];
  /** What is set in the environment of `go build` */
  env: Record<string, string>;
}

/**
 * How a binary is made, and the key under which the result is cached: equal
 * keys mean equal binaries.
 *
 * @internal
 */
export interface BuildRecipe extends GoProgram {
  /** The folder with go.mod */
  sourceFolder: string;
  /** The Go version that go.mod asks for, such as `1.26.0` */
  goVersion: string;
  key: string;
}

const [major, minor] = kubernetesVersion.split('.');
const versionPackage = 'k8s.io/component-base/version';

/**
 * The control plane.
 *
 * @internal
 */
export const kubernetesProgram: GoProgram = {
  title: 'Kubernetes',
  flags: [
    '-trimpath',
    '-buildvcs=false',
    '-ldflags',
    [
      '-s -w',
      `-X ${versionPackage}.gitVersion=v${kubernetesVersion}`,
      `-X ${versionPackage}.gitMajor=${major}`,
      `-X ${versionPackage}.gitMinor=${minor}`,
    ].join(' '),
  ],
  // Pure Go: nobody needs a C compiler, and the file runs on every libc.
  env: { CGO_ENABLED: '0' },
};

/**
 * Reads the recipe from the folder that holds the Go program.
 *
 * @internal
 */
export async function readBuildRecipe(
  sourceFolder: string,
  program: GoProgram = kubernetesProgram,
): Promise<BuildRecipe> {
  const { flags, env } = program;
  const names = (await readdir(sourceFolder))
    .filter(name => name.endsWith('.go') || /^go\.(mod|sum)$/.test(name))
    .sort();
  const files = await Promise.all(
    names.map(name => readFile(path.join(sourceFolder, name), 'utf8')),
  );

  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([process.platform, process.arch, flags, env, names]),
  );
  files.forEach(file => hash.update('\0').update(file));

  return {
    ...program,
    sourceFolder,
    goVersion: parseGoDirective(files[names.indexOf('go.mod')]),
    key: hash.digest('hex').slice(0, 20),
  };
}

/**
 * The version in the `go` line of a go.mod file.
 *
 * @internal
 */
export function parseGoDirective(goMod: string): string {
  const version = /^go (\d+\.\d+(?:\.\d+)?)\s*$/m.exec(goMod)?.[1];
  if (!version) {
    throw new Error('go.mod has no go line');
  }
  return version;
}
