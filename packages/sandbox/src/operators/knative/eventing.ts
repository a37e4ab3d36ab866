import type { KubernetesObject } from '../../kubernetes/types';

/** API groups of Knative Eventing. */
export const EVENTING = 'eventing.knative.dev';
export const SOURCES = 'sources.knative.dev';

/** Kinds of Knative Eventing, as references name them. */
export const eventingKinds = {
  broker: { apiVersion: `${EVENTING}/v1`, kind: 'Broker' },
  trigger: { apiVersion: `${EVENTING}/v1`, kind: 'Trigger' },
  pingSource: { apiVersion: `${SOURCES}/v1`, kind: 'PingSource' },
  apiServerSource: { apiVersion: `${SOURCES}/v1`, kind: 'ApiServerSource' },
};

/** The host below which the gateway takes events for brokers. */
export const INGRESS = 'broker-ingress.knative-eventing';

/** Where something is sent to. */
export interface Destination {
  uri?: string;
  ref?: { apiVersion?: string; kind?: string; name?: string };
}

export interface Broker extends KubernetesObject {
  spec?: { delivery?: { deadLetterSink?: Destination } };
}

/** What an event has to be, in one of the dialects of Knative. */
export interface Filter {
  exact?: Record<string, string>;
  prefix?: Record<string, string>;
  suffix?: Record<string, string>;
  any?: Filter[];
  all?: Filter[];
  not?: Filter;
  cesql?: string;
}

export interface Trigger extends KubernetesObject {
  spec: {
    broker?: string;
    filter?: { attributes?: Record<string, string> };
    filters?: Filter[];
    subscriber?: Destination;
  };
}

export interface Source extends KubernetesObject {
  spec: { sink?: Destination; resources?: unknown[] };
}

/**
 * Whether a trigger lets an event through, by its attributes. Expressions of
 * CloudEvents SQL are not read here, and let nothing through.
 *
 * @internal
 */
export function letsThrough(
  { spec }: Trigger,
  event: Record<string, string>,
): boolean {
  // Where both are there, Knative goes by the newer one.
  return spec.filters && spec.filters.length > 0
    ? spec.filters.every(filter => holds(filter, event))
    : holds({ exact: spec.filter?.attributes }, event);
}

function holds(filter: Filter, event: Record<string, string>): boolean {
  const every = (
    wanted: Record<string, string> | undefined,
    fits: (value: string, text: string) => boolean,
  ) =>
    Object.entries(wanted ?? {}).every(
      ([name, text]) => name in event && fits(event[name], text),
    );
  return (
    every(filter.exact, (value, text) => text === '' || value === text) &&
    every(filter.prefix, (value, text) => value.startsWith(text)) &&
    every(filter.suffix, (value, text) => value.endsWith(text)) &&
    (!filter.any || filter.any.some(one => holds(one, event))) &&
    (!filter.all || filter.all.every(one => holds(one, event))) &&
    (!filter.not || !holds(filter.not, event)) &&
    filter.cesql === undefined
  );
}
