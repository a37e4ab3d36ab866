import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the folders of this process's servers begin with. */
export const folderPrefix = join(tmpdir(), `berth-postgres-${process.pid}-`);

/** The folders of the servers that a process of this number has started. */
export async function postgresFolders(): Promise<string[]> {
  const names = await readdir(tmpdir());
  return names
    .map(name => join(tmpdir(), name))
    .filter(path => path.startsWith(folderPrefix));
}

/** The connection string for the server whose socket lies in a folder. */
export function postgresIn(folder: string): string {
  const host = encodeURIComponent(folder);
  return `postgres://postgres@localhost/postgres?host=${host}`;
}
