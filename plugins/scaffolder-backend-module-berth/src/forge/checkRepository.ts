import { forgeError } from './forgeError';
import type { GiteaForge } from './GiteaForge';
import type { RepositoryTarget } from './repositoryTarget';

/**
 * Finds out whether a repository can be made, and makes nothing.
 *
 * @throws NotFoundError with code `forge-owner-not-found`, NotAllowedError with
 * `forge-refused`, ConflictError with `repository-exists`
 * @internal
 */
export async function checkRepository(
  forge: GiteaForge,
  target: RepositoryTarget,
): Promise<void> {
  const { host, owner } = target;
  if (!(await forge.hasOrganization(owner))) {
    throw forgeError(
      'forge-owner-not-found',
      `There is no organization '${owner}' at the Git forge ${host}`,
      'Ask the platform team to make it there, or choose no repository.',
    );
  }
  if (!(await forge.mayCreateIn(owner))) {
    throw forgeError(
      'forge-refused',
      `The portal's account at the Git forge ${host} may make no repositories in '${owner}'`,
      'Ask the platform team to let it, or choose no repository.',
    );
  }
  if ((await forge.look(target)) === 'filled') {
    throw repositoryExists(target);
  }
}

/**
 * What is there is not touched.
 *
 * @internal
 */
export function repositoryExists(target: RepositoryTarget): Error {
  const { host, owner, name } = target;
  return forgeError(
    'repository-exists',
    `There is a repository ${owner}/${name} at the Git forge ${host} already, with something in it`,
    'Choose another name, or no repository.',
  );
}
