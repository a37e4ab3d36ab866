import { countOf, recordsOf, textOf } from '@berth/backstage-plugin-berth-node';

/**
 * How much of the traffic a revision gets, and the tag by which it has an
 * address of its own.
 *
 * @internal
 */
export interface TrafficTarget {
  revisionName?: string;
  /** Whichever revision is the latest that is ready. */
  latestRevision?: boolean;
  percent?: number;
  tag?: string;
  /** Of the tag; only Knative writes it. */
  url?: string;
}

/**
 * Reads traffic as a Service's spec and status write it.
 *
 * @internal
 */
export function trafficOf(value: unknown): TrafficTarget[] {
  return recordsOf(value).map(target => ({
    revisionName: textOf(target.revisionName),
    latestRevision: target.latestRevision === true,
    percent: countOf(target.percent) ?? 0,
    tag: textOf(target.tag),
    url: textOf(target.url),
  }));
}
