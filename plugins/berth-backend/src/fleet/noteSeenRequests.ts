import { berthAnnotations } from '@berth/backstage-plugin-berth-common';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import { chunks } from '../database/chunks';
import type { LiveObject } from '../kubernetes/types';
import type { RequestRow } from '../requests/RequestRow';
import { optionalText } from './cleanText';

/**
 * An object of a claim, as the cluster shows it or showed it last.
 *
 * @internal
 */
export interface SeenObject {
  /** The claim's id. */
  id: string;
  primary: LiveObject;
}

/**
 * The id of the request behind an object, if it says so, in the form in which
 * a database can be asked for it.
 *
 * @internal
 */
export function requestOf(primary: LiveObject): string | undefined {
  const { annotations } = primary.metadata;
  return optionalText(annotations?.[berthAnnotations.request], 64);
}

/**
 * Notes in the requests behind objects that the cluster has, or had, what they
 * ask for. Only the first sight of each counts.
 *
 * @param now - ISO 8601
 * @returns the requests of which it was not known
 * @internal
 */
export async function noteSeenRequests(
  tx: Knex.Transaction,
  objects: SeenObject[],
  now: string,
): Promise<ChangeNote[]> {
  const claims = new Map<string, string>();
  for (const { id, primary } of objects) {
    const request = requestOf(primary);
    if (request) {
      claims.set(request, id);
    }
  }
  const notes: ChangeNote[] = [];
  for (const chunk of chunks([...claims.keys()], 500)) {
    const rows = await tx<RequestRow>('requests')
      .whereIn('id', chunk)
      .whereNull('seen_at')
      .select('id', 'claim_id');
    // Anybody can write an annotation; the request has to be this claim's own.
    const seen = rows
      .filter(row => claims.get(row.id) === row.claim_id)
      .map(({ id }) => id);
    if (seen.length > 0) {
      await tx<RequestRow>('requests')
        .whereIn('id', seen)
        .update({ seen_at: now });
    }
    notes.push(
      ...seen.map(key => ({
        kind: 'request' as const,
        key,
        operation: 'upsert' as const,
      })),
    );
  }
  return notes;
}
