import {
  berthAnnotations,
  stringifyClaimRef,
  type Connection,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  ObjectName,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import type { ClaimRow } from '../claims/ClaimRow';
import type { LiveObject } from '../kubernetes/types';
import { isoTime } from '../time/Clock';
import { catalogText } from './catalogText';
import { cleanText, optionalText, optionalTime } from './cleanText';
import { storedObject } from './storedObject';

const MAX_DETAILS = 30;
const MAX_CONNECTION_LENGTH = 16_384;

/**
 * What Berth keeps of a claim: what its offering makes of its objects. Pure;
 * throws whatever the offering throws.
 *
 * @param options.previous - what was kept so far, for how long the phase has
 * lasted
 * @internal
 */
export function projectClaim(options: {
  cluster: string;
  offering: Offering;
  /** Key of the primary object's API. */
  resource: string;
  primary: LiveObject;
  children: LiveObject[];
  /** Of the Secrets that the offering awaits, those that are there. */
  secrets?: ObjectName[];
  tenant: string | undefined;
  previous: ClaimRow | undefined;
  now: number;
}): ClaimRow {
  const { cluster, offering, resource, primary, children, secrets } = options;
  const { tenant, now } = options;
  const { name, namespace = '', uid, annotations } = primary.metadata;
  const objects: ClaimObjects = { primary, children, secrets };
  const awaited = offering.awaits(objects);
  const readiness = offering.readiness(objects);
  const connection = offering.connection(objects);
  const details = offering.details(objects).slice(0, MAX_DETAILS);
  const previous = options.previous?.uid === uid ? options.previous : undefined;
  const created = optionalTime(primary.metadata.creationTimestamp);
  const annotation = (key: string, maxLength: number) =>
    optionalText(annotations?.[key], maxLength) ?? null;

  return {
    id: stringifyClaimRef({ cluster, namespace, offering: offering.id, name }),
    cluster,
    resource,
    namespace,
    name,
    offering: offering.id,
    uid,
    tenant: tenant ?? null,
    plan: optionalText(offering.planOf(objects), 64) ?? null,
    phase: readiness.phase,
    reason: cleanText(readiness.reason, 128),
    message: cleanText(readiness.message, 2_000),
    progress_done: smallInteger(readiness.progress?.done),
    progress_total: smallInteger(readiness.progress?.total),
    since:
      previous?.phase === readiness.phase
        ? previous.since
        : sinceWhen(primary, { now, isNew: !previous }),
    created_at: created ?? isoTime(now),
    generation: smallInteger(primary.metadata.generation),
    requester: annotation(berthAnnotations.requester, 512),
    request: annotation(berthAnnotations.request, 64),
    connection: connectionText(connection),
    details: JSON.stringify(
      details.map(({ label, value }) => ({
        label: cleanText(label, 64),
        value: cleanText(value, 512),
      })),
    ),
    object:
      offering.children.length > 0 || awaited.length > 0
        ? storedObject(primary) ?? null
        : null,
    awaits: awaited.length > 0 ? JSON.stringify(awaited) : null,
    catalog: catalogText(annotations),
  };
}

/** What fits a column of four bytes; nothing that is shown is larger. */
function smallInteger(value: unknown): number | null {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    ? (value as number)
    : null;
}

function connectionText(connection: Connection | undefined): string | null {
  const text = connection && JSON.stringify(connection);
  return text && text.length <= MAX_CONNECTION_LENGTH ? text : null;
}

/**
 * Since when a claim has been in a phase that it was not seen to enter: since
 * its newest condition changed, or since it was made.
 */
function sinceWhen(
  primary: LiveObject,
  options: { now: number; isNew: boolean },
): string {
  const now = isoTime(options.now);
  if (!options.isNew) {
    return now;
  }
  const status = primary.status as
    | { conditions?: Array<{ lastTransitionTime?: unknown }> }
    | undefined;
  const conditions = Array.isArray(status?.conditions) ? status.conditions : [];
  const moments = [
    primary.metadata.creationTimestamp,
    ...conditions.map(condition => condition?.lastTransitionTime),
  ].flatMap(time => optionalTime(time) ?? []);
  const newest = moments.sort().at(-1) ?? now;
  return newest < now ? newest : now;
}
