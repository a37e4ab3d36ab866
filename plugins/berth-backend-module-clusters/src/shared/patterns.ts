/**
 * An RFC 1123 subdomain, as Kubernetes names most objects.
 *
 * @internal
 */
export const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * An IPv4 network.
 *
 * @internal
 */
export const CIDR =
  /^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\/(1[0-9]|2[0-8]|8|9)$/;

/**
 * A version of Kubernetes, as both systems write it.
 *
 * @internal
 */
export const KUBERNETES_VERSION = /^v1\.[1-9][0-9]\.[0-9]{1,2}$/;

/**
 * What to write where that is asked for.
 *
 * @internal
 */
export const KUBERNETES_VERSION_HELP = 'Write a version such as v1.36.3.';

/**
 * What to write where a network is asked for.
 *
 * @internal
 */
export const CIDR_HELP = 'Write an IPv4 network such as 10.244.0.0/16.';
