import type { z } from 'zod';
import { kubernetesVersion, networks } from '../shared/fields';
import { SUBDOMAIN } from '../shared/patterns';

const REPLICAS_HELP = 'Between 1 and 7 replicas.';

/**
 * What one can say of a hosted control plane. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU, memory and number of replicas of the control plane.')
      .meta({ title: 'Size' }),
    kubernetesVersion: kubernetesVersion(zod)
      .default('v1.35.7')
      .describe(
        'Which Kubernetes; your nodes may be up to three minor versions older.',
      )
      .meta({ title: 'Kubernetes version' }),
    expose: zod
      .enum(['LoadBalancer', 'ClusterIP', 'NodePort'])
      .default('LoadBalancer')
      .describe(
        'How your nodes reach it: LoadBalancer has an address of its own, ClusterIP is for nodes within the host cluster network, NodePort is a port of every host node.',
      )
      .meta({ title: 'Reached by' }),
    replicas: replicas(zod)
      .optional()
      .describe('By default 1 for small, 2 for medium, 3 for large.')
      .meta({ title: 'Replicas' }),
    dataStore: zod
      .string()
      .max(63)
      .regex(SUBDOMAIN, 'This is no name of a DataStore.')
      .optional()
      .describe(
        "The DataStore that holds its objects; Kamaji's default one unless given. The platform team knows which there are.",
      )
      .meta({ title: 'Data store' }),
    address: zod
      .string()
      .regex(
        /^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])$/,
        'Write an IPv4 address.',
      )
      .optional()
      .describe('An address that it is to have, where that is known before.')
      .meta({ title: 'Address' }),
    konnectivity: zod
      .boolean()
      .default(true)
      .describe(
        'Let the control plane reach nodes behind a firewall, over a tunnel that they open. Logs and exec need it there.',
      )
      .meta({ title: 'Tunnel to nodes' }),
    ...networks(zod),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type KamajiInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of replicas.
 *
 * @internal
 */
export function replicas(zod: typeof z) {
  return zod.int().min(1, REPLICAS_HELP).max(7, REPLICAS_HELP);
}
