import { byConditions } from './shared/byConditions';
import { annotationIsTrue } from './shared/paused';
import type { SystemRules } from './types';

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
  pausedBy: annotationIsTrue('rabbitmq.com/pauseReconciliation'),
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
