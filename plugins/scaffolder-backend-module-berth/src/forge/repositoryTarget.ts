import { berthError } from '@berth/backstage-plugin-berth-common';

/**
 * Which repository is meant.
 *
 * @internal
 */
export interface RepositoryTarget {
  /** Of the forge, as the configuration names it */
  host: string;
  /** The organization */
  owner: string;
  name: string;
}

const format =
  'Write host?owner=ORGANIZATION&repo=NAME, with a name of letters, digits, dots, dashes and underscores.';

/**
 * Reads a repository's place as Backstage's own actions take it.
 *
 * @throws InputError with code `input-invalid`
 * @internal
 */
export function repositoryTarget(repoUrl: string): RepositoryTarget {
  const url = parseUrl(repoUrl);
  const owner = url?.searchParams.get('owner') ?? '';
  const name = url?.searchParams.get('repo') ?? '';
  if (!url || ![owner, name].every(isName)) {
    throw berthError('input-invalid', {
      message: `'${repoUrl}' names no repository`,
      fields: [{ field: 'repoUrl', message: format }],
    });
  }
  return { host: url.host, owner, name };
}

function parseUrl(repoUrl: string): URL | undefined {
  try {
    return new URL(`https://${repoUrl}`);
  } catch {
    return undefined;
  }
}

/** As forges take it; never a way out of the path that it becomes part of. */
function isName(value: string): boolean {
  return /^[a-z0-9][-_.a-z0-9]*$/i.test(value);
}
