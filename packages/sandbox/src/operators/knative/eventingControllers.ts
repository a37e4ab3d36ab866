import type { KubernetesObject } from '../../kubernetes/types';
import type { StandInOptions } from '../StandIn';
import { StatusController, type NextStep } from '../StatusController';
import {
  eventingKinds,
  type Broker,
  type Source,
  type Trigger,
} from './eventing';
import { nextOfBroker, nextOfSource, nextOfTrigger } from './nextOfEventing';
import { conditionOf } from './types';

const NAME = 'knative-eventing';

/**
 * What moves brokers, triggers and sources. Who gets events may come later than
 * they do, so that what is not ready is looked at again.
 *
 * @internal
 */
export function eventingControllers(
  standIn: StandInOptions,
  options: {
    /** Below which the gateway answers, with a port. */
    domain: string;
    /** The address of a function, as soon as it has one. */
    addressOf: (namespace: string, name: string) => string | undefined;
  },
): Array<{ run(signal: AbortSignal): Promise<void> }> {
  const addressIn =
    ({ metadata }: KubernetesObject) =>
    (name: string) =>
      options.addressOf(metadata.namespace ?? '', name);
  const untilReady = (step: NextStep): NextStep => ({
    ...step,
    ...(conditionOf(step as never)?.status !== 'True' && {
      againAfterMs: standIn.delayMs * 5,
    }),
  });
  const source = (kind: typeof eventingKinds.pingSource, type: string) =>
    StatusController.create<Source>({
      standIn,
      name: NAME,
      kind,
      follows: {
        kind: eventingKinds.broker,
        nameOf: ({ spec }) => spec.sink?.ref?.name ?? '',
      },
      next: (object, _related, broker) =>
        untilReady(
          nextOfSource(object, broker, { addressOf: addressIn(object), type }),
        ),
    });
  return [
    StatusController.create<Broker>({
      standIn,
      name: NAME,
      kind: eventingKinds.broker,
      next: broker =>
        untilReady(
          nextOfBroker(broker, {
            domain: options.domain,
            addressOf: addressIn(broker),
          }),
        ),
    }),
    StatusController.create<Trigger>({
      standIn,
      name: NAME,
      kind: eventingKinds.trigger,
      follows: {
        kind: eventingKinds.broker,
        nameOf: ({ spec }) => spec.broker ?? '',
      },
      next: (trigger, _related, broker) =>
        untilReady(
          nextOfTrigger(trigger, broker, { addressOf: addressIn(trigger) }),
        ),
    }),
    source(eventingKinds.pingSource, 'dev.knative.sources.ping'),
    source(eventingKinds.apiServerSource, 'dev.knative.apiserver.ref.update'),
  ];
}
