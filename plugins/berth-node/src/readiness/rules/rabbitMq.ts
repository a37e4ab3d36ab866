import { recordOf } from '../../reading/values';
import { byConditions } from './shared/byConditions';
import type { PausedBy } from './shared/paused';
import type { SystemRules } from './types';

/** By a label, and not by an annotation. */
const pausedByLabel: PausedBy = ({ object }) =>
  recordOf(recordOf(object.metadata).labels)[
    'rabbitmq.com/pauseReconciliation'
  ] === 'true'
    ? 'Somebody has set the label rabbitmq.com/pauseReconciliation; it goes on when that is taken away.'
    : undefined;

/**
 * RabbitmqCluster: all replicas, a Service that has endpoints, and a last
 * reconciliation that went well. Without the ClusterAvailable there is nothing
 * to connect to yet.
 */
const cluster = byConditions({
  ready: ['ReconcileSuccess', 'ClusterAvailable', 'AllReplicasReady'],
  waiting: [
    'NotAllPodsReady',
    'NoEndpointsAvailable',
    'CouldNotAccessServiceEndpoints',
  ],
  pausedBy: pausedByLabel,
});

/** The topology operator's kinds. */
const topology = byConditions({ ready: ['Ready'] });

/**
 * RabbitMQ's operators (https://www.rabbitmq.com/kubernetes/operator/operator-overview).
 *
 * @internal
 */
export const rabbitMq: SystemRules = {
  system: 'rabbitmq',
  groups: { 'rabbitmq.com': { RabbitmqCluster: cluster, '*': topology } },
};
