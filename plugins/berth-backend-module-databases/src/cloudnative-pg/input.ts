import { BYTES_PATTERN } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';

// More replicas than that are a reason to talk to the platform team first.
const MAX_INSTANCES = 9;

const SIZE_HELP =
  'Write a number and a unit, such as 20Gi or 1.5Ti (20Gb is not one that Kubernetes knows).';

/**
 * Major versions, newest first: those that CloudNativePG 1.30 supports (14 to
 * 18) and that the PostgreSQL project still does; 14 ended in November 2026.
 *
 * @internal
 */
export const POSTGRES_VERSIONS = ['18', '17', '16', '15'] as const;

const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;
const IDENTIFIER_HELP =
  'Use lower-case letters, digits and underscores, not beginning with a digit, at most 63 characters.';

// RFC 1123 subdomain, as Kubernetes names a StorageClass.
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const INSTANCES_HELP = `Between 1 and ${MAX_INSTANCES} instances.`;

/**
 * What one can say of a PostgreSQL database. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU, memory and storage of each instance.')
      .meta({ title: 'Size' }),
    instances: instances(zod)
      .optional()
      .describe(
        'One primary, the rest replicas that can take over. By default 1 for small, 2 for medium, 3 for large.',
      )
      .meta({ title: 'Instances' }),
    storage: storage(zod)
      .optional()
      .describe(
        'Disk of each instance, such as 20Gi; at least 1Gi, and by default what the size says. It can grow later and not shrink.',
      )
      .meta({ title: 'Storage of each instance' }),
    version: zod
      .enum(POSTGRES_VERSIONS)
      .default('18')
      .describe('Major version of PostgreSQL.')
      .meta({ title: 'PostgreSQL version' }),
    storageClass: zod
      .string()
      .max(253)
      .regex(SUBDOMAIN, 'This is no name of a StorageClass.')
      .optional()
      .describe(
        "Name of the StorageClass of the disks; the cluster's default one unless given.",
      )
      .meta({ title: 'Storage class' }),
    antiAffinity: zod
      .enum(['preferred', 'required', 'off'])
      .default('preferred')
      .describe(
        'Whether instances keep apart: preferred keeps them apart where there is room, required rather leaves one pending, off does not care.',
      )
      .meta({ title: 'Keep instances apart' }),
    topologyKey: zod
      .enum(['kubernetes.io/hostname', 'topology.kubernetes.io/zone'])
      .default('kubernetes.io/hostname')
      .describe(
        'What instances keep apart over: kubernetes.io/hostname is nodes, topology.kubernetes.io/zone is availability zones.',
      )
      .meta({ title: 'Keep apart over' }),
    topologySpread: zod
      .boolean()
      .default(true)
      .describe(
        'Also spread instances evenly over availability zones, where nodes are in zones; never a reason to leave one pending.',
      )
      .meta({ title: 'Spread over zones' }),
    synchronousReplicas: zod
      .int()
      .min(0, 'At least 0 replicas.')
      .max(MAX_INSTANCES - 1, `At most ${MAX_INSTANCES - 1} replicas.`)
      .default(0)
      .describe(
        'Replicas that must have a transaction before it counts as committed: no committed data is lost with the primary, and writes wait while fewer are there. Fewer than there are instances.',
      )
      .meta({ title: 'Synchronous replicas' }),
    database: zod
      .string()
      .regex(IDENTIFIER, IDENTIFIER_HELP)
      .default('app')
      .describe('Name of the database that is created.')
      .meta({ title: 'Database' }),
    owner: zod
      .string()
      .regex(IDENTIFIER, IDENTIFIER_HELP)
      .default('app')
      .describe('User who owns it, and whose password you get.')
      .meta({ title: 'Owner' }),
    maxConnections: zod
      .int()
      .min(20, 'At least 20 connections.')
      .max(1000, 'At most 1000 connections; beyond, use a pooler.')
      .default(100)
      .describe('How many sessions may be open at once (max_connections).')
      .meta({ title: 'Connections' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type CloudNativePgInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of instances.
 *
 * @internal
 */
export function instances(zod: typeof z) {
  return zod.int().min(1, INSTANCES_HELP).max(MAX_INSTANCES, INSTANCES_HELP);
}

/**
 * A size of a disk.
 *
 * @internal
 */
export function storage(zod: typeof z) {
  return zod.string().max(32).regex(new RegExp(BYTES_PATTERN), SIZE_HELP);
}
