import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  recordOf,
  type Offering,
  type OfferingRegistry,
  type OfferingSource,
} from '@berth/backstage-plugin-berth-node';
import type { Knex } from 'knex';
import type { ChangeNote } from '../changes/types';
import type { DefinitionBody } from '../fleet/definitionBody';
import type { DefinitionRow } from '../fleet/definitionRow';
import { resourceKey } from '../kubernetes/resourceKey';

/**
 * An offering that a cluster defines.
 *
 * @internal
 */
export interface DefinedOffering {
  offering: Offering;
  /** Of everything that it was made from. */
  fingerprint: string;
}

/**
 * The offerings as they are now: those of the packages, which stay, and those
 * that clusters define, which come and go while Berth runs.
 *
 * @internal
 */
export class LiveOfferings {
  readonly #registry: OfferingRegistry;
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  /** By cluster and id. */
  readonly #defined = new Map<string, Map<string, DefinedOffering>>();
  /** What was said of definitions that cannot be offered, by cluster and name. */
  readonly #problems = new Map<string, string>();

  private constructor(options: LiveOfferingsOptions) {
    this.#registry = options.registry;
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  static create(options: LiveOfferingsOptions): LiveOfferings {
    return new LiveOfferings(options);
  }

  /** By what definitions become offerings, where there is that. */
  get source(): OfferingSource | undefined {
    return this.#registry.source();
  }

  /** Those of the packages. */
  fixed(): Offering[] {
    return this.#registry.list();
  }

  /** Those of the packages, and those that this cluster defines. */
  of(cluster: string): Offering[] {
    return [
      ...this.fixed(),
      ...[...this.defined(cluster).values()].map(({ offering }) => offering),
    ];
  }

  /** Those that a cluster defines, by id. */
  defined(cluster: string): ReadonlyMap<string, DefinedOffering> {
    return this.#defined.get(cluster) ?? new Map();
  }

  /** All offerings, by id; of one that several clusters define, each one's. */
  list(): Array<{ offering: Offering; definedOn?: Map<string, Offering> }> {
    const byId = new Map<string, Map<string, Offering>>();
    for (const [cluster, offerings] of [...this.#defined].sort(byName)) {
      for (const [id, { offering }] of offerings) {
        byId.set(id, (byId.get(id) ?? new Map()).set(cluster, offering));
      }
    }
    const defined = [...byId.values()].map(definedOn => ({
      offering: [...definedOn.values()][0],
      definedOn,
    }));
    const fixed = this.fixed().map(offering => ({ offering }));
    return [...fixed, ...defined].sort((a, b) =>
      a.offering.id < b.offering.id ? -1 : 1,
    );
  }

  /**
   * The offering of that id; as that cluster defines it, where it is one of
   * those. Undefined where there is none, or none on that cluster.
   */
  get(id: string, cluster?: string): Offering | undefined {
    const fixed = this.#registry.get(id);
    if (fixed || cluster !== undefined) {
      return fixed ?? this.defined(cluster!).get(id)?.offering;
    }
    return this.list().find(({ offering }) => offering.id === id)?.offering;
  }

  /** Takes in what is stored of every cluster. */
  async load(): Promise<void> {
    const rows: Array<{ cluster: string }> = await this.#knex(
      'fleet_definitions',
    ).distinct('cluster');
    for (const { cluster } of rows) {
      await this.refresh(cluster);
    }
  }

  /**
   * Takes in what is stored of a cluster's definitions.
   *
   * @returns whether any of its offerings is another, new or gone
   */
  async refresh(cluster: string): Promise<boolean> {
    const rows: DefinitionRow[] = await this.#knex('fleet_definitions').where({
      cluster,
    });
    const before = this.defined(cluster);
    const after = new Map<string, DefinedOffering>();
    for (const one of this.#make(cluster, rows, before)) {
      const { id } = one.offering;
      if (after.has(id)) {
        this.#tell(cluster, id, 'another definition has the same id');
      } else {
        after.set(id, one);
      }
    }
    this.#defined.set(cluster, after);
    return (
      before.size !== after.size ||
      [...after].some(
        ([id, { fingerprint }]) => before.get(id)?.fingerprint !== fingerprint,
      )
    );
  }

  /** Takes in what is stored of the clusters that have changed. */
  async refreshIn(changes: ChangeNote[]): Promise<void> {
    for (const { kind, key } of changes) {
      if (kind === 'cluster') {
        await this.refresh(key);
      }
    }
  }

  #make(
    cluster: string,
    rows: DefinitionRow[],
    before: ReadonlyMap<string, DefinedOffering>,
  ): DefinedOffering[] {
    const known = new Map(
      [...before.values()].map(one => [one.fingerprint, one] as const),
    );
    return offeredRows(rows).flatMap(({ row, origin }) => {
      const annotations = {
        ...annotationsOf(origin),
        ...annotationsOf(row),
      };
      const fingerprint = fingerprintOf([
        row.name,
        row.origin,
        annotations,
        row.body,
      ]);
      const same = known.get(fingerprint);
      const offering =
        same?.offering ?? this.#attempt(cluster, row, annotations);
      return offering ? [{ offering, fingerprint }] : [];
    });
  }

  /** A definition of which nothing can be made is named in the log, once. */
  #attempt(
    cluster: string,
    row: DefinitionRow,
    annotations: Record<string, string>,
  ): Offering | undefined {
    try {
      const body = JSON.parse(row.body!);
      if (body.problem) {
        throw new Error(body.problem);
      }
      const { namespaced, schema, printerColumns, ...kind } =
        body as DefinitionBody;
      this.#assertFree(resourceKey(kind));
      const offering = this.source?.offeringOf({
        name: row.name,
        origin: row.origin ?? undefined,
        ...{ kind, namespaced, schema, printerColumns, annotations },
      });
      this.#problems.delete(`${cluster}/${row.name}`);
      return offering;
    } catch (error) {
      this.#tell(cluster, row.name, (error as Error).message);
      return undefined;
    }
  }

  #assertFree(kind: string): void {
    const taken = this.fixed().find(({ primaries }) =>
      primaries.some(primary => resourceKey(primary) === kind),
    );
    if (taken) {
      throw new Error(`${taken.id} offers this kind already`);
    }
  }

  #tell(cluster: string, definition: string, problem: string): void {
    const key = `${cluster}/${definition}`;
    if (this.#problems.get(key) !== problem) {
      this.#problems.set(key, problem);
      this.#logger.warn(`A marked definition cannot be offered: ${problem}`, {
        cluster,
        definition,
      });
    }
  }
}

/**
 * What {@link LiveOfferings} are made of.
 *
 * @internal
 */
export interface LiveOfferingsOptions {
  registry: OfferingRegistry;
  knex: Knex;
  logger: LoggerService;
}

/**
 * The definitions that are marked, or were made from something that is, and
 * that have been read.
 */
function offeredRows(
  rows: DefinitionRow[],
): Array<{ row: DefinitionRow; origin: DefinitionRow | undefined }> {
  const byRef = new Map(rows.map(row => [row.ref, row]));
  return rows
    .filter(row => row.body !== null)
    .map(row => ({ row, origin: byRef.get(row.origin_ref ?? '') }))
    .filter(({ row, origin }) => isOffered(row, origin))
    .sort((a, b) => (a.row.name < b.row.name ? -1 : 1));
}

/**
 * Whether a definition is offered: as it says itself, or else as what it was
 * made from says.
 *
 * @internal
 */
export function isOffered(
  row: Pick<DefinitionRow, 'mark'>,
  origin: Pick<DefinitionRow, 'mark'> | undefined,
): boolean {
  return (row.mark ?? origin?.mark) === 'true';
}

function annotationsOf(row: DefinitionRow | undefined): Record<string, string> {
  return recordOf(row && JSON.parse(row.annotations)) as Record<string, string>;
}

function fingerprintOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
