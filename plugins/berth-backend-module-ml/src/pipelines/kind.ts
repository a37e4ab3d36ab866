import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

const GROUP = 'pipelines.kubeflow.org';
const VERSION = 'v2beta1';

/**
 * A pipeline of Kubeflow Pipelines in its Kubernetes-native mode: one object is
 * one claim.
 *
 * @internal
 */
export const PIPELINE: ResourceKind = {
  group: GROUP,
  version: VERSION,
  kind: 'Pipeline',
  plural: 'pipelines',
};

/**
 * A version of one, which holds the compiled pipeline.
 *
 * @internal
 */
export const PIPELINE_VERSION: ResourceKind = {
  group: GROUP,
  version: VERSION,
  kind: 'PipelineVersion',
  plural: 'pipelineversions',
};

/**
 * What Kubeflow Pipelines writes on a version, and finds it by.
 *
 * @internal
 */
export const kfp = {
  /** The uid of its Pipeline; by this the API lists a pipeline's versions. */
  pipelineId: 'pipelines.kubeflow.org/pipeline-id',
  /** The one condition of a version. */
  versionStatus: 'PipelineVersionStatus',
} as const;
