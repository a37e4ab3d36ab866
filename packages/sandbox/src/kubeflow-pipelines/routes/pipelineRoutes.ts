import { ApiError } from '../ApiError';
import { listPage, type Fields } from '../listing';
import { fileInForm } from '../multipart';
import type { ApiRequest, Router } from '../Router';
import {
  bodyOf,
  message,
  onlyFields,
  text,
  timestamp,
  type ServerParts,
} from '../ServerParts';
import { apiSpecOf, parseTemplate } from '../template';
import type { StoredPipeline, StoredVersion } from '../types';
import { listInPlace } from './listInPlace';

const MAX_FILE = 32 * 1024 * 1024;

const pipelineFields: Fields<StoredPipeline> = {
  pipeline_id: ({ id }) => id,
  id: ({ id }) => id,
  name: ({ name }) => name,
  display_name: ({ displayName }) => displayName,
  created_at: ({ createdAt }) => createdAt,
  description: ({ description }) => description,
  namespace: ({ namespace }) => namespace,
};

const versionFields: Fields<StoredVersion> = {
  pipeline_version_id: ({ id }) => id,
  id: ({ id }) => id,
  name: ({ name }) => name,
  display_name: ({ displayName }) => displayName,
  created_at: ({ createdAt }) => createdAt,
  description: ({ description }) => description,
};

/**
 * The PipelineService and the PipelineUploadService.
 *
 * @internal
 */
export function pipelineRoutes(router: Router, parts: ServerParts): void {
  const { store } = parts;

  router.add('GET', '/pipelines', request =>
    listInPlace({
      parts,
      request,
      resource: 'pipelines',
      items: () => store.pipelines(),
      fields: pipelineFields,
      as: 'pipelines',
      toApi: apiPipeline,
    }),
  );

  router.add('POST', '/pipelines', async request => {
    const body = bodyOf(request);
    onlyFields(body, [
      'pipeline_id',
      'display_name',
      'name',
      'description',
      'namespace',
      'tags',
    ]);
    const namespace = parts.namespace(text(body.namespace));
    await parts.allow(request, {
      namespace,
      verb: 'create',
      resource: 'pipelines',
    });
    const created = await createPipeline(parts, {
      name: text(body.name) || text(body.display_name),
      displayName: text(body.display_name),
      description: text(body.description),
      namespace,
    });
    return apiPipeline(created);
  });

  router.add('POST', '/pipelines/create', async () => {
    throw unavailable();
  });

  router.add('POST', '/pipelines/{pipeline_id}/versions', async () => {
    throw unavailable();
  });

  // Before /pipelines/{pipeline_id}, which they would match, too.
  router.add('POST', '/pipelines/upload', async request => {
    const { fileName, text: file } = uploaded(request);
    const { query } = request;
    const namespace = parts.namespace(query.get('namespace'));
    await parts.allow(request, {
      namespace,
      verb: 'create',
      resource: 'pipelines',
    });
    const template = parseTemplate(file);
    const name = query.get('name') || query.get('display_name') || fileName;
    const pipeline = await createPipeline(parts, {
      name,
      displayName: query.get('display_name') ?? '',
      description: query.get('description') ?? '',
      namespace,
    });
    await store.createVersion({
      pipelineId: pipeline.id,
      name: pipeline.name,
      displayName: pipeline.displayName,
      description: pipeline.description,
      template,
    });
    parts.changed();
    return apiPipeline(pipeline);
  });

  router.add('POST', '/pipelines/upload_version', async request => {
    const { fileName, text: file } = uploaded(request);
    const { query } = request;
    const pipeline = await pipelineOf(parts, query.get('pipelineid') ?? '');
    await parts.allow(request, {
      namespace: pipeline.namespace,
      verb: 'create',
      resource: 'pipelines',
    });
    const name = query.get('name') || query.get('display_name') || fileName;
    const version = await store.createVersion({
      pipelineId: pipeline.id,
      name,
      displayName: query.get('display_name') || name,
      description: query.get('description') ?? '',
      template: parseTemplate(file),
    });
    parts.changed();
    return apiVersion(version);
  });

  router.add('GET', '/pipelines/names/{name}', async request => {
    const namespace = parts.namespace(request.query.get('namespace'));
    await parts.allow(request, {
      namespace,
      verb: 'get',
      resource: 'pipelines',
    });
    const { name } = request.params;
    const found = (await store.pipelines()).find(
      pipeline =>
        pipeline.name === name &&
        (!parts.multiUser || pipeline.namespace === namespace),
    );
    if (!found) {
      throw ApiError.notFound('Namespace/Pipeline', `${namespace}/${name}`);
    }
    return apiPipeline(found);
  });

  router.add('GET', '/pipelines/{pipeline_id}', async request =>
    apiPipeline(await allowedPipeline(parts, request, 'get')),
  );

  router.add('DELETE', '/pipelines/{pipeline_id}', async request => {
    const pipeline = await allowedPipeline(parts, request, 'delete');
    const versions = await store.versions(pipeline.id);
    if (versions.length > 0 && request.query.get('cascade') !== 'true') {
      throw ApiError.invalid(
        `Failed to delete pipeline with id ${pipeline.id} as it has existing pipeline versions (e.g. ${versions[0].id}). Set cascade=true to delete all versions`,
      );
    }
    for (const version of versions) {
      await store.deleteVersion(version);
    }
    await store.deletePipeline(pipeline);
    parts.changed();
    return {};
  });

  router.add('GET', '/pipelines/{pipeline_id}/versions', async request => {
    const pipeline = await allowedPipeline(parts, request, 'list');
    const { page, total, nextPageToken } = listPage(
      await store.versions(pipeline.id),
      request.query,
      versionFields,
    );
    return message({
      pipeline_versions: page.map(apiVersion),
      total_size: total || undefined,
      next_page_token: nextPageToken,
    });
  });

  const one = '/pipelines/{pipeline_id}/versions/{pipeline_version_id}';
  router.add('GET', one, async request =>
    apiVersion(await allowedVersion(parts, request, 'get')),
  );

  router.add('DELETE', one, async request => {
    await store.deleteVersion(await allowedVersion(parts, request, 'delete'));
    parts.changed();
    return {};
  });
}

/**
 * A version by its id, and by its pipeline's.
 *
 * @throws ApiError when there is none
 * @internal
 */
export async function versionOf(
  { store }: ServerParts,
  pipelineId: string,
  versionId: string,
): Promise<StoredVersion> {
  const versions = await store.versions(pipelineId);
  const found = versions.find(({ id }) => id === versionId);
  if (!found) {
    throw ApiError.notFound('PipelineVersion', versionId);
  }
  return found;
}

/**
 * A pipeline's newest version.
 *
 * @throws ApiError when it has none
 * @internal
 */
export async function latestVersionOf(
  { store }: ServerParts,
  pipelineId: string,
): Promise<StoredVersion> {
  const [latest] = (await store.versions(pipelineId)).sort(
    (a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id),
  );
  if (!latest) {
    throw ApiError.notFound('PipelineVersion', 'Latest');
  }
  return latest;
}

async function createPipeline(
  { store }: ServerParts,
  pipeline: Omit<StoredPipeline, 'id' | 'createdAt'>,
): Promise<StoredPipeline> {
  const { name, namespace } = pipeline;
  if (!name) {
    throw ApiError.invalid('pipeline name cannot be empty');
  }
  if (
    store.kind === 'kubernetes' &&
    !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)
  ) {
    throw ApiError.invalid(
      `Invalid pipeline name "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'. Use 'display_name' for human-readable labels`,
    );
  }
  return store.createPipeline({
    ...pipeline,
    displayName: pipeline.displayName || name,
    namespace,
  });
}

async function pipelineOf(
  { store }: ServerParts,
  id: string,
): Promise<StoredPipeline> {
  const found = (await store.pipelines()).find(pipeline => pipeline.id === id);
  if (!found) {
    throw ApiError.notFound('Pipeline', id);
  }
  return found;
}

async function allowedPipeline(
  parts: ServerParts,
  request: ApiRequest,
  verb: string,
): Promise<StoredPipeline> {
  const pipeline = await pipelineOf(parts, request.params.pipeline_id);
  const { namespace, name } = pipeline;
  await parts.allow(request, { namespace, verb, resource: 'pipelines', name });
  return pipeline;
}

async function allowedVersion(
  parts: ServerParts,
  request: ApiRequest,
  verb: string,
): Promise<StoredVersion> {
  const pipeline = await allowedPipeline(parts, request, verb);
  return versionOf(parts, pipeline.id, request.params.pipeline_version_id);
}

function uploaded(request: ApiRequest): { fileName: string; text: string } {
  if (request.body.length > MAX_FILE) {
    throw new ApiError(3, 'Failed to read a pipeline spec file');
  }
  const type = request.headers['content-type'] ?? '';
  return fileInForm(type, request.body, 'uploadfile');
}

/** This server reaches no other one, so that it cannot fetch from a URL. */
function unavailable(): ApiError {
  return new ApiError(
    12,
    'The sandbox does not fetch pipelines from a URL; upload the file.',
  );
}

function apiPipeline(pipeline: StoredPipeline): object {
  return message({
    pipeline_id: pipeline.id,
    name: pipeline.name,
    display_name: pipeline.displayName,
    description: pipeline.description,
    created_at: timestamp(pipeline.createdAt),
    namespace: pipeline.namespace,
  });
}

function apiVersion(version: StoredVersion): object {
  return message({
    pipeline_id: version.pipelineId,
    pipeline_version_id: version.id,
    name: version.name,
    display_name: version.displayName,
    description: version.description,
    created_at: timestamp(version.createdAt),
    pipeline_spec: apiSpecOf(version.template),
  });
}
