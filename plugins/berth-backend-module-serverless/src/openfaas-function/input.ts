import type { z } from 'zod';
import { image, secretName } from '../shared/fields';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

const CRON_FIELD = String.raw`[*0-9A-Za-z,/-]{1,40}`;
const CRON = new RegExp(`^${CRON_FIELD}( ${CRON_FIELD}){4}$`);

const REPLICAS_HELP = 'Between 1 and 100 replicas.';

/**
 * What one can say of a function of OpenFaaS. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU and memory of each replica.')
      .meta({ title: 'Size' }),
    image: image(zod)
      .default('ghcr.io/openfaas/nodeinfo:latest')
      .describe(
        'The function as faas-cli publish has pushed it. The one given is a sample that tells about its host.',
      )
      .meta({ title: 'Image' }),
    minReplicas: replicas(zod)
      .default(1)
      .describe('It never goes below, but to zero where it may.')
      .meta({ title: 'At least' }),
    maxReplicas: replicas(zod)
      .default(3)
      .describe('It never goes above, whatever comes.')
      .meta({ title: 'At most' }),
    scaleToZero: zod
      .boolean()
      .default(false)
      .describe('Run nothing while nobody calls it; the first call wakes it.')
      .meta({ title: 'Scale to zero' }),
    idleMinutes: zod
      .int()
      .min(1, 'At least a minute.')
      .max(1440, 'At most a day.')
      .default(15)
      .describe('How long nobody must have called it before that.')
      .meta({ title: 'Minutes to stay awake' }),
    scaleOn: zod
      .enum(['rps', 'capacity', 'cpu'])
      .default('rps')
      .describe(
        'rps is calls a second, capacity is calls at a time, cpu is thousandths of a CPU.',
      )
      .meta({ title: 'Scale on' }),
    target: zod
      .int()
      .min(1, 'At least 1.')
      .max(100_000, 'At most 100000.')
      .default(50)
      .describe('How much of it one replica is to have.')
      .meta({ title: 'Target of a replica' }),
    environment: environment(zod)
      .default({})
      .describe('Environment variables by name. Nothing secret: see below.')
      .meta({ title: 'Variables' }),
    secrets: zod
      .array(secretName(zod))
      .max(20)
      .default([])
      .describe(
        'Secrets of your namespace; each key is a file in /var/openfaas/secrets.',
      )
      .meta({ title: 'Secrets' }),
    schedule: zod
      .string()
      .max(200)
      .regex(
        CRON,
        'Write minute, hour, day, month and day of the week, such as 0 3 * * *.',
      )
      .optional()
      .describe(
        'Call it at these times, where the platform has the cron connector.',
      )
      .meta({ title: 'Schedule' }),
    topics: zod
      .array(
        zod
          .string()
          .max(249)
          .regex(/^[A-Za-z0-9._/-]+$/, 'Write the name of a topic.'),
      )
      .max(20)
      .default([])
      .describe(
        'Call it for each message of these topics, where the platform has a connector for them.',
      )
      .meta({ title: 'Topics' }),
    readOnly: zod
      .boolean()
      .default(true)
      .describe('Let it write to /tmp only, and to nothing of its image.')
      .meta({ title: 'Read-only image' }),
    gateway: zod
      .string()
      .max(253)
      .regex(
        /^https?:\/\/[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[1-9][0-9]{0,4})?$/,
        'Write an address such as https://functions.example.com.',
      )
      .optional()
      .describe(
        "The address of OpenFaaS's gateway, for its page; within the cluster unless given.",
      )
      .meta({ title: 'Gateway' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type OpenFaasInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A bound of the number of replicas. Zero is said otherwise.
 *
 * @internal
 */
export function replicas(zod: typeof z) {
  return zod.int().min(1, REPLICAS_HELP).max(100, REPLICAS_HELP);
}

/**
 * Environment variables with the values that they are to have.
 *
 * @internal
 */
export function environment(zod: typeof z) {
  return zod.record(variableName(zod), zod.string().max(4096));
}

/**
 * The name of an environment variable.
 *
 * @internal
 */
export function variableName(zod: typeof z) {
  return zod
    .string()
    .regex(
      VARIABLE,
      'Use letters, digits and underscores, not beginning with a digit.',
    );
}
