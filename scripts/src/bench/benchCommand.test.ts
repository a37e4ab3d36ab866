import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listBenchmarks } from './benchCommand';

describe('listBenchmarks', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-bench-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('finds files and folders that are benchmarks, by name', () => {
    for (const name of ['second', 'lib']) {
      fs.mkdirSync(path.join(folder, name));
    }
    for (const file of [
      'second/index.ts',
      'first.ts',
      'first.test.ts',
      'lib/summarize.ts',
      'index.ts',
      'README.md',
    ]) {
      fs.writeFileSync(path.join(folder, file), '');
    }
    expect([...listBenchmarks(folder)]).toEqual([
      ['first', path.join(folder, 'first.ts')],
      ['second', path.join(folder, 'second/index.ts')],
    ]);
  });

  it('finds none where there is no folder', () => {
    expect(listBenchmarks(path.join(folder, 'none')).size).toBe(0);
  });
});
