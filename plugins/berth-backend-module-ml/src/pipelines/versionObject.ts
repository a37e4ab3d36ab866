import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { readPipeline } from './ir/readPipeline';
import { PIPELINE_VERSION } from './kind';

/**
 * A version of a pipeline as an object. It is named after both, as Kubeflow
 * Pipelines names those that it makes itself; its webhook adds the owner.
 *
 * @internal
 */
export function versionObject(options: {
  pipelineName: string;
  version: string;
  description?: string;
  /** A text that has been found to be a pipeline. */
  text: string;
}): KubernetesObject {
  const { pipelineName, version, description, text } = options;
  const { pipeline, problems } = readPipeline(text);
  if (!pipeline) {
    throw new Error(`This is no compiled pipeline: ${problems.join(' ')}`);
  }
  const about = description ?? pipeline.description;
  return {
    apiVersion: `${PIPELINE_VERSION.group}/${PIPELINE_VERSION.version}`,
    kind: PIPELINE_VERSION.kind,
    metadata: { name: `${pipelineName}-${version}` },
    spec: {
      pipelineName,
      versionName: version,
      displayName: version,
      ...(about && { description: about }),
      pipelineSpec: pipeline.spec,
      ...(pipeline.platformSpec && { platformSpec: pipeline.platformSpec }),
    },
  };
}
