import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  berthLabels,
  stringifyClaimRef,
} from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import type { ClaimRow } from '../claims/ClaimRow';
import { chunks } from '../database/chunks';
import { upsertRows } from '../database/upsertRows';
import { resourceKey } from '../kubernetes/resourceKey';
import type { LiveObject } from '../kubernetes/types';
import { isoTime, type Clock } from '../time/Clock';
import { childrenOf, type ChildRow } from './childRow';
import { loadSecrets } from './claimSecrets';
import { noteSeenRequests, requestOf } from './noteSeenRequests';
import { projectClaim } from './projectClaim';
import {
  objectKey,
  type ObjectBatch,
  type Projection,
  type WatchedResource,
} from './types';

interface Candidate {
  id: string;
  offering: Offering;
  /** Key of the primary object's API. */
  resource: string;
  primary: LiveObject;
}

/**
 * The claims of a cluster: what their offerings make of their objects.
 *
 * @internal
 */
export class ClaimProjection implements Projection {
  readonly #cluster: string;
  readonly #offerings: () => Offering[];
  readonly #tenantLabel: string;
  readonly #clock: Clock;
  readonly #logger: LoggerService;

  private constructor(options: ClaimProjectionOptions) {
    this.#cluster = options.cluster;
    this.#offerings = options.offerings;
    this.#tenantLabel = options.tenantLabel;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  static create(options: ClaimProjectionOptions): ClaimProjection {
    return new ClaimProjection(options);
  }

  async apply(tx: Knex.Transaction, batch: ObjectBatch): Promise<ChangeNote[]> {
    const offered = this.#offerings().filter(({ primaries }) =>
      primaries.some(kind => resourceKey(kind) === batch.resource.key),
    );
    const resource = batch.resource.key;
    const candidates = batch.upserts.flatMap(
      primary => this.#candidate(offered, resource, primary) ?? [],
    );
    const wanted = new Set(candidates.map(({ id }) => id));
    // An object whose offering label changed is another claim now.
    const gone = [...batch.upserts, ...batch.deletes]
      .flatMap(object => offered.map(offering => this.#id(offering, object)))
      .filter(id => !wanted.has(id));
    // What came and went within one batch has been there, too.
    const ended = batch.deletes.flatMap(
      primary => this.#candidate(offered, resource, primary) ?? [],
    );
    const stored = await this.#load(
      tx,
      [...candidates, ...ended].map(({ id }) => id),
    );
    // Of the requests of claims that are stored with them it is known.
    const unknown = [...candidates, ...ended].filter(
      ({ id, primary }) =>
        (stored.get(id)?.request ?? undefined) !== requestOf(primary),
    );
    return [
      ...(await noteSeenRequests(tx, unknown, isoTime(this.#clock.now()))),
      ...(await this.#project(tx, candidates, stored)),
      ...(await this.#delete(tx, gone)),
    ];
  }

  async sweep(
    tx: Knex.Transaction,
    resource: WatchedResource,
    seen: ReadonlySet<string>,
  ): Promise<ChangeNote[]> {
    const rows: Array<Pick<ClaimRow, 'id' | 'namespace' | 'name'>> = await tx(
      'claims',
    )
      .where({ cluster: this.#cluster, resource: resource.key })
      .select('id', 'namespace', 'name');
    const gone = rows.filter(row => !seen.has(objectKey({ metadata: row })));
    return this.#delete(
      tx,
      gone.map(({ id }) => id),
    );
  }

  /** Judges claims anew from what is stored, after a child of theirs changed. */
  async reproject(tx: Knex.Transaction, ids: string[]): Promise<ChangeNote[]> {
    const rows = await this.#load(tx, ids);
    const candidates = [...rows.values()].flatMap(row => {
      const offering = this.#offerings().find(({ id }) => id === row.offering);
      return offering && row.object
        ? [
            {
              id: row.id,
              offering,
              resource: row.resource,
              primary: JSON.parse(row.object),
            },
          ]
        : [];
    });
    return this.#project(tx, candidates, rows);
  }

  async #project(
    tx: Knex.Transaction,
    candidates: Candidate[],
    stored: ReadonlyMap<string, ClaimRow>,
  ): Promise<ChangeNote[]> {
    const cluster = this.#cluster;
    const tenants = await this.#tenants(tx, candidates);
    const children = await this.#children(tx, candidates);
    const secrets = await loadSecrets(
      tx,
      candidates.filter(one => one.offering.awaitsSecrets).map(({ id }) => id),
    );
    const now = this.#clock.now();
    const changed: ClaimRow[] = [];
    const notes: ChangeNote[] = [];

    for (const { id, offering, resource, primary } of candidates) {
      const previous = stored.get(id);
      const row = this.#attempt(offering, primary, () =>
        projectClaim({
          cluster,
          offering,
          resource,
          primary,
          children: children.get(id) ?? [],
          secrets: secrets.get(id),
          tenant: primary.metadata.namespace
            ? tenants.get(primary.metadata.namespace)
            : // Whoever may write cluster-scoped objects may say whose they are.
              primary.metadata.labels?.[this.#tenantLabel],
          previous,
          now,
        }),
      );
      const difference = row && differenceOf(previous, row);
      if (row && difference) {
        changed.push(row);
      }
      if (row && difference === 'shown') {
        notes.push(...notesOf(previous, row));
      }
    }
    await upsertRows(tx, { table: 'claims', key: ['id'], rows: changed });
    return notes;
  }

  async #delete(tx: Knex.Transaction, ids: string[]): Promise<ChangeNote[]> {
    const rows = [...(await this.#load(tx, ids)).values()];
    for (const chunk of chunks(rows, 500)) {
      const claims = chunk.map(({ id }) => id);
      await tx('claims').whereIn('id', claims).delete();
      await tx('claim_secrets').whereIn('claim', claims).delete();
    }
    return rows.flatMap(row => notesOf(row, undefined));
  }

  async #load(
    tx: Knex.Transaction,
    ids: string[],
  ): Promise<Map<string, ClaimRow>> {
    const rows: ClaimRow[] = [];
    for (const chunk of chunks(ids, 500)) {
      rows.push(...(await tx<ClaimRow>('claims').whereIn('id', chunk)));
    }
    return new Map(rows.map(row => [row.id, row]));
  }

  async #tenants(
    tx: Knex.Transaction,
    candidates: Candidate[],
  ): Promise<Map<string, string>> {
    const names = new Set(
      candidates.map(({ primary }) => primary.metadata.namespace ?? ''),
    );
    const tenants = new Map<string, string>();
    for (const chunk of chunks([...names], 500)) {
      const rows = await tx('fleet_namespaces')
        .where({ cluster: this.#cluster })
        .whereIn('name', chunk)
        .select('name', 'tenant');
      rows.forEach(row => tenants.set(row.name, row.tenant));
    }
    return tenants;
  }

  async #children(
    tx: Knex.Transaction,
    candidates: Candidate[],
  ): Promise<Map<string, LiveObject[]>> {
    const parents = candidates.filter(
      ({ offering }) => offering.children.length > 0,
    );
    const children = new Map<string, LiveObject[]>();
    for (const chunk of chunks(parents, 200)) {
      const rows: ChildRow[] = await tx('fleet_children')
        .where({ cluster: this.#cluster })
        .andWhere(where =>
          where
            .whereIn(
              'owner_uid',
              chunk.map(({ primary }) => primary.metadata.uid),
            )
            .orWhereIn(
              'claim',
              chunk.map(({ id }) => id),
            ),
        );
      for (const { id, primary, offering } of chunk) {
        const { uid } = primary.metadata;
        children.set(id, childrenOf(rows, { id, uid, offering }));
      }
    }
    return children;
  }

  #candidate(
    offered: Offering[],
    resource: string,
    primary: LiveObject,
  ): Candidate | undefined {
    const label = primary.metadata.labels?.[berthLabels.offering];
    const offering =
      offered.find(({ id }) => id === label) ??
      offered.find(one => one.isClaim(primary));
    return (
      offering && {
        id: this.#id(offering, primary),
        offering,
        resource,
        primary,
      }
    );
  }

  #id(offering: Offering, { metadata }: LiveObject): string {
    return stringifyClaimRef({
      cluster: this.#cluster,
      namespace: metadata.namespace ?? '',
      offering: offering.id,
      name: metadata.name,
    });
  }

  /** One bad object is named in the log and skipped. */
  #attempt(
    offering: Offering,
    primary: LiveObject,
    project: () => ClaimRow,
  ): ClaimRow | undefined {
    try {
      return project();
    } catch (error) {
      this.#logger.warn('A claim cannot be judged and is left as it was', {
        offering: offering.id,
        object: objectKey(primary),
        error: String(error),
      });
      return undefined;
    }
  }
}

/**
 * What a {@link ClaimProjection} is made of.
 *
 * @internal
 */
export interface ClaimProjectionOptions {
  cluster: string;
  /** As they are now. */
  offerings: () => Offering[];
  /** By which a cluster-scoped object says whose it is. */
  tenantLabel: string;
  clock: Clock;
  logger: LoggerService;
}

/** Whether something differs at all, and whether anybody is shown it. */
function differenceOf(
  before: ClaimRow | undefined,
  after: ClaimRow,
): 'shown' | 'kept' | undefined {
  const keys = (Object.keys(after) as Array<keyof ClaimRow>).filter(
    key => before?.[key] !== after[key],
  );
  if (keys.length === 0) {
    return undefined;
  }
  return keys.some(key => key !== 'object') ? 'shown' : 'kept';
}

function notesOf(
  before: ClaimRow | undefined,
  after: ClaimRow | undefined,
): ChangeNote[] {
  const key = (after ?? before)!.id;
  const notes: ChangeNote[] = [
    { kind: 'claim', key, operation: after ? 'upsert' : 'delete' },
  ];
  // A tenant shows how many claims it has in each phase.
  if (before?.phase !== after?.phase || before?.tenant !== after?.tenant) {
    for (const tenant of new Set([before?.tenant, after?.tenant])) {
      if (tenant) {
        notes.push({ kind: 'tenant', key: tenant, operation: 'upsert' });
      }
    }
  }
  return notes;
}
