import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  judgeObject,
  recordOf,
  recordsOf,
  specOf,
  statusOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import { BROKER } from '../knative/kinds';
import { describeFilter } from '../knative/trigger';

/**
 * A trigger or a source, as a page shows it.
 *
 * @internal
 */
export interface EventPart {
  kind: string;
  name: string;
  phase: ClaimPhase;
  message: string;
  /** Which events, when, or of what. */
  what: string;
  /** Who gets them, where it is a trigger. */
  subscriber?: string;
}

/**
 * The broker that an object of Eventing belongs to.
 *
 * @internal
 */
export function brokerOf(object: KubernetesObject): string | undefined {
  const spec = specOf(object);
  if (object.kind === 'Trigger') {
    return textOf(spec.broker) ?? textOf(recordOf(spec.brokerRef).name);
  }
  const ref = recordOf(recordOf(spec.sink).ref);
  return ref.kind === BROKER.kind &&
    String(ref.apiVersion).startsWith(`${BROKER.group}/`)
    ? textOf(ref.name)
    : undefined;
}

/**
 * Reads a trigger or a source.
 *
 * @internal
 */
export function eventPart(object: KubernetesObject): EventPart {
  const spec = specOf(object);
  const { phase, message } = judgeObject(object);
  const subscriber = recordOf(spec.subscriber);
  return {
    kind: String(object.kind),
    name: String(object.metadata.name),
    phase,
    message,
    what: whatOf(object),
    ...(object.kind === 'Trigger' && {
      subscriber:
        textOf(recordOf(subscriber.ref).name) ?? textOf(subscriber.uri),
    }),
  };
}

/**
 * Where a broker takes events; several where it has several addresses.
 *
 * @internal
 */
export function addressesOf(broker: KubernetesObject): string[] {
  const status = statusOf(broker);
  const urls = [
    textOf(recordOf(status.address).url),
    ...recordsOf(status.addresses).map(({ url }) => textOf(url)),
  ].filter(url => url !== undefined);
  return [...new Set(urls)];
}

function whatOf(object: KubernetesObject): string {
  const spec = specOf(object);
  switch (object.kind) {
    case 'Trigger':
      return describeFilter(object);
    case 'PingSource':
      return [textOf(spec.schedule), textOf(spec.timezone)]
        .filter(Boolean)
        .join(' ');
    default:
      return recordsOf(spec.resources)
        .map(({ apiVersion, kind }) => `${apiVersion}/${kind}`)
        .join(', ');
  }
}
