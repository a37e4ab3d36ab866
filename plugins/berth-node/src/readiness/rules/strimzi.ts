import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { judgeConditions } from './shared/byConditions';
import { suspendedBy } from './shared/paused';
import { fromCondition } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

function pausedBy({ annotations, conditions }: Observed): string | undefined {
  return conditions.isTrue('ReconciliationPaused') ||
    annotations['strimzi.io/pause-reconciliation'] === 'true'
    ? 'Its reconciliation is paused by an annotation.'
    : undefined;
}

/** Ready and NotReady are two types; a warning is of the type Warning. */
const ready = byConditions({
  ready: ['Ready'],
  failing: { NotReady: 'Degraded' },
  pausedBy,
});

/** Kafka says NotReady with the reason Creating while it is set up. */
const cluster: Judge = seen => {
  const creating = seen.conditions.firstTrue(['NotReady']);
  return creating?.reason === 'Creating' && !suspendedBy(pausedBy, seen)
    ? fromCondition('Provisioning', creating)
    : ready(seen);
};

/** The state of a rebalance is the type of the one condition that is True. */
const rebalance: Judge = ({ conditions }) => {
  const failed = conditions.firstTrue(['NotReady']);
  if (failed) {
    return fromCondition('Failed', failed);
  }
  const stopped = conditions.firstTrue(['Stopped', 'ReconciliationPaused']);
  if (stopped) {
    return fromCondition('Suspended', stopped, 'The rebalance is stopped.');
  }
  const proposed = conditions.firstTrue(['ProposalReady']);
  if (proposed) {
    return fromCondition(
      'Suspended',
      proposed,
      'Its proposal waits for somebody to approve it.',
    );
  }
  return judgeConditions(conditions, {
    ready: ['Ready'],
    busy: ['New', 'PendingProposal', 'Rebalancing', 'ReconciliationPending'],
  });
};

/**
 * Strimzi (https://strimzi.io/docs/operators/latest/deploying).
 *
 * @internal
 */
export const strimzi: SystemRules = {
  system: 'strimzi',
  groups: {
    'kafka.strimzi.io': {
      Kafka: cluster,
      KafkaRebalance: rebalance,
      KafkaNodePool: configuration,
      ...kinds(
        ready,
        'KafkaConnect',
        'KafkaConnector',
        'KafkaMirrorMaker',
        'KafkaMirrorMaker2',
        'KafkaBridge',
        'KafkaTopic',
        'KafkaUser',
      ),
    },
    'core.strimzi.io': {
      StrimziPodSet: ({ status }) =>
        status.pods !== undefined && status.pods === status.readyPods
          ? {
              phase: 'Ready',
              reason: 'AllReady',
              message: `All ${status.pods} pods are ready.`,
            }
          : {
              phase: 'Provisioning',
              reason: 'PodsMissing',
              message: `${Number(status.readyPods) || 0} of ${
                Number(status.pods) || 0
              } pods are ready.`,
            },
    },
  },
};
