import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  judgeObject,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';

/**
 * What Knative says of the Broker, and then of its triggers and sources: one
 * that does not work makes the whole Degraded.
 *
 * @internal
 */
export function readiness({ primary, children }: ClaimObjects): Readiness {
  const { rule: _, ...broker } = judgeObject(primary);
  if (broker.phase !== 'Ready') {
    return broker;
  }
  const parts = children
    .map(part => ({ part, judged: judgeObject(part) }))
    .filter(({ judged }) => !['Ready', 'Deleting'].includes(judged.phase));
  const worst =
    parts.find(({ judged }) => judged.phase !== 'Provisioning') ?? parts[0];
  if (!worst) {
    return broker;
  }
  const { phase, reason, message } = worst.judged;
  return {
    phase: phase === 'Provisioning' ? phase : 'Degraded',
    reason,
    message: `It takes events; ${nameOf(worst.part)} does not work${
      phase === 'Provisioning' ? ' yet' : ''
    }: ${message}`,
  };
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name}`;
}
