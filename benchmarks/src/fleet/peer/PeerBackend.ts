import type { Entity } from '@backstage/catalog-model';
import { installProject, type Progress } from '@berth/scripts';
import {
  BackendProcess,
  type ClusterAccess,
} from '@berth/test-utils/processes';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countPolls } from './countPolls';
import { peerConfig, type PeerKind } from './peerConfig';
import { readCatalog } from './readCatalog';

const PROJECT = join(__dirname, '../../../peer');

/**
 * Installs what the peer is made of, where that has not been done yet.
 *
 * @internal
 */
export async function installPeer(options: {
  progress: Progress;
}): Promise<void> {
  await installProject({ folder: PROJECT, progress: options.progress });
}

/**
 * TeraSky's Kubernetes ingestor, as it comes from npm, in a Backstage backend
 * of its own that has nothing else to do.
 *
 * @internal
 */
export class PeerBackend {
  readonly process: BackendProcess;
  readonly #clusters: string[];

  /**
   * Installs what it is made of, where that has not been done, and writes its
   * configuration; starts nothing yet.
   *
   * @param options - `folder` keeps its databases and its log
   */
  static async create(options: {
    folder: string;
    clusters: ClusterAccess[];
    kinds: PeerKind[];
    pollSeconds: number;
    progress: Progress;
  }): Promise<PeerBackend> {
    const { folder, clusters } = options;
    await installPeer(options);
    const process = await BackendProcess.create({
      main: join(PROJECT, 'backend.cjs'),
      folder,
      config: peerConfig(options),
    });
    return new PeerBackend(
      process,
      clusters.map(({ name }) => name),
    );
  }

  private constructor(process: BackendProcess, clusters: string[]) {
    this.process = process;
    this.#clusters = clusters;
  }

  /** Starts it; does not wait until it answers. */
  start(): void {
    this.process.start();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.process.kill();
  }

  /**
   * @throws Error when it does not answer in time
   */
  async untilReady(): Promise<void> {
    await this.process.untilReady();
  }

  /** All that its catalog shows. */
  async entities(): Promise<Entity[]> {
    return readCatalog(this.process);
  }

  /** How many polls it has ended, over all its starts. */
  polls(): number {
    const { logFile } = this.process;
    return existsSync(logFile)
      ? countPolls(readFileSync(logFile, 'utf8'), this.#clusters)
      : 0;
  }
}
