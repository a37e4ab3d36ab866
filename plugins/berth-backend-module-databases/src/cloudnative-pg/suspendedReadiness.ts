import type { Readiness } from '@berth/backstage-plugin-berth-node';
import { cnpg } from './kind';
import {
  fencedInstances,
  hibernationAsked,
  type ObservedCluster,
} from './observed';

/**
 * What somebody has stopped on purpose, wholly or in part; else what the rest
 * says.
 *
 * @internal
 */
export function suspendedReadiness(
  cluster: ObservedCluster,
  rest: () => Readiness,
): Readiness {
  if (isLeftAlone(cluster)) {
    return {
      phase: 'Suspended',
      reason: 'ReconciliationDisabled',
      message: `Somebody has told the operator to leave this database alone, so that no change and no repair happens. Remove the annotation ${cnpg.reconciliationLoop} to go on.`,
    };
  }
  return hibernation(cluster, rest) ?? fencing(cluster) ?? rest();
}

function isLeftAlone({ annotations }: ObservedCluster): boolean {
  return (
    annotations[cnpg.reconciliationLoop] === 'disabled' ||
    // Not one that the operator heeds, but what Argo CD's health check reads:
    // the two must not show one object in two colours.
    annotations['cnpg.io/reconciliation'] === 'disabled'
  );
}

function hibernation(
  cluster: ObservedCluster,
  rest: () => Readiness,
): Readiness | undefined {
  const condition = cluster.conditions.get(cnpg.hibernation);
  const asked = hibernationAsked(cluster);
  if (condition?.status === 'True') {
    return asked
      ? {
          phase: 'Suspended',
          reason: 'Hibernated',
          message:
            'Hibernated: nothing runs, and the data is kept. Resume it to connect again.',
        }
      : {
          phase: 'Provisioning',
          reason: 'Resuming',
          message: 'Waking up from hibernation.',
          progress: { done: 0, total: cluster.wanted },
        };
  }
  if (!asked) {
    return undefined;
  }
  if (condition?.reason === 'WaitingForHealthy') {
    // The cause is what keeps it from being healthy, and not the waiting.
    const cause = rest();
    return {
      ...cause,
      phase: cause.phase === 'Ready' ? 'Degraded' : cause.phase,
      message: `It will hibernate as soon as it is healthy. ${cause.message}`,
    };
  }
  return {
    phase: 'Degraded',
    reason: condition?.reason || 'HibernationRequested',
    message: `Going into hibernation${
      condition?.message ? ` (${condition.message})` : ''
    }.`,
  };
}

function fencing(cluster: ObservedCluster): Readiness | undefined {
  const fenced = fencedInstances(cluster);
  const lift = `Lift the fence (annotation ${cnpg.fencedInstances}) to start PostgreSQL again.`;
  if (fenced === 'all') {
    return {
      phase: 'Suspended',
      reason: 'Fenced',
      message: `Somebody has fenced every instance: PostgreSQL is stopped in all of them. ${lift}`,
    };
  }
  if (fenced.length === 0) {
    return undefined;
  }
  const primary = cluster.primary && fenced.includes(cluster.primary);
  return {
    phase: 'Degraded',
    reason: 'InstancesFenced',
    message: `Somebody has fenced ${fenced.join(', ')}: PostgreSQL is stopped ${
      primary
        ? 'there, and the primary is among them, so that writes fail'
        : 'there'
    }. ${lift}`,
    progress: {
      done: Math.min(cluster.ready, cluster.wanted),
      total: cluster.wanted,
    },
  };
}
