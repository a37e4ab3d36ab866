import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../lib/UserError.mjs';
import { CommandRun } from '../types';
import { Benchmark } from './Benchmark';

/**
 * `yarn bench [NAME]`: a benchmark is `NAME.ts` or `NAME/index.ts` in
 * `benchmarks/src`.
 */
export const run: CommandRun = async ({ root, positionals, progress }) => {
  const [name, ...args] = positionals;
  const files = listBenchmarks(path.join(root, 'benchmarks/src'));
  if (!name || ['help', '--help', '-h'].includes(name)) {
    console.log(await describe(files));
    return 0;
  }
  const file = files.get(name);
  if (!file) {
    const names = [...files.keys()].join(', ') || 'none';
    throw new UserError(
      `There is no benchmark "${name}". There are: ${names}.`,
      { exitCode: 2 },
    );
  }
  return (await load(file)).run({ root, args, progress });
};

/** Benchmarks by name. */
export function listBenchmarks(folder: string): Map<string, string> {
  const entries = fs.existsSync(folder)
    ? fs.readdirSync(folder, { withFileTypes: true })
    : [];
  const found = entries.flatMap((entry): Array<[string, string]> => {
    const file = path.join(folder, entry.name);
    const index = path.join(file, 'index.ts');
    if (entry.isDirectory()) {
      return fs.existsSync(index) ? [[entry.name, index]] : [];
    }
    return /^(?!index\.)[a-z][a-z0-9-]*\.ts$/.test(entry.name)
      ? [[entry.name.replace(/\.ts$/, ''), file]]
      : [];
  });
  return new Map(found.sort(([a], [b]) => a.localeCompare(b)));
}

async function describe(files: Map<string, string>): Promise<string> {
  const lines = await Promise.all(
    [...files].map(
      async ([name, file]) => `  ${name}  ${(await load(file)).summary}`,
    ),
  );
  return [
    'yarn bench NAME [OPTIONS] runs a benchmark:',
    '',
    ...(lines.length > 0 ? lines : ['  (there is none)']),
  ].join('\n');
}

async function load(file: string): Promise<Benchmark> {
  return import(pathToFileURL(file).href);
}
