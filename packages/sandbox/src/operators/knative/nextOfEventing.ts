import type { KubernetesObject } from '../../kubernetes/types';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import {
  EVENTING,
  INGRESS,
  type Broker,
  type Destination,
  type Source,
  type Trigger,
} from './eventing';
import { conditionOf } from './types';

type Ready = Parameters<typeof conditionOf>[0];

/** Finds the address of a Service of Knative; undefined when it has none. */
export type FindAddress = (name: string) => string | undefined;

/**
 * What Knative does next with a Broker: it has an address within the cluster.
 * The second one is the sandbox's own, at which its gateway takes events.
 *
 * @param domain - below which the gateway answers, with a port
 * @internal
 */
export function nextOfBroker(
  broker: Broker,
  options: { domain: string; addressOf: FindAddress },
): NextStep {
  const { name, namespace, generation } = broker.metadata;
  const path = `/${namespace}/${name}`;
  const inside = `http://${INGRESS}.svc.cluster.local${path}`;
  const sink = deadLetters(broker, options.addressOf);
  return {
    status: {
      observedGeneration: generation,
      address: { name: 'http', url: inside },
      addresses: [
        { name: 'http', url: inside },
        { name: 'sandbox', url: `http://${INGRESS}.${options.domain}${path}` },
      ],
      ...(sink.uri && { deadLetterSinkUri: sink.uri }),
      conditions: conditions(
        broker,
        withReady([
          { type: 'Addressable', status: 'True', reason: '' },
          sink.condition,
          {
            type: 'EventPoliciesReady',
            status: 'True',
            reason: 'DefaultAuthorizationMode',
          },
          { type: 'FilterReady', status: 'True', reason: '' },
          { type: 'IngressReady', status: 'True', reason: '' },
          { type: 'TriggerChannelReady', status: 'True', reason: '' },
        ]),
      ),
    },
  };
}

/**
 * What Knative does next with a Trigger: it waits for its broker, and looks for
 * who is to get the events.
 *
 * @internal
 */
export function nextOfTrigger(
  trigger: Trigger,
  broker: KubernetesObject | undefined,
  options: { addressOf: FindAddress },
): NextStep {
  const { subscriber, broker: brokerName } = trigger.spec;
  const found = addressOfDestination(subscriber, options.addressOf);
  const isReady = conditionOf(broker as Ready)?.status === 'True';
  const brokerReady: WantedCondition = broker
    ? {
        type: 'BrokerReady',
        status: isReady ? 'True' : 'Unknown',
        reason: isReady ? '' : 'BrokerNotReady',
      }
    : {
        type: 'BrokerReady',
        status: 'False',
        reason: 'BrokerDoesNotExist',
        message: `Broker "${brokerName}" does not exist.`,
      };
  return {
    status: {
      observedGeneration: trigger.metadata.generation,
      ...(found && { subscriberUri: found }),
      conditions: conditions(
        trigger,
        withReady([
          brokerReady,
          {
            type: 'DeadLetterSinkResolved',
            status: 'True',
            reason: 'DeadLetterSinkNotConfigured',
          },
          { type: 'DependencyReady', status: 'True', reason: '' },
          {
            type: 'SubscriberResolved',
            status: found ? 'True' : 'False',
            reason: found ? '' : "Unable to get the Subscriber's URI",
            message: found ? '' : notFound(subscriber),
          },
          {
            type: 'SubscriptionReady',
            status: found && isReady ? 'True' : 'Unknown',
            reason: found && isReady ? '' : 'SubscriptionNotConfigured',
          },
        ]),
      ),
    },
  };
}

/**
 * What Knative does next with a source: it waits for where it sends to.
 *
 * @internal
 */
export function nextOfSource(
  source: Source,
  broker: KubernetesObject | undefined,
  options: { addressOf: FindAddress; type: string },
): NextStep {
  const { sink } = source.spec;
  const { namespace, name, generation } = source.metadata;
  const uri =
    sink?.ref?.kind === 'Broker'
      ? (broker?.status as { address?: { url?: string } } | undefined)?.address
          ?.url
      : addressOfDestination(sink, options.addressOf);
  return {
    status: {
      observedGeneration: generation,
      ...(uri && { sinkUri: uri }),
      ceAttributes: [
        {
          type: options.type,
          source: `/apis/v1/namespaces/${namespace}/${source.kind.toLowerCase()}s/${name}`,
        },
      ],
      conditions: conditions(
        source,
        withReady([
          { type: 'Deployed', status: 'True', reason: '' },
          {
            type: 'SinkProvided',
            status: uri ? 'True' : 'False',
            reason: uri ? '' : 'NotFound',
            message: uri ? '' : notFound(sink),
          },
          { type: 'SufficientPermissions', status: 'True', reason: '' },
        ]),
      ),
    },
  };
}

function deadLetters(
  broker: Broker,
  addressOf: FindAddress,
): { uri?: string; condition: WantedCondition } {
  const type = 'DeadLetterSinkResolved';
  const sink = broker.spec?.delivery?.deadLetterSink;
  if (!sink) {
    return {
      condition: {
        type,
        status: 'True',
        reason: 'DeadLetterSinkNotConfigured',
      },
    };
  }
  const uri = addressOfDestination(sink, addressOf);
  return {
    uri,
    condition: uri
      ? { type, status: 'True', reason: '' }
      : {
          type,
          status: 'False',
          reason: "Unable to get the DeadLetterSink's URI",
          message: notFound(sink),
        },
  };
}

function addressOfDestination(
  destination: Destination | undefined,
  addressOf: FindAddress,
): string | undefined {
  return destination?.ref?.name
    ? addressOf(destination.ref.name)
    : destination?.uri;
}

function notFound(destination: Destination | undefined): string {
  const { kind = '', name } = destination?.ref ?? {};
  const group = kind === 'Broker' ? EVENTING : 'serving.knative.dev';
  return `${kind.toLowerCase()}s.${group} "${name}" not found`;
}

/** The worst of what is said sums it up. */
function withReady(parts: WantedCondition[]): WantedCondition[] {
  const worst =
    parts.find(({ status }) => status === 'False') ??
    parts.find(({ status }) => status === 'Unknown');
  return [
    ...parts,
    {
      type: 'Ready',
      status: worst?.status ?? 'True',
      reason: worst?.reason ?? '',
      message: worst?.message,
    },
  ];
}
