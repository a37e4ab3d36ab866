import {
  judgeObject,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';

/**
 * What Knative says of the Service, and then of its domain. Asleep, with no
 * instance, is Ready: the next request wakes it.
 *
 * @internal
 */
export function readiness({ primary, children }: ClaimObjects): Readiness {
  const { rule: _, ...service } = judgeObject(primary);
  if (service.phase !== 'Ready') {
    return service;
  }
  const domains = children
    .filter(({ kind }) => kind === 'DomainMapping')
    .map(domain => ({ domain, judged: judgeObject(domain) }))
    .filter(({ judged }) => judged.phase !== 'Ready');
  const [first] = domains;
  if (!first) {
    return service;
  }
  const { phase, reason, message } = first.judged;
  return {
    phase: phase === 'Deleting' ? 'Provisioning' : phase,
    reason,
    message: `It answers at its own address; its domain ${first.domain.metadata.name} does not yet: ${message}`,
  };
}
