import type { JsonObject } from '@backstage/types';
import {
  BackendProcess,
  locateClusters,
  readClaims,
  type ClusterAccess,
} from '@berth/test-utils/processes';
import { join } from 'node:path';
import type { CatalogEntry, FleetView, ShownClaim } from './types';

const CATALOG_PAGE = 500;

/**
 * The backend that the schedules kill, and what it shows.
 *
 * @internal
 */
export class FleetBackend implements FleetView {
  readonly #process: BackendProcess;
  #skew = 0;

  /**
   * @param options - `folder` keeps its databases, its configuration and its log
   */
  static async create(options: {
    folder: string;
    clusters: ClusterAccess[];
    /** As `backend.database`; files in the folder when left out */
    database?: JsonObject;
  }): Promise<FleetBackend> {
    let onRestart = () => {};
    const process = await BackendProcess.create({
      main: join(__dirname, 'backend/main.ts'),
      folder: options.folder,
      database: options.database,
      config: configuration(options.clusters),
      preload: [
        join(__dirname, 'backend/skewedClock.cjs'),
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      // Started while its database is away, it ends.
      onRestart: () => onRestart(),
    });
    const backend = new FleetBackend(process);
    onRestart = () => backend.#tellTime();
    return backend;
  }

  private constructor(process: BackendProcess) {
    this.#process = process;
  }

  /** The plugin's own database. */
  get databaseFile(): string {
    return this.#process.databaseFile('berth');
  }

  /** Starts it; does not wait until it answers. */
  start(): void {
    this.#process.start();
    this.#tellTime();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#process.kill();
  }

  /** Puts its clock so many milliseconds forward, or back. */
  skewClock(milliseconds: number): void {
    this.#skew = milliseconds;
    this.#tellTime();
  }

  /**
   * @throws Error when it does not answer in time
   */
  async untilReady(): Promise<void> {
    await this.#process.untilReady();
  }

  async claims(): Promise<ShownClaim[]> {
    return readClaims(path => this.#process.get(path));
  }

  async entities(): Promise<CatalogEntry[]> {
    const { items } = await this.#process.get<{ items: CatalogEntry[] }>(
      `catalog/entities/by-query?filter=kind=resource,spec.type=database&limit=${CATALOG_PAGE}`,
    );
    return items;
  }

  #tellTime(): void {
    this.#process.tell({ skew: this.#skew });
  }
}

function configuration(clusters: ClusterAccess[]) {
  return {
    catalog: { processingInterval: { seconds: 1 } },
    kubernetes: { clusterLocatorMethods: locateClusters(clusters) },
    berth: {
      fleet: {
        // Half an hour of faults in some seconds: what takes its time in
        // production, so as not to be a burden, is quick here.
        probeInterval: { seconds: 1 },
        idleTimeout: { seconds: 5 },
        watchTimeout: { seconds: 20 },
      },
    },
  };
}
