import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ChangeFeed } from '../changes/ChangeFeed';
import type { ChangeNote } from '../changes/types';
import { databaseMessage, isPassing } from '../database/databaseErrors';
import type { LiveObject } from '../kubernetes/types';
import { LeaseLostError } from '../leases/LeaseLostError';
import type { LeaseGuard } from '../leases/types';
import type { ClusterMetrics } from '../metrics/ClusterMetrics';
import { backoffDelay, type BackoffSettings } from '../time/backoff';
import type { Clock } from '../time/Clock';
import { untilWoken } from '../time/untilWoken';
import { batchesOf, takeBatch } from './batches';
import type { ReflectorStore } from './ReflectorStore';
import {
  objectKey,
  type Projection,
  type ResourceRole,
  type WatchedResource,
} from './types';

/**
 * Something that a reflector saw.
 *
 * @internal
 */
export type WriterItem =
  | {
      type: 'upsert' | 'delete';
      resource: WatchedResource;
      object: LiveObject;
      /** How far a watch has come by it; not set within a list. */
      resourceVersion?: string;
    }
  /** A bookmark. */
  | { type: 'progress'; resource: WatchedResource; resourceVersion: string }
  /** A list is complete: what it has not shown is gone. */
  | {
      type: 'listed';
      resource: WatchedResource;
      resourceVersion: string;
      seen: ReadonlySet<string>;
    }
  /** The cluster no longer serves the resource. */
  | { type: 'vanished'; resource: WatchedResource }
  /** Something else that has to be written in its turn. */
  | {
      type: 'task';
      what: string;
      write: (tx: Knex.Transaction) => Promise<ChangeNote[]>;
    };

/** So many items may wait; a reflector that brings more waits itself. */
const CAPACITY = 1_000;
const BATCH = 500;
/** A batch that fails so often is taken apart to find the object at fault. */
const ATTEMPTS = 4;

/**
 * Writes what the reflectors of one cluster see, in batches: each batch in
 * one transaction with how far the watches have come and with its entries in
 * the change feed, so that after a crash all three agree. One writer per
 * cluster keeps a namespace and the claims in it in order.
 *
 * @internal
 */
export class ProjectionWriter {
  readonly #options: ProjectionWriterOptions;
  readonly #queue: WriterItem[] = [];
  readonly #seenAt = new WeakMap<WriterItem, number>();
  #wakeWriter: () => void = () => {};
  #wakePushers: Array<() => void> = [];

  private constructor(options: ProjectionWriterOptions) {
    this.#options = options;
  }

  static create(options: ProjectionWriterOptions): ProjectionWriter {
    return new ProjectionWriter(options);
  }

  /** Hands over an item; resolves once there is room for more. */
  async push(item: WriterItem, signal: AbortSignal): Promise<void> {
    this.#queue.push(item);
    this.#seenAt.set(item, this.#options.clock.now());
    this.#options.metrics?.onQueued(this.#queue.length);
    this.#wakeWriter();
    while (this.#queue.length > CAPACITY && !signal.aborted) {
      await untilWoken(signal, wake => this.#wakePushers.push(wake));
    }
  }

  /** Writes until the signal aborts; what waits then comes again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#queue.length === 0) {
        await untilWoken(signal, wake => {
          this.#wakeWriter = wake;
        });
        continue;
      }
      const items = takeBatch(this.#queue, BATCH);
      this.#wakePushers.splice(0).forEach(wake => wake());
      await this.#write(items, signal);
      // SQLite answers within the same turn of the event loop. Without a break
      // between batches, nobody would be served while there is a queue.
      await nextTurn();
    }
  }

  async #write(items: WriterItem[], signal: AbortSignal): Promise<void> {
    const { logger, clock, backoff, random } = this.#options;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await this.#commit(items);
        return;
      } catch (error) {
        if (error instanceof LeaseLostError) {
          // Whoever has the cluster now sees all this, too.
          return;
        }
        const isAtFault = attempt >= ATTEMPTS && !isPassing(error);
        if (isAtFault && items.length > 1) {
          for (const item of items) {
            await this.#write([item], signal);
          }
          return;
        }
        if (isAtFault && (await this.#databaseAnswers())) {
          logger.error(`Skipped what cannot be stored: ${describe(items[0])}`, {
            error: databaseMessage(error),
          });
          return;
        }
        logger.warn('The projection could not be written; trying again', {
          error: databaseMessage(error),
          attempt,
        });
        await clock.sleep(
          backoffDelay({ settings: backoff, attempt, random }),
          signal,
        );
      }
    }
  }

  async #commit(items: WriterItem[]): Promise<void> {
    const { knex, feed, reflectors, cluster, guard, onCommit, clock, metrics } =
      this.#options;
    const began = clock.now();
    const notes: ChangeNote[] = [];
    await knex.transaction(async tx => {
      await guard(tx);
      notes.push(...(await this.#project(tx, items)));
      await reflectors.save(tx, cluster, progressOf(items));
      await feed.record(tx, notes);
    });
    feed.announce(notes);
    onCommit(items);
    const now = clock.now();
    metrics?.onQueued(this.#queue.length);
    metrics?.onCommitted({
      lagMs: now - (this.#seenAt.get(items[0]) ?? now),
      tookMs: now - began,
    });
  }

  async #project(
    tx: Knex.Transaction,
    items: WriterItem[],
  ): Promise<ChangeNote[]> {
    const { projections } = this.#options;
    const notes: ChangeNote[] = [];
    for (const batch of batchesOf(items)) {
      const projection = projections[batch.resource.role];
      notes.push(...(await projection.apply(tx, batch)));
    }
    for (const item of items) {
      if (item.type === 'task') {
        notes.push(...(await item.write(tx)));
      }
      if (item.type === 'listed' || item.type === 'vanished') {
        const seen = item.type === 'listed' ? item.seen : new Set<string>();
        const projection = projections[item.resource.role];
        notes.push(...(await projection.sweep(tx, item.resource, seen)));
      }
    }
    return notes;
  }

  async #databaseAnswers(): Promise<boolean> {
    try {
      await this.#options.knex.raw('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * What a {@link ProjectionWriter} is made of.
 *
 * @internal
 */
export interface ProjectionWriterOptions {
  cluster: string;
  knex: Knex;
  feed: ChangeFeed;
  reflectors: ReflectorStore;
  projections: Record<ResourceRole, Projection>;
  clock: Clock;
  random: () => number;
  backoff: BackoffSettings;
  logger: LoggerService;
  /** Begins each transaction, and throws in it when another follows the cluster. */
  guard: LeaseGuard;
  metrics?: ClusterMetrics;
  /** Called with what has been committed. */
  onCommit: (items: WriterItem[]) => void;
}

function progressOf(
  items: WriterItem[],
): Map<string, { resourceVersion: string | undefined; definition?: string }> {
  const progress: ReturnType<typeof progressOf> = new Map();
  for (const item of items) {
    if (item.type === 'task') {
      continue;
    }
    if (item.type === 'vanished') {
      progress.set(item.resource.key, { resourceVersion: undefined });
    } else if (item.resourceVersion) {
      const { resourceVersion, resource } = item;
      const { key, definition } = resource;
      progress.set(key, { resourceVersion, definition });
    }
  }
  return progress;
}

function describe(item: WriterItem): string {
  if (item.type === 'task') {
    return item.what;
  }
  return item.type === 'upsert' || item.type === 'delete'
    ? `${item.resource.plural} ${objectKey(item.object)}`
    : `${item.type} of ${item.resource.plural}`;
}
