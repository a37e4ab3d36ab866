import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Progress } from '../lib/Progress.mjs';
import { ensureAppBuilt } from './appBuild';
import { AppServer } from './AppServer';
import { PortalBackend } from './PortalBackend';
import { Platform } from './types';

/** What a portal is started with. */
export type PortalOptions = {
  root: string;
  /** Where it listens, both on the loopback interface. */
  ports: { app: number; backend: number };
  /** Where databases and logs are kept. */
  dataDir: string;
  /** Starts what it runs on; may take as long as it needs. */
  startPlatform: () => Promise<Platform>;
  progress: Progress;
};

/** A running portal with its platform: backend, app, cluster and provider. */
export class Portal {
  readonly url: string;
  readonly backendUrl: string;
  readonly platform: Platform;
  /** Rejects if the backend ends without having been asked to. */
  readonly failed: Promise<never>;
  readonly #backend: PortalBackend;
  readonly #appServer: AppServer;
  #stopping = false;

  private constructor(options: {
    url: string;
    backendUrl: string;
    platform: Platform;
    backend: PortalBackend;
    appServer: AppServer;
  }) {
    this.url = options.url;
    this.backendUrl = options.backendUrl;
    this.platform = options.platform;
    this.#backend = options.backend;
    this.#appServer = options.appServer;
    this.failed = this.#backend.ended.then(() =>
      this.#stopping
        ? new Promise<never>(() => {})
        : Promise.reject(
            new Error(
              `The portal's backend stopped. ${this.#backend.describeLog()}`,
            ),
          ),
    );
    // Whoever cares awaits it; nobody has to.
    this.failed.catch(() => {});
  }

  /**
   * Starts everything, and stops what it has started if a part of it fails.
   */
  static async start(options: PortalOptions): Promise<Portal> {
    const { root, ports, dataDir, progress } = options;
    const url = `http://localhost:${ports.app}`;
    const backendUrl = `http://localhost:${ports.backend}`;
    const logs = path.join(dataDir, 'logs');
    fs.mkdirSync(path.join(dataDir, 'db'), { recursive: true });

    const [platform, app] = await Promise.allSettled([
      options.startPlatform(),
      ensureAppBuilt({ root, progress, logFile: path.join(logs, 'app.log') }),
    ]);
    if (platform.status === 'rejected') {
      throw platform.reason;
    }
    const started: Array<{ stop(): Promise<void> }> = [platform.value];
    try {
      if (app.status === 'rejected') {
        throw app.reason;
      }
      const backend = await progress.step('Starting the backend', () =>
        PortalBackend.start({
          root,
          port: ports.backend,
          logFile: path.join(logs, 'backend.log'),
          watch: false,
          env: {
            ...platform.value.env,
            BERTH_DATA: dataDir,
            BERTH_APP_URL: url,
            BERTH_BACKEND_URL: backendUrl,
            BERTH_BACKEND_PORT: String(ports.backend),
            // Signs what is kept only between leaving for the provider and
            // coming back.
            BERTH_SESSION_SECRET: randomBytes(24).toString('base64url'),
          },
        }),
      );
      started.unshift(backend);
      const appServer = await AppServer.start({
        port: ports.app,
        backendPort: ports.backend,
      });
      return new Portal({
        url,
        backendUrl,
        platform: platform.value,
        backend,
        appServer,
      });
    } catch (error) {
      for (const part of started) {
        await part.stop();
      }
      throw error;
    }
  }

  /** Stops everything, in the reverse order. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#appServer.stop();
    await this.#backend.stop();
    await this.platform.stop();
  }
}
