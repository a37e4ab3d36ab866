import { countOf } from '../../reading/values';
import { NO_STATUS } from '../observed';
import {
  byConditions,
  judgeConditions,
  type ConditionMeanings,
} from './shared/byConditions';
import { judgeReplicas } from './shared/byReplicas';
import { configuration } from './shared/configuration';
import type { Observed } from './shared/observe';
import { suspendedBy } from './shared/paused';
import { fromCondition, verdict } from './shared/verdict';
import { kinds, type Judge, type SystemRules } from './types';

function pausedBy({ annotations, conditions }: Observed): string | undefined {
  if (
    conditions.isTrue('ReconciliationPaused') ||
    annotations['strimzi.io/pause-reconciliation'] === 'true'
  ) {
    return 'Its reconciliation is paused by an annotation.';
  }
  return conditions.isTrue('Unmanaged')
    ? 'An annotation has taken it out of the hands of the operator.'
    : undefined;
}

/** A connector can be paused or stopped by its spec, and is Ready then. */
function connectorPausedBy(seen: Observed): string | undefined {
  const { state, pause } = seen.spec;
  const asked = state === 'paused' || state === 'stopped' ? state : undefined;
  const word = asked ?? (state === undefined && pause === true && 'paused');
  return word ? `Its spec asks for it to be ${word}.` : pausedBy(seen);
}

/** Ready and NotReady are two types; a warning is of the type Warning. */
const meanings: ConditionMeanings = {
  ready: ['Ready'],
  failing: { NotReady: 'Degraded' },
};

const ready = byConditions({ ...meanings, pausedBy });

const connector = byConditions({ ...meanings, pausedBy: connectorPausedBy });

/** A pool is Kafka's to report on; it has a condition of its own to warn. */
const nodePool: Judge = seen =>
  seen.conditions.list.every(({ type }) => type === 'Warning')
    ? verdict('Ready', 'Configuration', 'It is a part of its Kafka cluster.')
    : ready(seen);

const podSet: Judge = ({ status }) =>
  countOf(status.pods) === undefined
    ? NO_STATUS
    : judgeReplicas({
        wanted: status.pods,
        ...(status.currentPods !== undefined && {
          updated: status.currentPods,
          current: status.pods,
        }),
        available: status.readyPods,
        noun: 'pods',
      });

/** Kafka says NotReady with the reason Creating while it is set up. */
const cluster: Judge = seen => {
  const creating = seen.conditions.firstTrue(['NotReady']);
  return creating?.reason === 'Creating' && !suspendedBy(pausedBy, seen)
    ? fromCondition('Provisioning', creating)
    : ready(seen);
};

/** The state of a rebalance is the type of the one condition that is True. */
const rebalance: Judge = seen => {
  const { annotations, conditions } = seen;
  if (annotations['strimzi.io/rebalance-template'] === 'true') {
    return configuration(seen);
  }
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
    if (annotations['strimzi.io/rebalance-auto-approval'] === 'true') {
      return fromCondition('Provisioning', proposed);
    }
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
      KafkaNodePool: nodePool,
      KafkaConnector: connector,
      ...kinds(
        ready,
        'KafkaConnect',
        'KafkaMirrorMaker',
        'KafkaMirrorMaker2',
        'KafkaBridge',
        'KafkaTopic',
        'KafkaUser',
      ),
    },
    'core.strimzi.io': {
      StrimziPodSet: podSet,
    },
  },
};
