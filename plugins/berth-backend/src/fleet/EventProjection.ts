import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import { chunks } from '../database/chunks';
import { upsertRows } from '../database/upsertRows';
import { splitApiVersion } from '../kubernetes/resourceKey';
import type { LiveObject } from '../kubernetes/types';
import { isoTime, type Clock } from '../time/Clock';
import { cleanText, optionalText, optionalTime } from './cleanText';
import {
  objectKey,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

/**
 * A Kubernetes event about a primary object, as it is stored.
 *
 * @internal
 */
export interface EventRow {
  cluster: string;
  resource: string;
  event_key: string;
  kind: string;
  api_group: string;
  namespace: string;
  name: string;
  type: string;
  reason: string;
  message: string;
  count: number;
  last_seen: string;
  source: string | null;
}

/**
 * What Kubernetes says has happened to primary objects. The API server keeps
 * events for about an hour, and so does this.
 *
 * @internal
 */
export class EventProjection implements Projection {
  readonly #cluster: string;
  readonly #clock: Clock;

  private constructor(options: { cluster: string; clock: Clock }) {
    this.#cluster = options.cluster;
    this.#clock = options.clock;
  }

  static create(options: { cluster: string; clock: Clock }): EventProjection {
    return new EventProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const rows = batch.upserts.flatMap(
      event => this.#toRow(batch.resource, event) ?? [],
    );
    await upsertRows(tx, {
      table: 'claim_events',
      key: ['cluster', 'event_key'],
      rows,
    });
    await this.#delete(tx, batch.deletes.map(objectKey));
    // That an event expires changes nothing about the claim.
    return this.#claimNotes(tx, rows);
  }

  async sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const rows = await tx<EventRow>('claim_events')
      .where({ cluster: this.#cluster, resource: resource.key })
      .select('event_key');
    const gone = rows.map(row => row.event_key).filter(key => !seen.has(key));
    await this.#delete(tx, gone);
    return [];
  }

  async #delete(tx: Knex.Transaction, keys: string[]): Promise<void> {
    for (const chunk of chunks(keys, 500)) {
      await tx('claim_events')
        .where({ cluster: this.#cluster })
        .whereIn('event_key', chunk)
        .delete();
    }
  }

  async #claimNotes(
    tx: Knex.Transaction,
    rows: EventRow[],
  ): Promise<ChangeNote[]> {
    const about = new Map(rows.map(row => [objectKey({ metadata: row }), row]));
    const ids = new Set<string>();
    for (const { namespace, name } of about.values()) {
      const claims = await tx('claims')
        .where({ cluster: this.#cluster, namespace, name })
        .select('id');
      claims.forEach(({ id }) => ids.add(id));
    }
    return [...ids].map(key => ({ kind: 'claim', key, operation: 'upsert' }));
  }

  #toRow(resource: WatchedResource, event: LiveObject): EventRow | undefined {
    const { about } = resource;
    const involved = (event.involvedObject ?? {}) as Record<string, unknown>;
    const { group } = splitApiVersion(String(involved.apiVersion ?? ''));
    if (group !== about?.group || involved.kind !== about?.kind) {
      return undefined;
    }
    const series = event.series as Record<string, unknown> | undefined;
    const source = event.source as Record<string, unknown> | undefined;
    return {
      cluster: this.#cluster,
      resource: resource.key,
      event_key: objectKey(event),
      kind: about.kind,
      api_group: about.group,
      namespace: cleanText(involved.namespace, 63),
      name: cleanText(involved.name, 253),
      type: cleanText(event.type ?? 'Normal', 64),
      reason: cleanText(event.reason, 256),
      message: cleanText(event.message, 2_000),
      count: Number(series?.count ?? event.count ?? 1) || 1,
      last_seen:
        optionalTime(series?.lastObservedTime) ??
        optionalTime(event.lastTimestamp) ??
        optionalTime(event.eventTime) ??
        optionalTime(event.metadata.creationTimestamp) ??
        isoTime(this.#clock.now()),
      source:
        optionalText(event.reportingComponent, 128) ??
        optionalText(source?.component, 128) ??
        null,
    };
  }
}
