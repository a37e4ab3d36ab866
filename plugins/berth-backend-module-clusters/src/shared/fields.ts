import type { z } from 'zod';
import {
  CIDR,
  CIDR_HELP,
  KUBERNETES_VERSION,
  KUBERNETES_VERSION_HELP,
} from './patterns';

/**
 * A version of Kubernetes.
 *
 * @internal
 */
export function kubernetesVersion(zod: typeof z) {
  return zod.string().regex(KUBERNETES_VERSION, KUBERNETES_VERSION_HELP);
}

/**
 * The networks of a cluster, each with the usual default.
 *
 * @internal
 */
export function networks(zod: typeof z) {
  return {
    podCidr: zod
      .string()
      .regex(CIDR, CIDR_HELP)
      .default('10.244.0.0/16')
      .describe('Addresses of pods.')
      .meta({ title: 'Network of pods' }),
    serviceCidr: zod
      .string()
      .regex(CIDR, CIDR_HELP)
      .default('10.96.0.0/16')
      .describe('Addresses of services.')
      .meta({ title: 'Network of services' }),
  };
}
