import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import type { PipelineInput } from './input';
import { readPipeline } from './ir/readPipeline';
import { PIPELINE } from './kind';
import { versionObject } from './versionObject';

/**
 * The Pipeline and its first version. The Pipeline comes first: a version of
 * one that is not there is refused.
 *
 * @internal
 */
export function manifests(
  input: PipelineInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const description =
    input.description ?? readPipeline(input.pipeline).pipeline?.description;
  return [
    {
      apiVersion: `${PIPELINE.group}/${PIPELINE.version}`,
      kind: PIPELINE.kind,
      metadata: { name },
      spec: {
        displayName: input.title ?? name,
        ...(description && { description }),
      },
    },
    versionObject({
      pipelineName: name,
      version: input.version,
      description: input.description,
      text: input.pipeline,
    }),
  ];
}
