import type { FieldError } from '@berth/backstage-plugin-berth-common';
import { jsonOf } from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { filterFields, OBJECT_NAME } from '../knative/trigger';
import { schedule, watched } from './sources';

/**
 * What one can say of a broker. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    subscriber: functionName(zod)
      .optional()
      .describe(
        'A function of the namespace that gets the events. More can be added later.',
      )
      .meta({ title: 'Function that gets events' }),
    ...filterFields(zod),
    schedule: schedule(zod)
      .optional()
      .describe('Sends an event by the clock as well, such as 0 6 * * 1-5.')
      .meta({ title: 'Schedule' }),
    timezone: zod
      .string()
      .max(64)
      .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'Such as Europe/Berlin.')
      .optional()
      .describe('Of the schedule; UTC unless given.')
      .meta({ title: 'Time zone' }),
    scheduleData: zod
      .string()
      .max(4096)
      .default('{}')
      .describe('What the events of the schedule say, as JSON.')
      .meta({ title: 'Data of the schedule' }),
    watch: watched(zod)
      .default([])
      .describe(
        'Kinds of objects in the namespace whose changes are sent as well, such as v1/Event. The service account below has to be allowed to watch them.',
      )
      .meta({ title: 'Kinds to watch' }),
    serviceAccount: zod
      .string()
      .max(63)
      .regex(OBJECT_NAME, 'This is no service account.')
      .default('default')
      .describe('With whose rights they are watched.')
      .meta({ title: 'Service account' }),
    retries: retries(zod)
      .default(5)
      .describe('How often an event is sent again that was not taken.')
      .meta({ title: 'Retries' }),
    backoffPolicy: zod
      .enum(['exponential', 'linear'])
      .default('exponential')
      .describe('How the pause between two tries grows.')
      .meta({ title: 'Pauses' }),
    backoffSeconds: zod
      .int()
      .min(1)
      .max(300)
      .default(1)
      .describe('The first pause.')
      .meta({ title: 'Seconds of the first pause' }),
    deadLetters: functionName(zod)
      .optional()
      .describe('A function that gets what nobody took in the end.')
      .meta({ title: 'Function for dead letters' }),
    brokerClass: zod
      .enum(['MTChannelBasedBroker', 'Kafka', 'RabbitMQBroker'])
      .optional()
      .describe(
        "Who keeps the events until they are taken; the cluster's own default unless given. The platform team knows which there are.",
      )
      .meta({ title: 'Class' }),
    config: zod
      .string()
      .max(127)
      .regex(
        /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/,
        'Write namespace/name.',
      )
      .optional()
      .describe('The ConfigMap of the class, as namespace/name.')
      .meta({ title: 'Configuration' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type BrokerInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * Rules that span fields.
 *
 * @internal
 */
export function check(given: BrokerInput): FieldError[] {
  const problems: FieldError[] = [];
  const filtered =
    given.types.length > 0 || Object.keys(given.attributes).length > 0;
  if (filtered && !given.subscriber) {
    problems.push({
      field: 'subscriber',
      message: 'Say which function gets these events.',
    });
  }
  if ('type' in given.attributes) {
    problems.push({
      field: 'attributes',
      message: 'Write the type among the types of events.',
    });
  }
  if (jsonOf(given.scheduleData) === undefined) {
    problems.push({ field: 'scheduleData', message: 'This is no JSON.' });
  }
  return problems;
}

/**
 * How often an event is sent again.
 *
 * @internal
 */
export function retries(zod: typeof z) {
  return zod.int().min(0, 'Between 0 and 20.').max(20, 'Between 0 and 20.');
}

/**
 * The name of a function.
 *
 * @internal
 */
export function functionName(zod: typeof z) {
  return zod
    .string()
    .max(63)
    .regex(OBJECT_NAME, 'This is no name of a function.');
}
