import { berthError } from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  RouteCaller,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';
import { readPipelinesSettings } from '../config';
import { readDocuments } from '../ir/readPipeline';
import type { CompiledPipeline } from '../ir/types';
import { PipelinesClient } from '../rest/PipelinesClient';
import type { ApiRun, ApiVersion } from '../rest/types';
import { graphOf } from '../ir/graph';
import { workflowNodes } from '../runs/evidence';
import { taskStates, type RunNode } from '../runs/taskStates';

/**
 * Kubeflow Pipelines at one place of a tenant, as one person.
 *
 * @internal
 */
export class PipelinesAt {
  readonly client: PipelinesClient;
  readonly namespace: string;
  readonly #api: ClusterApi;

  /**
   * @throws NotFoundError when there is no such tenant for the person,
   * InputError when the place is not the tenant's
   */
  static async find(
    tools: RouteTools,
    caller: RouteCaller,
    place: { tenant: string; cluster: string; namespace: string },
  ): Promise<PipelinesAt> {
    const { cluster, namespace } = place;
    const tenant = await tools.tenant(place.tenant, caller);
    const isOfTenant = tenant.namespaces.some(
      one => one.cluster === cluster && one.name === namespace,
    );
    if (!isOfTenant) {
      throw berthError('namespace-not-of-tenant', {
        message: `Namespace '${namespace}' on cluster '${cluster}' is not one of tenant '${tenant.name}'.`,
      });
    }
    return new PipelinesAt(tools, caller, { cluster, namespace });
  }

  private constructor(
    tools: RouteTools,
    caller: RouteCaller,
    { cluster, namespace }: { cluster: string; namespace: string },
  ) {
    this.#api = tools.asUser(cluster, caller);
    this.namespace = namespace;
    this.client = PipelinesClient.create({
      api: this.#api,
      settings: readPipelinesSettings(tools.config, cluster),
      namespace,
      user: caller.userEntityRef.replace(/^user:[^/]*\//, ''),
    });
  }

  /** The pipeline that a run is of; undefined when its version is gone. */
  async pipelineOf(run: ApiRun): Promise<CompiledPipeline | undefined> {
    if (run.documents.length > 0) {
      return readDocuments(run.documents).pipeline;
    }
    const { pipelineId, versionId } = run;
    if (!pipelineId || !versionId) {
      return undefined;
    }
    try {
      const version = await this.client.getVersion(pipelineId, versionId);
      return readDocuments(version.documents).pipeline;
    } catch {
      // A run outlives the version that it is of.
      return undefined;
    }
  }

  /** A run's parts and how each stands, by all that is told of them. */
  async nodesOf(
    run: ApiRun,
    pipeline: CompiledPipeline | undefined,
  ): Promise<RunNode[]> {
    const told = await workflowNodes(this.#api, this.namespace, run.id);
    return taskStates(pipeline ? graphOf(pipeline.spec) : [], run, told);
  }
}

/**
 * A version's pipeline.
 *
 * @throws ConflictError when Kubeflow Pipelines has one that is not whole
 * @internal
 */
export function readVersion(version: ApiVersion): CompiledPipeline {
  const { pipeline, problems } = readDocuments(version.documents);
  if (!pipeline) {
    throw berthError('action-unavailable', {
      message: `Version '${version.name}' cannot be run. ${problems[0]}`,
    });
  }
  return pipeline;
}
