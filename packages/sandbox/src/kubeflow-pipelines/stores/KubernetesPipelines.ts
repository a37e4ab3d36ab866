import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import { isNotFound, KubernetesError } from '../../kubernetes/KubernetesError';
import type { KubernetesObject } from '../../kubernetes/types';
import { ApiError } from '../ApiError';
import { templateOf } from '../template';
import type { StoredPipeline, StoredVersion } from '../types';
import type { PipelineStore } from './PipelineStore';

const apiVersion = 'pipelines.kubeflow.org/v2beta1';

/** By this label the server finds the versions of a pipeline. */
export const PIPELINE_ID_LABEL = 'pipelines.kubeflow.org/pipeline-id';

/** A Pipeline as Kubernetes has it. */
export interface PipelineObject extends KubernetesObject {
  spec?: { displayName?: string; description?: string };
}

/** A PipelineVersion as Kubernetes has it. */
export interface PipelineVersionObject extends KubernetesObject {
  spec: {
    pipelineName?: string;
    versionName?: string;
    displayName?: string;
    description?: string;
    pipelineSpec: unknown;
    platformSpec?: unknown;
  };
  status?: { conditions?: Array<{ type: string; reason: string }> };
}

/**
 * Pipelines as objects of Kubernetes, as the server has them in its
 * Kubernetes-native mode: an id is the object's uid.
 *
 * @internal
 */
export class KubernetesPipelines implements PipelineStore {
  readonly kind = 'kubernetes';
  readonly #client: KubernetesClient;

  static create(client: KubernetesClient): KubernetesPipelines {
    return new KubernetesPipelines(client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  async pipelines(): Promise<StoredPipeline[]> {
    const { items } = await this.#client.list<PipelineObject>({
      apiVersion,
      kind: 'Pipeline',
    });
    return items.map(pipelineOf);
  }

  async versions(pipelineId: string): Promise<StoredVersion[]> {
    const { items } = await this.#client.list<PipelineVersionObject>(
      { apiVersion, kind: 'PipelineVersion' },
      { labelSelector: `${PIPELINE_ID_LABEL}=${pipelineId}` },
    );
    return items.flatMap(item => {
      try {
        return [versionOf(item, pipelineId)];
      } catch {
        // The server's webhook would have refused it.
        return [];
      }
    });
  }

  async createPipeline(
    pipeline: Omit<StoredPipeline, 'id' | 'createdAt'>,
  ): Promise<StoredPipeline> {
    const { name, namespace, displayName, description } = pipeline;
    return pipelineOf(
      await this.#create<PipelineObject>(
        {
          apiVersion,
          kind: 'Pipeline',
          metadata: { name, namespace },
          spec: { displayName, description },
        },
        `Failed to create a new pipeline. The name ${name} already exists. Please specify a new name`,
      ),
    );
  }

  async createVersion(
    version: Omit<StoredVersion, 'id' | 'createdAt'>,
  ): Promise<StoredVersion> {
    const pipeline = (await this.pipelines()).find(
      ({ id }) => id === version.pipelineId,
    );
    if (!pipeline) {
      throw ApiError.notFound('Pipeline', version.pipelineId);
    }
    const { name, displayName, description, template } = version;
    const objectName =
      name === pipeline.name ? name : `${pipeline.name}-${name}`;
    const created = await this.#create<PipelineVersionObject>(
      {
        apiVersion,
        kind: 'PipelineVersion',
        metadata: {
          name: objectName,
          namespace: pipeline.namespace,
          labels: { [PIPELINE_ID_LABEL]: pipeline.id },
          ownerReferences: [ownerOf(pipeline)],
        },
        spec: {
          pipelineName: pipeline.name,
          versionName: name,
          displayName,
          description,
          pipelineSpec: template.spec,
          ...(template.platformSpec && { platformSpec: template.platformSpec }),
        },
      },
      `Failed to create a new pipeline version. The name ${name} already exist. Please specify a new name`,
    );
    return versionOf(created, pipeline.id);
  }

  async deletePipeline({ namespace, name }: StoredPipeline): Promise<void> {
    await this.#client
      .delete({ apiVersion, kind: 'Pipeline', namespace, name })
      .catch(ignoreNotFound);
  }

  async deleteVersion({ id, pipelineId }: StoredVersion): Promise<void> {
    const { items } = await this.#client.list(
      { apiVersion, kind: 'PipelineVersion' },
      { labelSelector: `${PIPELINE_ID_LABEL}=${pipelineId}` },
    );
    const found = items.find(({ metadata }) => metadata.uid === id);
    if (found) {
      await this.#client.delete(referenceTo(found)).catch(ignoreNotFound);
    }
  }

  async #create<T extends KubernetesObject>(
    object: T,
    exists: string,
  ): Promise<T> {
    try {
      return await this.#client.create(object);
    } catch (error) {
      if (error instanceof KubernetesError) {
        throw error.reason === 'AlreadyExists'
          ? new ApiError(6, `Already exist error: ${exists}`)
          : ApiError.invalid(error.message);
      }
      throw error;
    }
  }
}

/**
 * The owner that the server's webhook gives to a version.
 *
 * @internal
 */
export function ownerOf({ name, id }: { name: string; id: string }) {
  return {
    apiVersion,
    kind: 'Pipeline',
    name,
    uid: id,
    blockOwnerDeletion: true,
  };
}

function pipelineOf({ metadata, spec }: PipelineObject): StoredPipeline {
  const name = metadata.name ?? '';
  return {
    id: metadata.uid ?? '',
    name,
    displayName: spec?.displayName || name,
    description: spec?.description ?? '',
    namespace: metadata.namespace ?? '',
    createdAt: Date.parse(String(metadata.creationTimestamp)),
  };
}

function versionOf(
  { metadata, spec }: PipelineVersionObject,
  pipelineId: string,
): StoredVersion {
  const name = spec.versionName || metadata.name || '';
  return {
    id: metadata.uid ?? '',
    pipelineId,
    name,
    displayName: spec.displayName || name,
    description: spec.description ?? '',
    createdAt: Date.parse(String(metadata.creationTimestamp)),
    template: templateOf([spec.pipelineSpec, spec.platformSpec]),
  };
}

function ignoreNotFound(error: unknown): void {
  if (!isNotFound(error)) {
    throw error;
  }
}
