import { ApiError } from './ApiError';
import { latestVersionOf, versionOf } from './routes/pipelineRoutes';
import { text, type ServerParts } from './ServerParts';
import { documentsOf, templateOf } from './template';
import type { PipelineSource, PipelineTemplate } from './types';

/**
 * The pipeline that a run or a recurring run names, or brings along. Where it
 * names no version, it is the newest.
 *
 * @throws ApiError when there is none
 * @internal
 */
export async function sourceOf(
  parts: ServerParts,
  body: Record<string, unknown>,
): Promise<{ source: PipelineSource; template: PipelineTemplate }> {
  const reference = (body.pipeline_version_reference ?? {}) as Record<
    string,
    unknown
  >;
  const pipelineId = text(reference.pipeline_id);
  const versionId =
    text(reference.pipeline_version_id) || text(body.pipeline_version_id);
  if (pipelineId) {
    const version = versionId
      ? await versionOf(parts, pipelineId, versionId)
      : await latestVersionOf(parts, pipelineId);
    return {
      source: { pipelineId, versionId: version.id },
      template: version.template,
    };
  }
  if (body.pipeline_spec) {
    return {
      source: { inline: true },
      template: templateOf(documentsOf(body.pipeline_spec)),
    };
  }
  throw ApiError.invalid(
    'Failed to fetch a template with an empty pipeline spec manifest',
  );
}
