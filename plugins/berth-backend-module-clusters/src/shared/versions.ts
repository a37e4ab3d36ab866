/**
 * A version's three numbers; undefined when it is none. What follows a hyphen
 * or a plus is left out.
 *
 * @internal
 */
export function parseVersion(
  text: string | undefined,
): [number, number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(text ?? '');
  return match
    ? [Number(match[1]), Number(match[2]), Number(match[3])]
    : undefined;
}

/**
 * Why one may not go from one version to another in one step, in a sentence;
 * undefined when one may. Neither Kubernetes nor vCluster goes back, and both
 * go up by one minor version at a time.
 *
 * @internal
 */
export function stepProblem(
  what: string,
  from: string | undefined,
  to: string,
): string | undefined {
  const wanted = parseVersion(to);
  if (!wanted) {
    return `'${to}' is no version of ${what}.`;
  }
  const current = parseVersion(from);
  if (!current) {
    return undefined;
  }
  const [major, minor, patch] = current;
  const [wantedMajor, wantedMinor, wantedPatch] = wanted;
  if (
    wantedMajor < major ||
    (wantedMajor === major &&
      (wantedMinor < minor || (wantedMinor === minor && wantedPatch < patch)))
  ) {
    return `It has ${what} ${from} now and cannot go back.`;
  }
  if (wantedMajor > major || wantedMinor > minor + 1) {
    return `It has ${what} ${from} now; go to ${major}.${
      minor + 1
    } first, one minor version at a time.`;
  }
  return undefined;
}
