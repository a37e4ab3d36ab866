/**
 * An image with another tag, from the same registry.
 *
 * @internal
 */
export function retagged(image: string, tag: string): string {
  return `${image.replace(/(@.*|:[^:/]*)$/, '')}:${tag}`;
}

/**
 * The major and minor version in an image's tag, such as `8.0` of
 * `percona/percona-server-mongodb:8.0.19-7`.
 *
 * @internal
 */
export function versionOfImage(image: unknown): string | undefined {
  const tag = /:(\d+\.\d+)[^:/]*$/.exec(String(image ?? ''));
  return tag?.[1];
}
