import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import {
  API_SERVER_SOURCE,
  BROKER,
  PING_SOURCE,
  TRIGGER,
} from '../knative/kinds';
import { filterFields, OBJECT_NAME, triggerOf } from '../knative/trigger';
import { functionName, retries } from './input';
import { deadLetterSink } from './manifests';
import { apiServerSource, pingSource, schedule, watched } from './sources';

/** The kinds of what is connected to a broker. */
const PARTS = [TRIGGER, PING_SOURCE, API_SERVER_SOURCE];

/**
 * What can be done to a broker after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  subscribe: createOfferingAction({
    title: 'Subscribe a function',
    description: 'Adds a trigger that hands events to a function.',
    input: zod => ({
      subscriber: functionName(zod)
        .describe('The function that gets them, of the same namespace.')
        .meta({ title: 'Function' }),
      ...filterFields(zod),
      name: partName(zod)
        .optional()
        .describe("The trigger's name; the function's unless given.")
        .meta({ title: 'Name of the trigger' }),
    }),
    check: (input, objects) =>
      taken(objects, 'Trigger', input.name ?? input.subscriber, 'name'),
    plan: ({ subscriber, name, types, attributes }, { primary }) => [
      {
        type: 'create',
        object: triggerOf({
          name: name ?? subscriber,
          broker: String(primary.metadata.name),
          functionName: subscriber,
          filter: { types, attributes },
        }),
      },
    ],
  }),

  schedule: createOfferingAction({
    title: 'Add a schedule',
    description: 'Adds a clock that sends the same event again and again.',
    input: zod => ({
      name: partName(zod)
        .describe('What the clock is called.')
        .meta({ title: 'Name' }),
      schedule: schedule(zod)
        .describe('When, such as 0 6 * * 1-5.')
        .meta({ title: 'Schedule' }),
      data: zod
        .string()
        .max(4096)
        .default('{}')
        .describe('What the event says, as JSON.')
        .meta({ title: 'Data' }),
    }),
    check: (input, objects) => taken(objects, 'PingSource', input.name, 'name'),
    plan: (input, { primary }) => [
      {
        type: 'create',
        object: pingSource({
          ...input,
          broker: String(primary.metadata.name),
        }),
      },
    ],
  }),

  watch: createOfferingAction({
    title: 'Watch objects',
    description: 'Sends the changes of objects of the namespace as events.',
    input: zod => ({
      name: partName(zod)
        .describe('What the watch is called.')
        .meta({ title: 'Name' }),
      kinds: watched(zod)
        .min(1)
        .describe('Which kinds, such as v1/Event and apps/v1/Deployment.')
        .meta({ title: 'Kinds' }),
      serviceAccount: partName(zod)
        .default('default')
        .describe('With whose rights; it has to be allowed to watch them.')
        .meta({ title: 'Service account' }),
    }),
    check: (input, objects) =>
      taken(objects, 'ApiServerSource', input.name, 'name'),
    plan: (input, { primary }) => [
      {
        type: 'create',
        object: apiServerSource({
          ...input,
          broker: String(primary.metadata.name),
        }),
      },
    ],
  }),

  remove: createOfferingAction({
    title: 'Remove a trigger or source',
    description: 'From then on its events are not sent any more.',
    destructive: true,
    input: zod => ({
      name: partName(zod)
        .describe('The trigger or source to remove.')
        .meta({ title: 'Name' }),
    }),
    unavailable: ({ children }) =>
      children.length === 0 ? 'It has no trigger and no source.' : undefined,
    check: ({ name }, { children }) =>
      children.some(({ metadata }) => metadata.name === name)
        ? undefined
        : [
            {
              field: 'name',
              message: `There is no such one; there is ${children
                .map(({ metadata }) => metadata.name)
                .join(', ')}.`,
            },
          ],
    plan: ({ name }, { children }) =>
      children
        .filter(({ metadata }) => metadata.name === name)
        .flatMap(({ kind }) => {
          const found = PARTS.find(part => part.kind === kind);
          return found ? [{ type: 'delete' as const, kind: found, name }] : [];
        }),
  }),

  delivery: createOfferingAction({
    title: 'Change delivery',
    description:
      'Sets how often an event is sent again, and who gets what nobody took.',
    input: zod => ({
      retries: retries(zod)
        .optional()
        .describe('How often; what you leave out stays.')
        .meta({ title: 'Retries' }),
      deadLetters: functionName(zod)
        .optional()
        .describe('A function that gets what nobody took in the end.')
        .meta({ title: 'Function for dead letters' }),
    }),
    check: input =>
      input.retries === undefined && !input.deadLetters
        ? [{ field: 'retries', message: 'Write one of the two.' }]
        : undefined,
    plan: (input, { primary }) => [
      {
        type: 'merge-patch',
        kind: BROKER,
        name: String(primary.metadata.name),
        patch: {
          spec: {
            delivery: {
              ...(input.retries !== undefined && { retry: input.retries }),
              ...(input.deadLetters && {
                deadLetterSink: deadLetterSink(input.deadLetters),
              }),
            },
          },
        },
      },
    ],
  }),
};

function partName(zod: typeof z) {
  return zod
    .string()
    .max(63)
    .regex(OBJECT_NAME, 'Write a name such as orders.');
}

function taken(
  { children }: ClaimObjects,
  kind: string,
  name: string,
  field: string,
) {
  return children.some(
    child => child.kind === kind && child.metadata.name === name,
  )
    ? [{ field, message: `There is a ${kind} '${name}' already.` }]
    : undefined;
}
