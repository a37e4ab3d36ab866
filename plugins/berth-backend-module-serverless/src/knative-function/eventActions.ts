import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { brokerOf } from '../knative-broker/observed';
import { TRIGGER } from '../knative/kinds';
import { filterFields, OBJECT_NAME, triggerOf } from '../knative/trigger';

/**
 * Which events a function gets.
 *
 * @internal
 */
export const eventActions: Record<string, OfferingActionDefinition> = {
  subscribe: createOfferingAction({
    title: 'Subscribe to events',
    description: 'Has a broker of the namespace hand events to it.',
    input: zod => ({
      broker: zod
        .string()
        .max(63)
        .regex(OBJECT_NAME, 'This is no name of a broker.')
        .describe('The broker that they come from.')
        .meta({ title: 'Broker' }),
      ...filterFields(zod),
    }),
    check: ({ broker, attributes }, { children }) => {
      if ('type' in attributes) {
        const message = 'Write the type among the types of events.';
        return [{ field: 'attributes', message }];
      }
      return children.some(
        child => child.kind === 'Trigger' && brokerOf(child) === broker,
      )
        ? [
            {
              field: 'broker',
              message:
                'It gets events of this broker already; unsubscribe it first.',
            },
          ]
        : undefined;
    },
    plan: ({ broker, types, attributes }, { primary }) => {
      const name = String(primary.metadata.name);
      return [
        {
          type: 'create',
          object: triggerOf({
            name: `${name}-${broker}`.slice(0, 63).replace(/-+$/, ''),
            broker,
            functionName: name,
            filter: { types, attributes },
          }),
        },
      ];
    },
  }),

  unsubscribe: createOfferingAction({
    title: 'Unsubscribe from events',
    description: 'Ends what it gets of a broker.',
    destructive: true,
    input: zod => ({
      broker: zod
        .string()
        .max(63)
        .regex(OBJECT_NAME, 'This is no name of a broker.')
        .describe('The broker that they come from.')
        .meta({ title: 'Broker' }),
    }),
    unavailable: ({ children }) =>
      children.some(({ kind }) => kind === 'Trigger')
        ? undefined
        : 'It has subscribed to nothing.',
    check: ({ broker }, { children }) =>
      children.some(
        child => child.kind === 'Trigger' && brokerOf(child) === broker,
      )
        ? undefined
        : [{ field: 'broker', message: 'It gets nothing of this broker.' }],
    plan: ({ broker }, { children }) =>
      children
        .filter(child => child.kind === 'Trigger' && brokerOf(child) === broker)
        .map(({ metadata }) => ({
          type: 'delete' as const,
          kind: TRIGGER,
          name: String(metadata.name),
        })),
  }),
};
