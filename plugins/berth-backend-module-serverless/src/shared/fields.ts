import type { z } from 'zod';

const IMAGE_HELP =
  'Write an image such as ghcr.io/example/hello:v2, in lower case.';

/**
 * A container image, with a tag or a digest or neither.
 *
 * @internal
 */
export const IMAGE =
  /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(@sha256:[a-f0-9]{64})?$/;

/**
 * An RFC 1123 subdomain, as Kubernetes names workloads and Secrets.
 *
 * @internal
 */
export const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A container image.
 *
 * @internal
 */
export function image(zod: typeof z) {
  return zod.string().max(255).regex(IMAGE, IMAGE_HELP);
}

/**
 * The name of a Secret.
 *
 * @internal
 */
export function secretName(zod: typeof z) {
  return zod.string().max(253).regex(SUBDOMAIN, 'This is no name of a Secret.');
}
