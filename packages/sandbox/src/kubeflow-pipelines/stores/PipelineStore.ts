import type { PipelineTemplate, StoredPipeline, StoredVersion } from '../types';

/**
 * Where pipelines and their versions are kept: in the server's database, or as
 * objects of Kubernetes.
 *
 * @internal
 */
export interface PipelineStore {
  readonly kind: 'database' | 'kubernetes';
  pipelines(): Promise<StoredPipeline[]>;
  versions(pipelineId: string): Promise<StoredVersion[]>;
  /** @throws ApiError when there is one of that name */
  createPipeline(
    pipeline: Omit<StoredPipeline, 'id' | 'createdAt'>,
  ): Promise<StoredPipeline>;
  /** @throws ApiError when there is one of that name */
  createVersion(
    version: Omit<StoredVersion, 'id' | 'createdAt' | 'template'> & {
      template: PipelineTemplate;
    },
  ): Promise<StoredVersion>;
  deletePipeline(pipeline: StoredPipeline): Promise<void>;
  deleteVersion(version: StoredVersion): Promise<void>;
}
