import type { z } from 'zod';
import { secretName, SUBDOMAIN } from '../shared/fields';
import { TRIGGER_IDS } from './triggerKinds';

const CRON_FIELD = String.raw`(\*|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(/[0-9]+)?`;
const CRON = new RegExp(
  `^${CRON_FIELD}(,${CRON_FIELD})*( ${CRON_FIELD}(,${CRON_FIELD})*){4}$`,
);
const CRON_HELP =
  'Write minute, hour, day, month and day of the week, such as 0 8 * * 1-5.';

const MAX_REPLICAS = 1000;
const REPLICAS_HELP = `Between 0 and ${MAX_REPLICAS} replicas.`;

/**
 * What one can say of an autoscaler. Only the workload has no default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  const text = (max: number) => zod.string().min(1).max(max);
  return {
    workload: zod
      .string()
      .max(253)
      .regex(SUBDOMAIN, 'This is no name of a workload.')
      .describe('The Deployment of your namespace that is to be scaled.')
      .meta({ title: 'Deployment' }),
    trigger: zod
      .enum(TRIGGER_IDS)
      .default('cpu')
      .describe(
        'What it goes by: the load of its pods (cpu, memory), the time (cron), a query (prometheus) or what waits to be done (kafka, rabbitmq, redis, aws-sqs-queue).',
      )
      .meta({ title: 'Scale by' }),
    target: target(zod)
      .optional()
      .describe(
        'How much one replica is to have: percent of what its pods request (cpu, memory), part of what the query gives (prometheus), or how many messages. For cron, the replicas within the hours. By default 70 for cpu, 80 for memory, 3 for cron, 100 for prometheus, 10 for kafka, 20 for rabbitmq, 5 for the others.',
      )
      .meta({ title: 'Target' }),
    minReplicas: replicas(zod)
      .default(1)
      .describe(
        'It never goes below. With 0 nothing runs while there is nothing to do, which cpu and memory alone cannot tell.',
      )
      .meta({ title: 'At least' }),
    maxReplicas: maxReplicas(zod)
      .default(5)
      .describe('It never goes above, whatever waits.')
      .meta({ title: 'At most' }),
    start: zod
      .string()
      .max(100)
      .regex(CRON, CRON_HELP)
      .default('0 8 * * 1-5')
      .describe('For cron: when the hours begin.')
      .meta({ title: 'From' }),
    end: zod
      .string()
      .max(100)
      .regex(CRON, CRON_HELP)
      .default('0 18 * * 1-5')
      .describe('For cron: when they end.')
      .meta({ title: 'Until' }),
    timezone: zod
      .string()
      .max(64)
      .regex(/^[A-Za-z]+([_/+-][A-Za-z0-9]+)*$/, 'Such as Europe/Berlin.')
      .default('UTC')
      .describe('For cron: the time zone of both, such as Europe/Berlin.')
      .meta({ title: 'Time zone' }),
    address: text(500)
      .regex(/^\S+$/, 'Write it without blanks.')
      .optional()
      .describe(
        'Where it asks, as KEDA reaches it: the address of Prometheus (http://prometheus.monitoring:9090), of Kafka (kafka-0.kafka:9092, several with commas) or of Redis (redis.shop:6379).',
      )
      .meta({ title: 'Address' }),
    query: text(2000)
      .optional()
      .describe(
        'For prometheus: a query in PromQL that gives one number, such as sum(rate(http_requests_total{app="web"}[2m])).',
      )
      .meta({ title: 'Query' }),
    queue: text(250)
      .optional()
      .describe(
        'What waits: the topic (kafka), the queue (rabbitmq), the list (redis) or the URL of the queue (aws-sqs-queue).',
      )
      .meta({ title: 'Queue' }),
    consumerGroup: text(250)
      .optional()
      .describe('For kafka: the consumer group of the Deployment.')
      .meta({ title: 'Consumer group' }),
    sasl: zod
      .enum(['none', 'plaintext', 'scram_sha256', 'scram_sha512'])
      .default('none')
      .describe(
        'For kafka: how one signs in there, with username and password of the Secret.',
      )
      .meta({ title: 'Sign-in' }),
    tls: zod
      .boolean()
      .default(false)
      .describe('For kafka and redis: over TLS.')
      .meta({ title: 'TLS' }),
    region: zod
      .string()
      .max(32)
      .regex(/^[a-z]{2}(-[a-z]+)+-[0-9]$/, 'Such as eu-central-1.')
      .optional()
      .describe('For aws-sqs-queue: the region.')
      .meta({ title: 'Region' }),
    secret: secretName(zod)
      .optional()
      .describe(
        'A Secret of your namespace with the credentials. KEDA reads it; Berth does not.',
      )
      .meta({ title: 'Secret' }),
    secretKeys: zod
      .array(
        zod
          .string()
          .regex(
            /^[A-Za-z][A-Za-z0-9]{0,62}(=[-._A-Za-z0-9]{1,253})?$/,
            'Write the name that the trigger has for it, or name=key where the key is called otherwise.',
          ),
      )
      .min(1)
      .max(10)
      .optional()
      .describe(
        'What is taken from it, as the trigger calls it, or as name=key. By default host for rabbitmq, username and password for kafka, password for redis, bearerToken for prometheus, awsAccessKeyID and awsSecretAccessKey for aws-sqs-queue.',
      )
      .meta({ title: 'Keys of the Secret' }),
    workloadKind: zod
      .enum(['Deployment', 'StatefulSet'])
      .default('Deployment')
      .describe('What kind of workload it is.')
      .meta({ title: 'Kind' }),
    pollingSeconds: zod
      .int()
      .min(5, 'At least 5 seconds.')
      .max(3600, 'At most an hour.')
      .default(30)
      .describe('How often KEDA looks while nothing runs.')
      .meta({ title: 'Look every (seconds)' }),
    cooldownSeconds: zod
      .int()
      .min(0, 'At least 0 seconds.')
      .max(86_400, 'At most a day.')
      .default(300)
      .describe('How long nothing must have been to do before it goes to 0.')
      .meta({ title: 'Wait before 0 (seconds)' }),
    fallbackReplicas: replicas(zod)
      .optional()
      .describe(
        'How many replicas there are to be while the trigger cannot be asked, after three failures. Not for cpu and memory alone.',
      )
      .meta({ title: 'Replicas on failure' }),
    moreTriggers: zod
      .array(
        zod.strictObject({
          type: zod
            .string()
            .regex(/^[a-z][-a-z0-9]{0,62}$/, "Write KEDA's name of a trigger."),
          metadata: zod.record(
            zod.string().regex(/^[A-Za-z][A-Za-z0-9]{0,62}$/),
            zod.string().max(2000),
          ),
          metricType: zod
            .enum(['AverageValue', 'Value', 'Utilization'])
            .optional(),
          useSecret: zod.boolean().optional(),
        }),
      )
      .max(8, 'At most 8 more triggers.')
      .optional()
      .describe(
        'Further triggers, any that KEDA has: a list of type, metadata, metricType and useSecret. The one that wants most replicas wins.',
      )
      .meta({ title: 'More triggers' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type AutoscalerInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * The fields that a form folds away.
 *
 * @internal
 */
export const advanced: Array<keyof AutoscalerInput & string> = [
  'start',
  'end',
  'timezone',
  'address',
  'query',
  'queue',
  'consumerGroup',
  'sasl',
  'tls',
  'region',
  'secret',
  'secretKeys',
  'workloadKind',
  'pollingSeconds',
  'cooldownSeconds',
  'fallbackReplicas',
  'moreTriggers',
];

/**
 * A number of replicas, 0 included.
 *
 * @internal
 */
export function replicas(zod: typeof z) {
  return zod.int().min(0, REPLICAS_HELP).max(MAX_REPLICAS, REPLICAS_HELP);
}

/**
 * The highest number of replicas.
 *
 * @internal
 */
export function maxReplicas(zod: typeof z) {
  return zod
    .int()
    .min(1, 'At least 1 replica.')
    .max(MAX_REPLICAS, `At most ${MAX_REPLICAS} replicas.`);
}

/**
 * How much one replica is to have.
 *
 * @internal
 */
export function target(zod: typeof z) {
  return zod
    .number()
    .min(0.001, 'More than 0.')
    .max(1_000_000_000, 'At most a billion.');
}
