import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { digestOfSources } from './appBuild';

describe('digestOfSources', () => {
  let root: string;

  function write(file: string, content: string) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
  }

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-sources-'));
    for (const file of [
      'yarn.lock',
      'app-config.yaml',
      'packages/app/package.json',
      'packages/app/src/App.tsx',
      'packages/app/public/index.html',
      'plugins/berth/package.json',
      'plugins/berth/src/index.ts',
      'plugins/berth/src/deep/er.css',
    ]) {
      write(file, file);
    }
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  it.each([
    'yarn.lock',
    'packages/app/public/index.html',
    'plugins/berth/src/deep/er.css',
  ])('changes with %s', file => {
    const before = digestOfSources(root);
    write(file, 'changed');
    expect(digestOfSources(root)).not.toBe(before);
  });

  it('changes when a file moves', () => {
    const before = digestOfSources(root);
    fs.renameSync(
      path.join(root, 'plugins/berth/src/index.ts'),
      path.join(root, 'plugins/berth/src/other.ts'),
    );
    expect(digestOfSources(root)).not.toBe(before);
  });

  it('stays the same whatever happens to tests and the rest', () => {
    const before = digestOfSources(root);
    write('plugins/berth/src/deep/er.test.ts', 'new');
    write('plugins/berth/README.md', 'new');
    write('packages/app/dist/index.html', 'new');
    expect(digestOfSources(root)).toBe(before);
  });
});
