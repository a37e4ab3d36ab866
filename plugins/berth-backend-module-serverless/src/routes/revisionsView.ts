import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  observe,
  revisionsIn,
  type ObservedRevision,
} from '../knative-function/observed';
import { isPinned, sharesOf } from '../knative-function/traffic';

/** So many are listed beside those that get traffic. */
const SHOWN = 20;

/**
 * A revision and the traffic that it gets.
 *
 * @internal
 */
export interface RevisionLine extends ObservedRevision {
  /** Percent as it is wanted. */
  wanted: number;
  /** Percent as Knative has it. */
  actual: number;
  tags: Array<{ name: string; url?: string }>;
}

/**
 * The revisions of a function, the newest first.
 *
 * @internal
 */
export interface RevisionsView {
  /** Whether a new revision gets no traffic. */
  pinned: boolean;
  revisions: RevisionLine[];
  /** How many more there are that get nothing. */
  more: number;
}

/**
 * Which revision of a function gets how much, as it is wanted and as it is.
 *
 * @internal
 */
export function revisionsView(
  service: KubernetesObject,
  objects: KubernetesObject[],
): RevisionsView {
  const fn = observe(service);
  const wanted = sharesOf(fn);
  const lines = revisionsIn(objects).map(revision => {
    const targets = fn.actual.filter(
      ({ revisionName }) => revisionName === revision.name,
    );
    return {
      ...revision,
      wanted: wanted.get(revision.name) ?? 0,
      actual: targets.reduce((sum, { percent = 0 }) => sum + percent, 0),
      tags: targets.flatMap(({ tag, url = '' }) =>
        tag
          ? // It becomes a link, which must lead to nothing but a page.
            [{ name: tag, ...(/^https?:\/\//.test(url) && { url }) }]
          : [],
      ),
    };
  });
  const shown = lines.filter(
    ({ actual, tags, ...line }, index) =>
      index < SHOWN || line.wanted > 0 || actual > 0 || tags.length > 0,
  );
  return {
    pinned: isPinned(fn),
    revisions: shown,
    more: lines.length - shown.length,
  };
}
