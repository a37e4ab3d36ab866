import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageFolder } from '../packageFolder';
import { buildControlPlane } from './buildControlPlane';
import { BuildProgress, formatSeconds } from './BuildProgress';
import { parseGoDirective, readBuildRecipe } from './buildRecipe';
import { cacheFolder } from './cacheFolder';
import { giteaProgram, giteaVersion } from './ensureGitea';
import { chooseToolchain, installedGo } from './goToolchain';

describe('cacheFolder', () => {
  it.each([
    [{ BERTH_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/c'],
    [{ XDG_CACHE_HOME: '/x' }, '/x/berth'],
    [{}, '/home/me/.cache/berth'],
  ])('is, with %j, %s', (env, expected) => {
    expect(cacheFolder(env as NodeJS.ProcessEnv, '/home/me')).toBe(expected);
  });
});

describe('chooseToolchain', () => {
  it.each([
    ['1.26.0', '1.26.0', 'local'],
    ['1.26.8', '1.26.0', 'local'],
    ['1.27', '1.26.0', 'local'],
    ['1.25.9', '1.26.0', 'go1.26.0'],
    ['1.21', '1.26.0', 'go1.26.0'],
    ['1.26', '1.26.1', 'go1.26.1'],
  ])('with Go %s, for %s, is %s', (installed, wanted, expected) => {
    expect(chooseToolchain(installed, wanted)).toBe(expected);
  });

  it('says what to install where Go is too old to help itself', () => {
    expect(() => chooseToolchain('1.20.5', '1.26.0')).toThrow(
      'Go 1.20.5 is too old',
    );
  });
});

describe('installedGo', () => {
  it('says what to install where there is no Go', async () => {
    await expect(installedGo({ PATH: '/nowhere' })).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringContaining('https://go.dev/dl'),
    });
  });
});

describe('readBuildRecipe', () => {
  const folders: string[] = [];
  afterAll(() =>
    folders.forEach(folder => rmSync(folder, { recursive: true })),
  );

  function source(files: Record<string, string>): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text);
    }
    return folder;
  }

  const files = {
    'go.mod': 'module x\n\ngo 1.26.0\n',
    'go.sum': 'sum',
    'main.go': 'package main',
  };

  it('has another key for anything that would make another binary', async () => {
    const { key, goVersion } = await readBuildRecipe(source(files));
    expect(goVersion).toBe('1.26.0');
    expect(await readBuildRecipe(source(files))).toMatchObject({ key });
    // What the compiler does not read makes no difference.
    expect(
      await readBuildRecipe(source({ ...files, 'README.md': 'x' })),
    ).toMatchObject({ key });

    const changes: Array<Record<string, string>> = [
      { 'main.go': 'package main // changed' },
      { 'go.sum': 'other' },
      { 'go.mod': 'module x\n\ngo 1.27.0\n' },
      { 'more.go': 'package main' },
    ];
    for (const change of changes) {
      const changed = await readBuildRecipe(source({ ...files, ...change }));
      expect(changed.key).not.toBe(key);
    }
  });

  it("reads the sandbox's own program", async () => {
    const recipe = await readBuildRecipe(
      path.join(packageFolder, 'control-plane'),
    );
    expect(recipe.flags.join(' ')).toContain('gitVersion=v1.36.3');
    expect(recipe.env).toEqual({ CGO_ENABLED: '0' });
  });

  it("reads Gitea's, which go.mod pins to the release that it calls itself", async () => {
    const folder = path.join(packageFolder, 'gitea');
    const recipe = await readBuildRecipe(folder, giteaProgram);
    expect(recipe.flags.join(' ')).toContain(`main.Version=${giteaVersion}`);
    expect(readFileSync(path.join(folder, 'go.mod'), 'utf8')).toContain(
      `code.gitea.io/gitea v${giteaVersion}`,
    );
    // Other flags make another binary of the same sources.
    const { key } = await readBuildRecipe(folder);
    expect(recipe.key).not.toBe(key);
  });

  it('wants a Go version', () => {
    expect(() => parseGoDirective('module x\n')).toThrow('no go line');
  });

  it("shows the compiler's words where the build fails", async () => {
    const folder = source({ ...files, 'main.go': 'package main\nfunc {' });
    const targetFolder = path.join(folder, 'target');

    await expect(
      buildControlPlane({
        recipe: await readBuildRecipe(folder),
        targetFolder,
        log: () => {},
      }),
    ).rejects.toMatchObject({
      code: 'build-failed',
      message: expect.stringContaining('main.go:2:6: syntax error'),
    });
  });
});

describe('BuildProgress', () => {
  it('says where the build is', () => {
    let now = 0;
    const progress = BuildProgress.create({ now: () => now });
    expect(progress.describe()).toBe('0 s');

    now = 2_400;
    progress.add('go: downloading k8s.io/api v0.36.3');
    progress.add('go: downloading k8s.io/client-go v0.36.3');
    expect(progress.describe()).toBe(
      '2 s, 2 modules fetched (k8s.io/client-go v0.36.3)',
    );

    now = 80_000;
    progress.add('internal/goarch');
    progress.add('k8s.io/kubernetes/pkg/apis/core');
    progress.add('# a remark of the compiler that is no package');
    expect(progress.describe()).toBe(
      '1 min 20 s, 2 packages compiled (k8s.io/kubernetes/pkg/apis/core)',
    );
  });

  it.each([
    [0.2, '0 s'],
    [59.6, '1 min 0 s'],
    [125, '2 min 5 s'],
  ])('writes %s s as %s', (seconds, expected) => {
    expect(formatSeconds(seconds)).toBe(expected);
  });
});
