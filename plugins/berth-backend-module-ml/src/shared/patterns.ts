/**
 * An RFC 1123 subdomain, as Kubernetes names most objects.
 *
 * @internal
 */
export const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A container image, with or without registry, tag and digest.
 *
 * @internal
 */
export const IMAGE =
  /^[a-zA-Z0-9][-a-zA-Z0-9._]*(:[0-9]{1,5})?(\/[a-zA-Z0-9][-a-zA-Z0-9._]*)*(:[a-zA-Z0-9_][-a-zA-Z0-9._]{0,127})?(@sha256:[0-9a-f]{64})?$/;

/**
 * A label's value, as nodes tell their GPU's product.
 *
 * @internal
 */
export const LABEL_VALUE = /^[a-zA-Z0-9]([-a-zA-Z0-9_.]{0,61}[a-zA-Z0-9])?$/;
