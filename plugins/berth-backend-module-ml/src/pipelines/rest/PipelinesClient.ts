import { berthError } from '@berth/backstage-plugin-berth-common';
import {
  jsonOf,
  recordOf,
  recordsOf,
  textOf,
  type ClusterApi,
} from '@berth/backstage-plugin-berth-node';
import { randomUUID } from 'node:crypto';
import type { PipelinesSettings } from '../config';
import {
  experimentOf,
  pipelineOf,
  recurringRunOf,
  runOf,
  versionOf,
} from './readings';
import { refusalOf } from './refusalOf';
import {
  endpointTransport,
  proxyTransport,
  type PipelinesTransport,
} from './transport';
import type {
  ApiExperiment,
  ApiPipeline,
  ApiRecurringRun,
  ApiRun,
  ApiVersion,
  Page,
  ServerMode,
} from './types';

const BASE = '/apis/v2beta1';
const PAGE = '200';

/** What single-user mode leaves to Berth to ask: the names of multi-user mode. */
type Resource = 'pipelines' | 'experiments' | 'runs' | 'jobs';

interface Call {
  method?: string;
  path: string;
  query?: Record<string, string | undefined>;
  body?: object;
  /** What is asked for, in words: `start the run`. */
  what: string;
  /** By what the cluster decides whether the person may. */
  needs: { verb: string; resource: Resource };
}

/**
 * Kubeflow Pipelines of one cluster as one person may use it in one namespace,
 * by its REST API v2beta1 and in both of its store modes.
 *
 * @internal
 */
export class PipelinesClient {
  readonly namespace: string;
  readonly #api: ClusterApi;
  readonly #settings: PipelinesSettings;
  readonly #user: string;
  readonly #transport: PipelinesTransport;
  #mode: Promise<ServerMode> | undefined;
  #token: Promise<string> | undefined;

  static create(options: PipelinesClientOptions): PipelinesClient {
    return new PipelinesClient(options);
  }

  private constructor(options: PipelinesClientOptions) {
    const { settings, api } = options;
    this.namespace = options.namespace;
    this.#api = api;
    this.#settings = settings;
    this.#user = options.user;
    this.#transport = settings.endpoint
      ? endpointTransport(settings.endpoint, settings)
      : proxyTransport(api, settings);
  }

  /** In which of its modes it runs. */
  mode(): Promise<ServerMode> {
    this.#mode ??= this.#readMode();
    return this.#mode;
  }

  /**
   * Whether the person may be who asks: in multi-user mode somebody to whom the
   * cluster gives no token gets nowhere, and is better told before.
   *
   * @throws NotAllowedError when they may not
   */
  async assertMayAsk(): Promise<void> {
    const { multiUser } = await this.mode();
    const { identity } = this.#settings;
    if (!multiUser || identity.by !== 'token') {
      return;
    }
    const { serviceAccount: name } = identity;
    const isAllowed = await this.#reviewed({
      group: '',
      resource: 'serviceaccounts',
      subresource: 'token',
      name,
      verb: 'create',
    });
    if (!isAllowed) {
      throw berthError('cluster-refused', {
        message: `You may not have a token of service account '${name}' in namespace '${this.namespace}'. Ask for a role there.`,
      });
    }
  }

  async listPipelines(): Promise<ApiPipeline[]> {
    const all = await this.#all(
      {
        path: '/pipelines',
        query: await this.#inNamespace(),
        what: 'list pipelines',
        needs: { verb: 'list', resource: 'pipelines' },
      },
      'pipelines',
    );
    return all.map(pipelineOf);
  }

  async getPipeline(id: string): Promise<ApiPipeline> {
    return pipelineOf(
      await this.#call({
        path: `/pipelines/${encodeURIComponent(id)}`,
        what: 'show the pipeline',
        needs: { verb: 'get', resource: 'pipelines' },
      }),
    );
  }

  /** With its versions. Recurring runs of it stay, and fail from then on. */
  async deletePipeline(id: string): Promise<void> {
    await this.#call({
      method: 'DELETE',
      path: `/pipelines/${encodeURIComponent(id)}`,
      query: { cascade: 'true' },
      what: 'delete the pipeline',
      needs: { verb: 'delete', resource: 'pipelines' },
    });
  }

  async listVersions(pipelineId: string): Promise<ApiVersion[]> {
    const all = await this.#all(
      {
        path: `/pipelines/${encodeURIComponent(pipelineId)}/versions`,
        query: { sort_by: 'created_at desc' },
        what: 'list versions',
        needs: { verb: 'list', resource: 'pipelines' },
      },
      'pipeline_versions',
    );
    return all.map(versionOf);
  }

  async getVersion(pipelineId: string, versionId: string): Promise<ApiVersion> {
    return versionOf(
      await this.#call({
        path: `/pipelines/${encodeURIComponent(
          pipelineId,
        )}/versions/${encodeURIComponent(versionId)}`,
        what: 'show the version',
        needs: { verb: 'get', resource: 'pipelines' },
      }),
    );
  }

  /** Uploads a compiled pipeline as a pipeline of its own. */
  async uploadPipeline(options: {
    name: string;
    title?: string;
    description?: string;
    text: string;
  }): Promise<ApiPipeline> {
    const { name, title, description, text } = options;
    const { namespace } = await this.#inNamespace();
    return pipelineOf(
      await this.#upload(
        '/pipelines/upload',
        { name, display_name: title, description, namespace },
        text,
      ),
    );
  }

  /** Uploads a compiled pipeline as a further version. */
  async uploadVersion(options: {
    pipelineId: string;
    name: string;
    description?: string;
    text: string;
  }): Promise<ApiVersion> {
    const { pipelineId, name, description, text } = options;
    return versionOf(
      await this.#upload(
        '/pipelines/upload_version',
        { pipelineid: pipelineId, name, description },
        text,
      ),
    );
  }

  async listExperiments(): Promise<ApiExperiment[]> {
    const all = await this.#all(
      {
        path: '/experiments',
        query: await this.#inNamespace(),
        what: 'list experiments',
        needs: { verb: 'list', resource: 'experiments' },
      },
      'experiments',
    );
    return all.map(experimentOf);
  }

  async createExperiment(title: string): Promise<ApiExperiment> {
    return experimentOf(
      await this.#call({
        method: 'POST',
        path: '/experiments',
        body: { display_name: title, ...(await this.#inNamespace()) },
        what: 'make the experiment',
        needs: { verb: 'create', resource: 'experiments' },
      }),
    );
  }

  /** One page of runs, newest first; those that are archived are left out. */
  async listRuns(
    options: { pageToken?: string; recurringRunId?: string } = {},
  ): Promise<Page<ApiRun>> {
    const { pageToken, recurringRunId } = options;
    const predicates = [
      { operation: 'EQUALS', key: 'storage_state', string_value: 'AVAILABLE' },
      ...(recurringRunId
        ? [
            {
              operation: 'EQUALS',
              key: 'recurring_run_id',
              string_value: recurringRunId,
            },
          ]
        : []),
    ];
    const answer = await this.#call({
      path: '/runs',
      query: {
        ...(await this.#inNamespace()),
        page_size: PAGE,
        page_token: pageToken,
        sort_by: 'created_at desc',
        // Encoded here, and once more as a part of the query.
        filter: encodeURIComponent(JSON.stringify({ predicates })),
      },
      what: 'list runs',
      needs: { verb: 'list', resource: 'runs' },
    });
    return {
      items: recordsOf(answer.runs).map(runOf),
      nextPageToken: textOf(answer.next_page_token),
    };
  }

  async getRun(id: string): Promise<ApiRun> {
    return runOf(
      await this.#call({
        path: `/runs/${encodeURIComponent(id)}`,
        what: 'show the run',
        needs: { verb: 'get', resource: 'runs' },
      }),
    );
  }

  async createRun(run: RunRequest): Promise<ApiRun> {
    return runOf(
      await this.#call({
        method: 'POST',
        path: '/runs',
        body: requestBody(run),
        what: 'start the run',
        needs: { verb: 'create', resource: 'runs' },
      }),
    );
  }

  async changeRun(
    id: string,
    change: 'terminate' | 'retry' | 'archive' | 'unarchive',
  ): Promise<void> {
    await this.#call({
      method: 'POST',
      path: `/runs/${encodeURIComponent(id)}:${change}`,
      what: `${change} the run`,
      needs: { verb: change, resource: 'runs' },
    });
  }

  async deleteRun(id: string): Promise<void> {
    await this.#call({
      method: 'DELETE',
      path: `/runs/${encodeURIComponent(id)}`,
      what: 'delete the run',
      needs: { verb: 'delete', resource: 'runs' },
    });
  }

  async listRecurringRuns(): Promise<ApiRecurringRun[]> {
    const all = await this.#all(
      {
        path: '/recurringruns',
        query: {
          ...(await this.#inNamespace()),
          sort_by: 'created_at desc',
        },
        what: 'list recurring runs',
        needs: { verb: 'list', resource: 'jobs' },
      },
      'recurringRuns',
    );
    return all.map(recurringRunOf);
  }

  async createRecurringRun(
    run: RunRequest & Schedule,
  ): Promise<ApiRecurringRun> {
    const { cron, intervalSeconds, maxConcurrency, catchUp } = run;
    return recurringRunOf(
      await this.#call({
        method: 'POST',
        path: '/recurringruns',
        body: {
          ...requestBody(run),
          trigger: cron
            ? { cron_schedule: { cron } }
            : {
                periodic_schedule: { interval_second: String(intervalSeconds) },
              },
          max_concurrency: String(maxConcurrency),
          no_catchup: !catchUp,
          mode: 'ENABLE',
        },
        what: 'make the recurring run',
        needs: { verb: 'create', resource: 'jobs' },
      }),
    );
  }

  async changeRecurringRun(
    id: string,
    change: 'enable' | 'disable' | 'delete',
  ): Promise<void> {
    const path = `/recurringruns/${encodeURIComponent(id)}`;
    const isDelete = change === 'delete';
    await this.#call({
      method: isDelete ? 'DELETE' : 'POST',
      path: isDelete ? path : `${path}:${change}`,
      what: `${change} the recurring run`,
      needs: { verb: change, resource: 'jobs' },
    });
  }

  async #readMode(): Promise<ServerMode> {
    const answer = await this.#send('GET', '/healthz', {}, 'say how it runs');
    return {
      store: answer.pipeline_store === 'kubernetes' ? 'kubernetes' : 'database',
      multiUser: answer.multi_user === true,
    };
  }

  /** In single-user mode nothing has a namespace. */
  async #inNamespace(): Promise<{ namespace?: string }> {
    const { multiUser } = await this.mode();
    return multiUser ? { namespace: this.namespace } : {};
  }

  async #upload(
    path: string,
    query: Record<string, string | undefined>,
    text: string,
  ): Promise<Record<string, unknown>> {
    const boundary = `berth-${randomUUID()}`;
    const body = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="uploadfile"; filename="pipeline.yaml"',
      'Content-Type: application/yaml',
      '',
      text,
      `--${boundary}--`,
      '',
    ].join('\r\n');
    return this.#send(
      'POST',
      path + queryOf(query),
      {
        ...(await this.#headers({ verb: 'create', resource: 'pipelines' })),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      'take the pipeline',
      body,
    );
  }

  async #all(
    call: Call,
    field: string,
  ): Promise<Array<Record<string, unknown>>> {
    const items: Array<Record<string, unknown>> = [];
    let token: string | undefined;
    do {
      const answer = await this.#call({
        ...call,
        query: { ...call.query, page_size: PAGE, page_token: token },
      });
      items.push(...recordsOf(answer[field]));
      token = textOf(answer.next_page_token);
    } while (token && items.length < 2_000);
    return items;
  }

  async #call(call: Call): Promise<Record<string, unknown>> {
    const { method = 'GET', path, query = {}, body, what, needs } = call;
    return this.#send(
      method,
      path + queryOf(query),
      {
        ...(await this.#headers(needs)),
        ...(body && { 'content-type': 'application/json' }),
      },
      what,
      body && JSON.stringify(body),
    );
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string>,
    what: string,
    body?: string,
  ): Promise<Record<string, unknown>> {
    const answer = await this.#transport.send({
      method,
      path: `${BASE}${path}`,
      headers: { accept: 'application/json', ...headers },
      body,
    });
    if (answer.status < 200 || answer.status > 299) {
      throw refusalOf(answer, what);
    }
    return recordOf(jsonOf(answer.body));
  }

  /** Who calls, so that Kubeflow Pipelines or the cluster can decide. */
  async #headers(needs: Call['needs']): Promise<Record<string, string>> {
    const { multiUser } = await this.mode();
    const { identity } = this.#settings;
    if (!multiUser) {
      await this.#allow(needs);
      return {};
    }
    if (identity.by === 'header') {
      return { [identity.header]: `${identity.userPrefix}${this.#user}` };
    }
    if (!this.#transport.carriesToken) {
      throw berthError('cluster-failed', {
        message:
          'Kubeflow Pipelines serves several users here, and a token does not reach it through the API server. The platform team has to configure berth.pipelines.endpoint.',
      });
    }
    this.#token ??= this.#api.serviceAccountToken(
      { namespace: this.namespace, name: identity.serviceAccount },
      identity.audience,
    );
    return { authorization: `Bearer ${await this.#token}` };
  }

  /**
   * In single-user mode Kubeflow Pipelines asks nobody who they are. The
   * cluster is asked instead, by the rights that would count in multi-user
   * mode.
   */
  async #allow({ verb, resource }: Call['needs']): Promise<void> {
    const group = 'pipelines.kubeflow.org';
    if (!(await this.#reviewed({ group, resource, verb }))) {
      throw berthError('cluster-refused', {
        message: `You may not ${verb} ${resource} of pipelines.kubeflow.org in namespace '${this.namespace}'. Ask for a role there.`,
      });
    }
  }

  /** Whether the person may do that in the namespace, as the cluster says. */
  async #reviewed(attributes: Record<string, string>): Promise<boolean> {
    const { namespace } = this;
    const review = await this.#api.create({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: {},
      spec: { resourceAttributes: { namespace, ...attributes } },
    } as Parameters<ClusterApi['create']>[0]);
    return recordOf(review.status).allowed === true;
  }
}

/**
 * What a {@link PipelinesClient} is made of.
 *
 * @internal
 */
export interface PipelinesClientOptions {
  api: ClusterApi;
  settings: PipelinesSettings;
  /** The tenant's namespace on the cluster. */
  namespace: string;
  /** The person's name in the portal, for `identity.header`. */
  user: string;
}

/**
 * What a run is started with.
 *
 * @internal
 */
export interface RunRequest {
  title: string;
  description?: string;
  experimentId: string;
  pipelineId: string;
  versionId: string;
  parameters: Record<string, unknown>;
  serviceAccount?: string;
}

/**
 * When a recurring run runs: by one of the two.
 *
 * @internal
 */
export interface Schedule {
  cron?: string;
  intervalSeconds?: number;
  maxConcurrency: number;
  catchUp: boolean;
}

function requestBody(run: RunRequest): object {
  const { parameters, serviceAccount, description } = run;
  return {
    display_name: run.title,
    ...(description && { description }),
    experiment_id: run.experimentId,
    pipeline_version_reference: {
      pipeline_id: run.pipelineId,
      pipeline_version_id: run.versionId,
    },
    runtime_config: { parameters },
    ...(serviceAccount && { service_account: serviceAccount }),
  };
}

function queryOf(query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}
