import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  specOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { apiVersionOf, SERVICE, TRIGGER } from './kinds';

const TYPE = /^[A-Za-z0-9][-A-Za-z0-9._/]{0,126}\*?$/;

/** CloudEvents names attributes by small letters and digits. */
const ATTRIBUTE = /^[a-z0-9]{1,20}$/;

/**
 * A name of an object of Knative.
 *
 * @internal
 */
export const OBJECT_NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Which events are wanted.
 *
 * @internal
 */
export interface EventFilter {
  /** Types; one that ends with `*` stands for all that begin so. */
  types: string[];
  /** Further attributes and what they have to be. */
  attributes: Record<string, string>;
}

/**
 * The fields of a filter.
 *
 * @internal
 */
export function filterFields(zod: typeof z) {
  return {
    types: zod
      .array(
        zod.string().regex(TYPE, 'Write a type such as com.example.order.*'),
      )
      .max(20)
      .default([])
      .describe(
        'Which types of events, such as com.example.order.created; one that ends with * stands for all that begin so. None means all.',
      )
      .meta({ title: 'Types of events' }),
    attributes: zod
      .record(zod.string().regex(ATTRIBUTE), zod.string().min(1).max(256))
      .default({})
      .describe(
        'Further attributes that an event has to have, such as source: /orders.',
      )
      .meta({ title: 'Attributes' }),
  };
}

/**
 * A trigger that hands events of a broker to a function.
 *
 * @internal
 */
export function triggerOf(options: {
  name: string;
  broker: string;
  functionName: string;
  filter: EventFilter;
}): KubernetesObject {
  const { name, broker, functionName, filter } = options;
  return {
    apiVersion: apiVersionOf(TRIGGER),
    kind: TRIGGER.kind,
    metadata: { name },
    spec: {
      broker,
      ...filterSpec(filter),
      subscriber: {
        ref: {
          apiVersion: apiVersionOf(SERVICE),
          kind: SERVICE.kind,
          name: functionName,
        },
      },
    },
  };
}

/**
 * A filter in the form that every broker knows where that can say it, and else
 * by filters, which all have to hold.
 */
function filterSpec({ types, attributes }: EventFilter): object {
  const [type, ...others] = types;
  if (others.length === 0 && !type?.endsWith('*')) {
    const exact = { ...attributes, ...(type && { type }) };
    return Object.keys(exact).length > 0
      ? { filter: { attributes: exact } }
      : {};
  }
  const one = (text: string) =>
    text.endsWith('*')
      ? { prefix: { type: text.slice(0, -1) } }
      : { exact: { type: text } };
  return {
    filters: [
      others.length === 0 ? one(type) : { any: types.map(one) },
      ...(Object.keys(attributes).length > 0 ? [{ exact: attributes }] : []),
    ],
  };
}

/**
 * What a trigger lets through, in words; those of any author.
 *
 * @internal
 */
export function describeFilter(trigger: KubernetesObject): string {
  const spec = specOf(trigger);
  const filters = recordsOf(spec.filters);
  // Where both are there, Knative goes by the newer one.
  const texts =
    filters.length > 0
      ? filters.map(describeOne)
      : [equalities(recordOf(recordOf(spec.filter).attributes), '=')];
  return texts.filter(Boolean).join(' and ') || 'all events';
}

function describeOne(filter: Record<string, unknown>): string {
  const nested = (key: string, word: string) =>
    recordsOf(filter[key]).map(describeOne).filter(Boolean).join(` ${word} `);
  const not = recordOf(filter.not);
  return [
    equalities(recordOf(filter.exact), '='),
    equalities(recordOf(filter.prefix), 'begins with'),
    equalities(recordOf(filter.suffix), 'ends with'),
    nested('any', 'or'),
    nested('all', 'and'),
    Object.keys(not).length > 0 && `not ${describeOne(not)}`,
    textOf(filter.cesql),
  ]
    .filter(Boolean)
    .join(' and ');
}

function equalities(values: Record<string, unknown>, word: string): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${word} ${value}`)
    .join(' and ');
}
