/** Where the CloudNativePG project keeps its images of PostgreSQL. */
const REPOSITORY = 'ghcr.io/cloudnative-pg/postgresql';

/**
 * The newest build of a version that the CloudNativePG project keeps.
 *
 * @param version - a major version such as 18, or one with its minor
 * @internal
 */
export function imageOf(version: string): string {
  return `${REPOSITORY}:${version}-standard-trixie`;
}

/**
 * The version that the tag of an image begins with.
 *
 * @internal
 */
export function versionOfImage(image: string | undefined): string | undefined {
  return /:(\d+(?:\.\d+)*)[^/]*$/.exec(image ?? '')?.[1];
}

/**
 * The same image of another version; undefined for one that is no build of the
 * CloudNativePG project, of whose tags nothing is known.
 *
 * @internal
 */
export function imageOfVersion(
  image: string | undefined,
  version: string,
): string | undefined {
  const match =
    /^(ghcr\.io\/cloudnative-pg\/postgresql):\d+(?:\.\d+)*(-[a-z-]+)?(@.*)?$/.exec(
      image ?? '',
    );
  return match ? `${match[1]}:${version}${match[2] ?? ''}` : undefined;
}
