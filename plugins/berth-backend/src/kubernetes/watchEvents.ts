import { KubernetesError } from './KubernetesError';
import { readLines } from './lines';
import type { KubernetesStatus, LiveObject, WatchEvent } from './types';

/** On the bookmark with which a streaming list is complete. */
const LIST_END = 'k8s.io/initial-events-end';

/**
 * The events in the body of a WATCH, one JSON document a line. A last line
 * that was cut off is dropped: what it said comes again when the watch resumes
 * from the event before it.
 *
 * @throws KubernetesError for an ERROR event, or for a line that is no event
 * @internal
 */
export async function* readWatchEvents(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<WatchEvent> {
  for await (const line of readLines(chunks)) {
    yield parseEvent(line);
  }
}

function parseEvent(line: string): WatchEvent {
  const event = parse(line);
  switch (event?.type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      if (typeof event.object?.metadata?.name === 'string') {
        return { type: event.type, object: event.object };
      }
      break;
    case 'BOOKMARK':
      return parseBookmark(event.object);
    case 'ERROR':
      throw KubernetesError.fromStatus(
        (event.object ?? {}) as unknown as KubernetesStatus,
      );
    default:
  }
  throw KubernetesError.fromNetwork('ERR_ANSWER', 'A line is no watch event');
}

function parseBookmark(object: LiveObject | undefined): WatchEvent {
  const { resourceVersion, annotations } = object?.metadata ?? {};
  return {
    type: 'BOOKMARK',
    resourceVersion: String(resourceVersion ?? ''),
    ...(annotations?.[LIST_END] === 'true' && { endsList: true }),
  };
}

function parse(
  line: string,
): { type?: string; object?: LiveObject } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
