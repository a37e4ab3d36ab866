import {
  judgeObject,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';

/**
 * What Knative says of the Service, and then of its domain and its
 * subscriptions. Asleep, with no instance, is Ready: the next request wakes it.
 *
 * @internal
 */
export function readiness({ primary, children }: ClaimObjects): Readiness {
  const { rule: _, ...service } = judgeObject(primary);
  if (service.phase !== 'Ready') {
    return service;
  }
  const [first] = children
    .filter(({ kind }) => kind === 'DomainMapping' || kind === 'Trigger')
    .map(part => ({ part, judged: judgeObject(part) }))
    .filter(({ judged }) => judged.phase !== 'Ready');
  if (!first) {
    return service;
  }
  const { phase, reason, message } = first.judged;
  const what =
    first.part.kind === 'Trigger'
      ? 'its subscription to events does not work'
      : `its domain ${first.part.metadata.name} does not`;
  return {
    phase: phase === 'Deleting' ? 'Provisioning' : phase,
    reason,
    message: `It answers at its own address; ${what} yet: ${message}`,
  };
}
