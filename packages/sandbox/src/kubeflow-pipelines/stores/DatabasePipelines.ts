import { randomUUID } from 'node:crypto';
import { ApiError } from '../ApiError';
import type { StoredPipeline, StoredVersion } from '../types';
import type { PipelineStore } from './PipelineStore';

/**
 * Pipelines in the server's own database, which is its memory here.
 *
 * @internal
 */
export class DatabasePipelines implements PipelineStore {
  readonly kind = 'database';
  readonly #now: () => number;
  readonly #pipelines: StoredPipeline[];
  readonly #versions: StoredVersion[];

  static create(options: {
    now: () => number;
    /** What was kept, and is kept on: changed in place. */
    state?: { pipelines: StoredPipeline[]; versions: StoredVersion[] };
  }): DatabasePipelines {
    const { now, state = { pipelines: [], versions: [] } } = options;
    return new DatabasePipelines(now, state);
  }

  private constructor(
    now: () => number,
    state: { pipelines: StoredPipeline[]; versions: StoredVersion[] },
  ) {
    this.#now = now;
    this.#pipelines = state.pipelines;
    this.#versions = state.versions;
  }

  async pipelines(): Promise<StoredPipeline[]> {
    return [...this.#pipelines];
  }

  async versions(pipelineId: string): Promise<StoredVersion[]> {
    return this.#versions.filter(version => version.pipelineId === pipelineId);
  }

  async createPipeline(
    pipeline: Omit<StoredPipeline, 'id' | 'createdAt'>,
  ): Promise<StoredPipeline> {
    const { name, namespace } = pipeline;
    if (
      this.#pipelines.some(
        other => other.name === name && other.namespace === namespace,
      )
    ) {
      throw new ApiError(
        6,
        `Already exist error: Failed to create a new pipeline. The name ${name} already exists. Please specify a new name`,
      );
    }
    const created = { ...pipeline, id: randomUUID(), createdAt: this.#now() };
    this.#pipelines.push(created);
    return created;
  }

  async createVersion(
    version: Omit<StoredVersion, 'id' | 'createdAt'>,
  ): Promise<StoredVersion> {
    const siblings = await this.versions(version.pipelineId);
    if (siblings.some(({ name }) => name === version.name)) {
      throw new ApiError(
        6,
        `Already exist error: Failed to create a new pipeline version. The name ${version.name} already exist. Please specify a new name`,
      );
    }
    const created = { ...version, id: randomUUID(), createdAt: this.#now() };
    this.#versions.push(created);
    return created;
  }

  async deletePipeline({ id }: StoredPipeline): Promise<void> {
    remove(this.#pipelines, pipeline => pipeline.id === id);
  }

  async deleteVersion({ id }: StoredVersion): Promise<void> {
    remove(this.#versions, version => version.id === id);
  }
}

function remove<T>(items: T[], matches: (item: T) => boolean): void {
  const index = items.findIndex(matches);
  if (index >= 0) {
    items.splice(index, 1);
  }
}
