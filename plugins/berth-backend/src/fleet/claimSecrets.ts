import type { ObjectName } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';

/**
 * What was found when a Secret that a claim awaits was asked for, by name and
 * for its metadata alone. `hidden` is one that nobody could ask for.
 *
 * @internal
 */
export interface ClaimSecretRow {
  claim: string;
  cluster: string;
  namespace: string;
  name: string;
  state: 'present' | 'absent' | 'hidden';
}

/**
 * Of each claim, the Secrets that are there; claims of which nothing is known,
 * or not all can be seen, are left out.
 *
 * @internal
 */
export async function loadSecrets(
  tx: Knex,
  claims: string[],
): Promise<Map<string, ObjectName[]>> {
  const found = new Map<string, ClaimSecretRow[]>();
  for (const chunk of chunks(claims, 500)) {
    const rows = await tx<ClaimSecretRow>('claim_secrets').whereIn(
      'claim',
      chunk,
    );
    for (const row of rows) {
      found.set(row.claim, [...(found.get(row.claim) ?? []), row]);
    }
  }
  return new Map(
    [...found]
      .filter(([, rows]) => rows.every(({ state }) => state !== 'hidden'))
      .map(([claim, rows]) => [
        claim,
        rows
          .filter(({ state }) => state === 'present')
          .map(({ namespace, name }) => ({ namespace, name })),
      ]),
  );
}
