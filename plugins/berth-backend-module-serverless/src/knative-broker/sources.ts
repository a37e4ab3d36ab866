import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import {
  API_SERVER_SOURCE,
  apiVersionOf,
  BROKER,
  PING_SOURCE,
} from '../knative/kinds';

/** Five fields, each with numbers, names, steps and lists; or one of the words. */
const SCHEDULE =
  /^(@(hourly|daily|weekly|monthly|yearly)|([0-9A-Za-z*/,-]+ ){4}[0-9A-Za-z*/,-]+)$/;

/** Kinds by API version and name, such as `v1/Event` and `apps/v1/Deployment`. */
const WATCHED = /^([a-z0-9.-]+\/)?v[0-9][a-z0-9]*\/[A-Z][A-Za-z0-9]*$/;

/**
 * When a clock sends events.
 *
 * @internal
 */
export function schedule(zod: typeof z) {
  return zod
    .string()
    .max(100)
    .regex(SCHEDULE, 'Write five fields, such as 0 6 * * 1-5, or @hourly.');
}

/**
 * Kinds of objects whose changes are sent as events.
 *
 * @internal
 */
export function watched(zod: typeof z) {
  return zod
    .array(
      zod
        .string()
        .max(120)
        .regex(WATCHED, 'Write a kind such as v1/Event or apps/v1/Deployment.'),
    )
    .max(10);
}

/**
 * A clock that sends the same event to a broker again and again.
 *
 * @internal
 */
export function pingSource(options: {
  name: string;
  broker: string;
  schedule: string;
  timezone?: string;
  data: string;
}): KubernetesObject {
  const { name, broker, timezone, data } = options;
  return {
    apiVersion: apiVersionOf(PING_SOURCE),
    kind: PING_SOURCE.kind,
    metadata: { name },
    spec: {
      schedule: options.schedule,
      ...(timezone && { timezone }),
      contentType: 'application/json',
      data,
      sink: sinkOf(broker),
    },
  };
}

/**
 * What sends changes of objects of the namespace to a broker.
 *
 * @internal
 */
export function apiServerSource(options: {
  name: string;
  broker: string;
  kinds: string[];
  serviceAccount: string;
}): KubernetesObject {
  const { name, broker, kinds, serviceAccount } = options;
  return {
    apiVersion: apiVersionOf(API_SERVER_SOURCE),
    kind: API_SERVER_SOURCE.kind,
    metadata: { name },
    spec: {
      // The reference alone: the object itself may hold more than a broker's
      // subscribers are to see.
      mode: 'Reference',
      serviceAccountName: serviceAccount,
      resources: kinds.map(text => {
        const cut = text.lastIndexOf('/');
        return { apiVersion: text.slice(0, cut), kind: text.slice(cut + 1) };
      }),
      sink: sinkOf(broker),
    },
  };
}

function sinkOf(name: string) {
  return {
    ref: { apiVersion: apiVersionOf(BROKER), kind: BROKER.kind, name },
  };
}
