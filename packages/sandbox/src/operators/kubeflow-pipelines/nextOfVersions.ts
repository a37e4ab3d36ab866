import {
  ownerOf,
  PIPELINE_ID_LABEL,
  type PipelineVersionObject,
} from '../../kubeflow-pipelines/stores/KubernetesPipelines';
import type { KubernetesObject } from '../../kubernetes/types';
import type { SystemStep } from '../SystemController';

/**
 * What Kubeflow Pipelines' webhook writes on a version when it is made: whose it
 * is. Here it comes a moment later. A version of a pipeline that is not there,
 * which the webhook refuses, stays as it is.
 *
 * @internal
 */
export function nextOfVersions(objects: KubernetesObject[]): SystemStep {
  const versions = objects.filter(
    (object): object is PipelineVersionObject =>
      object.kind === 'PipelineVersion',
  );
  return {
    patches: versions.flatMap(version => {
      const pipeline = objects.find(
        ({ kind, metadata }) =>
          kind === 'Pipeline' &&
          metadata.namespace === version.metadata.namespace &&
          metadata.name === version.spec.pipelineName,
      );
      const { name, uid } = pipeline?.metadata ?? {};
      const { labels = {}, ownerReferences = [] } = version.metadata;
      if (!name || !uid || labels[PIPELINE_ID_LABEL] === uid) {
        return [];
      }
      return [
        {
          object: version,
          patch: {
            metadata: {
              labels: { [PIPELINE_ID_LABEL]: uid },
              ownerReferences: [
                ...ownerReferences.filter(({ kind }) => kind !== 'Pipeline'),
                ownerOf({ name, id: uid }),
              ],
            },
          },
        },
      ];
    }),
  };
}
