import type { Attempt } from '../Access';
import { listPage, type Fields } from '../listing';
import type { ApiRequest } from '../Router';
import { message, type ServerParts } from '../ServerParts';
import { experimentIn } from './experimentIn';

/**
 * Answers a list of things that are in a namespace, or in one of its
 * experiments: those of the place that is asked for, as far as the person may
 * list them there, filtered, sorted and by pages. In single-user mode the place
 * is everywhere.
 *
 * @throws ApiError for a place that is not there or not theirs, and for a query
 * that the API refuses
 * @internal
 */
export async function listInPlace<
  T extends { namespace: string; experimentId?: string },
>(options: {
  parts: ServerParts;
  request: ApiRequest;
  /** As the server calls it where it asks for permission. */
  resource: Attempt['resource'];
  /** Whether they are in experiments, by which one may ask. */
  inExperiments?: boolean;
  items: () => T[] | Promise<T[]>;
  fields: Fields<T>;
  /** The field of the answer that they are in. */
  as: string;
  toApi: (item: T) => object;
}): Promise<object> {
  const { parts, request, resource, inExperiments, items, fields } = options;
  const { query } = request;
  const experimentId = inExperiments ? query.get('experiment_id') : undefined;
  const namespace = experimentId
    ? experimentIn(parts.state, experimentId).namespace
    : parts.namespace(query.get('namespace'));
  await parts.allow(request, { namespace, verb: 'list', resource });
  const isThere = (item: T) =>
    experimentId
      ? item.experimentId === experimentId
      : !parts.multiUser || item.namespace === namespace;
  const { page, total, nextPageToken } = listPage(
    (await items()).filter(isThere),
    query,
    fields,
  );
  return message({
    [options.as]: page.map(options.toApi),
    total_size: total || undefined,
    next_page_token: nextPageToken,
  });
}
