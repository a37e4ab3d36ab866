import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { apiVersionOf, BROKER, SERVICE } from '../knative/kinds';
import { triggerOf } from '../knative/trigger';
import type { BrokerInput } from './input';
import { apiServerSource, pingSource } from './sources';

/**
 * The Broker that an input asks for, with its first trigger and sources.
 *
 * @internal
 */
export function manifests(
  input: BrokerInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const [configNamespace, configName] = input.config?.split('/') ?? [];
  const broker: KubernetesObject = {
    apiVersion: apiVersionOf(BROKER),
    kind: BROKER.kind,
    metadata: {
      name,
      ...(input.brokerClass && {
        annotations: { 'eventing.knative.dev/broker.class': input.brokerClass },
      }),
    },
    spec: {
      ...(configName && {
        config: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          namespace: configNamespace,
          name: configName,
        },
      }),
      delivery: {
        retry: input.retries,
        backoffPolicy: input.backoffPolicy,
        backoffDelay: `PT${input.backoffSeconds}S`,
        ...(input.deadLetters && {
          deadLetterSink: deadLetterSink(input.deadLetters),
        }),
      },
    },
  };
  const { subscriber, types, attributes } = input;
  return [
    broker,
    ...(subscriber
      ? [
          triggerOf({
            name: `${name}-${subscriber}`.slice(0, 63).replace(/-+$/, ''),
            broker: name,
            functionName: subscriber,
            filter: { types, attributes },
          }),
        ]
      : []),
    ...(input.schedule
      ? [
          pingSource({
            name: `${name}-clock`,
            broker: name,
            schedule: input.schedule,
            timezone: input.timezone,
            data: input.scheduleData,
          }),
        ]
      : []),
    ...(input.watch.length > 0
      ? [
          apiServerSource({
            name: `${name}-watch`,
            broker: name,
            kinds: input.watch,
            serviceAccount: input.serviceAccount,
          }),
        ]
      : []),
  ];
}

/**
 * What a broker takes of the tenant's quota: nothing itself, since Knative runs
 * brokers and clocks for all together; a watch of objects is a pod.
 *
 * @internal
 */
export function usage(input: BrokerInput): ResourceList {
  return input.watch.length > 0 ? { pods: '1' } : {};
}

/**
 * Where that goes which nobody took.
 *
 * @internal
 */
export function deadLetterSink(functionName: string) {
  return {
    ref: {
      apiVersion: apiVersionOf(SERVICE),
      kind: SERVICE.kind,
      name: functionName,
    },
  };
}
