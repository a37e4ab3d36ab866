import {
  berthAnnotations,
  stringifyClaimRef,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import type { ClaimRow } from '../claims/ClaimRow';
import { resourceKey } from '../kubernetes/resourceKey';
import type { LiveObject } from '../kubernetes/types';
import { isoTime } from '../time/Clock';
import { cleanText, optionalText, optionalTime } from './cleanText';
import { storedObject } from './storedObject';

const MAX_DETAILS = 30;

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
  primary: LiveObject;
  children: LiveObject[];
  tenant: string | undefined;
  previous: ClaimRow | undefined;
  now: number;
}): ClaimRow {
  const { cluster, offering, primary, children, tenant, now } = options;
  const { name, namespace = '', uid, annotations } = primary.metadata;
  const objects: ClaimObjects = { primary, children };
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
    resource: resourceKey(offering.primary),
    namespace,
    name,
    offering: offering.id,
    uid,
    tenant: tenant ?? null,
    plan: optionalText(offering.planOf(objects), 64) ?? null,
    phase: readiness.phase,
    reason: cleanText(readiness.reason, 128),
    message: cleanText(readiness.message, 2_000),
    progress_done: readiness.progress?.done ?? null,
    progress_total: readiness.progress?.total ?? null,
    since:
      previous?.phase === readiness.phase
        ? previous.since
        : sinceWhen(primary, { now, isNew: !previous }),
    created_at: created ?? isoTime(now),
    generation: primary.metadata.generation ?? null,
    requester: annotation(berthAnnotations.requester, 512),
    request: annotation(berthAnnotations.request, 64),
    connection: connection
      ? cleanText(JSON.stringify(connection), 16_384)
      : null,
    details: JSON.stringify(
      details.map(({ label, value }) => ({
        label: cleanText(label, 64),
        value: cleanText(value, 512),
      })),
    ),
    object: offering.children.length > 0 ? storedObject(primary) ?? null : null,
  };
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
