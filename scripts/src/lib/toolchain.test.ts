import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { goFits } from './prerequisites.mjs';
import { nodeFits, nodePackage } from './toolchain.mjs';

describe('nodeFits', () => {
  const execPath = '/opt/node/bin/node';
  const withHeaders = (file: string) =>
    file === '/opt/node/include/node/node.h';

  it.each([
    ['22.12.0', true],
    ['22.23.3', true],
    ['22.11.0', false],
    ['20.20.2', false],
    ['24.21.0', false],
  ])('Node %s with its headers: %s', (version, fits) => {
    expect(nodeFits({ version, execPath, exists: withHeaders })).toBe(fits);
  });

  it('does not take a Node without its headers', () => {
    expect(
      nodeFits({ version: '22.23.3', execPath, exists: () => false }),
    ).toBe(false);
  });
});

describe('nodePackage', () => {
  it.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
  ])('is pinned for %s-%s', (platform, arch) => {
    const pinned = JSON.parse(
      fs.readFileSync(
        path.join(root, 'scripts/toolchain/package.json'),
        'utf8',
      ),
    );
    expect(pinned.optionalDependencies).toHaveProperty(
      nodePackage(platform, arch),
      expect.stringMatching(/^22\./),
    );
  });
});

describe('goFits', () => {
  it.each([
    ['go1.26.8\n', true],
    ['go1.21\n', true],
    ['go1.20.14\n', false],
    ['go2.0\n', true],
    ['devel +abc\n', true],
  ])('%j: %s', (version, fits) => {
    expect(goFits(version)).toBe(fits);
  });
});
