import { BYTES_PATTERN } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import {
  CLAIM_NAME,
  CLAIM_NAME_HELP,
  CRON,
  CRON_HELP,
  MOMENT,
  MOMENT_HELP,
  SIZE_HELP,
  SUBDOMAIN,
} from './patterns';

// More replicas than that are a reason to talk to the platform team first.
const MAX_INSTANCES = 9;
const INSTANCES_HELP = `Between 1 and ${MAX_INSTANCES} instances.`;

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

/**
 * A name of a Secret or another object.
 *
 * @internal
 */
export function objectName(zod: typeof z, kind: string) {
  return zod.string().max(253).regex(SUBDOMAIN, `This is no name of ${kind}.`);
}

/**
 * A name of another claim.
 *
 * @internal
 */
export function claimName(zod: typeof z, maxLength = 50) {
  return zod
    .string()
    .max(maxLength, `At most ${maxLength} characters.`)
    .regex(CLAIM_NAME, CLAIM_NAME_HELP);
}

/**
 * A schedule as crontab writes it.
 *
 * @internal
 */
export function schedule(zod: typeof z) {
  return zod.string().max(64).regex(CRON, CRON_HELP);
}

/**
 * A point in time.
 *
 * @internal
 */
export function moment(zod: typeof z) {
  return zod.string().max(40).regex(MOMENT, MOMENT_HELP);
}

/**
 * What every database with replicas asks about its instances and their disks.
 *
 * @internal
 */
export function sizeFields(zod: typeof z) {
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
    storageClass: objectName(zod, 'a StorageClass')
      .optional()
      .describe(
        "Name of the StorageClass of the disks; the cluster's default one unless given.",
      )
      .meta({ title: 'Storage class' }),
  };
}

/**
 * What every database with replicas asks about where its instances run.
 *
 * @internal
 */
export function placeFields(zod: typeof z) {
  return {
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
  };
}
