import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Katib's Experiment: one object is one claim.
 *
 * @internal
 */
export const EXPERIMENT: ResourceKind = {
  group: 'kubeflow.org',
  version: 'v1beta1',
  kind: 'Experiment',
  plural: 'experiments',
};

/**
 * On the pods of an Experiment's trials: its name.
 *
 * @internal
 */
export const EXPERIMENT_LABEL = 'katib.kubeflow.org/experiment';
