import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../lib/Progress.mjs';
import { stopLogged } from '../lib/runLogged.mjs';
import { UserError } from '../lib/UserError.mjs';
import { ensureAppBuilt } from './appBuild';
import { AppDevServer } from './AppDevServer';
import { AppServer } from './AppServer';
import { PortalBackend } from './PortalBackend';
import { Platform } from './types';

/** How long to wait for a start to notice that it is no longer wanted. */
const ABANDON_AFTER_MS = 3000;

/** What a portal is started with. */
export type PortalOptions = {
  root: string;
  /** Where builds are kept between checkouts. */
  cache: string;
  /** Where it listens, both on the loopback interface. */
  ports: { app: number; backend: number };
  /** Where databases and logs are kept. */
  dataDir: string;
  /** Starts what it runs on; may take as long as it needs. */
  startPlatform: () => Promise<Platform>;
  progress: Progress;
  /** Reloads app and backend when their sources change. */
  dev: boolean;
};

/** A portal with its platform: backend, app, cluster and identity provider. */
export class Portal {
  readonly url: string;
  readonly backendUrl: string;
  readonly #options: PortalOptions;
  /** What runs, the latest first. */
  readonly #parts: Array<{ stop(): Promise<void> }> = [];
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  private constructor(options: PortalOptions) {
    this.#options = options;
    this.url = `http://localhost:${options.ports.app}`;
    this.backendUrl = `http://localhost:${options.ports.backend}`;
  }

  static create(options: PortalOptions): Portal {
    return new Portal(options);
  }

  /**
   * Starts everything; resolves when the portal can be used.
   *
   * @returns a promise that rejects when the backend ends by itself
   * @throws UserError when a part does not start; what had started is stopped
   */
  async start(): Promise<{ failure: Promise<never> }> {
    let backend: PortalBackend | undefined;
    this.#starting = (async () => {
      backend = await this.#startParts();
    })();
    try {
      await this.#starting;
    } catch (error) {
      await this.stop();
      throw error;
    }
    const failure = backend!.ended.then(
      (): Promise<never> =>
        this.#stopping
          ? new Promise(() => {})
          : Promise.reject(
              new UserError(
                `The portal's backend stopped. ${backend!.describeLog()}`,
              ),
            ),
    );
    return { failure };
  }

  /** Stops everything, in the reverse order, even while it is starting. */
  async stop(): Promise<void> {
    this.#stopping ??= (async () => {
      stopLogged();
      await this.#stopParts();
      await Promise.race([
        this.#starting?.catch(() => {}),
        sleep(ABANDON_AFTER_MS, undefined, { ref: false }),
      ]);
      await this.#stopParts();
    })();
    await this.#stopping;
  }

  async #startParts(): Promise<PortalBackend> {
    const { dataDir, dev, progress, startPlatform } = this.#options;
    fs.mkdirSync(path.join(dataDir, 'db'), { recursive: true });

    // The app is built while the platform starts; both wait for the other, so
    // that neither is left running when one fails.
    const [platform, app] = await Promise.allSettled([
      startPlatform().then(
        started => this.#keep(started),
        error => {
          // Nobody should wait for a build to read what went wrong.
          stopLogged();
          throw error;
        },
      ),
      dev
        ? undefined
        : ensureAppBuilt({ ...this.#options, ...this.#log('app') }),
    ]);
    for (const one of [platform, app]) {
      if (one.status === 'rejected') {
        throw one.reason;
      }
    }
    const appFolder = (app as PromiseFulfilledResult<string | undefined>).value;
    const env = {
      ...(platform as PromiseFulfilledResult<Platform>).value.env,
      ...this.#environment(),
      ...(appFolder && { BERTH_APP_FOLDER: appFolder }),
    };
    const [backend] = await Promise.all([
      progress.step('Starting the backend', () => this.#startBackend(env)),
      dev
        ? progress.step('Starting the app', () => this.#startDevServer(env))
        : undefined,
    ]);
    if (!dev) {
      const { app: port, backend: backendPort } = this.#options.ports;
      this.#keep(await AppServer.start({ port, backendPort }));
    }
    return backend;
  }

  async #startBackend(env: Record<string, string>): Promise<PortalBackend> {
    const { root, ports, dev } = this.#options;
    const backend = this.#keep(
      PortalBackend.spawn({
        root,
        dev,
        env,
        port: ports.backend,
        ...this.#log('backend'),
      }),
    );
    await backend.untilReady();
    return backend;
  }

  async #startDevServer(env: Record<string, string>): Promise<void> {
    const { root, ports } = this.#options;
    const server = this.#keep(
      AppDevServer.spawn({ root, env, ...this.#log('app') }),
    );
    await server.untilReady(ports.app);
  }

  #log(name: string): { logFile: string } {
    return { logFile: path.join(this.#options.dataDir, 'logs', `${name}.log`) };
  }

  #environment(): Record<string, string> {
    const { ports, dataDir } = this.#options;
    return {
      BERTH_DATA: dataDir,
      BERTH_APP_URL: this.url,
      BERTH_BACKEND_URL: this.backendUrl,
      BERTH_BACKEND_PORT: String(ports.backend),
      // Signs only what is kept between leaving for the identity provider and
      // coming back from there.
      BERTH_SESSION_SECRET: randomBytes(24).toString('base64url'),
    };
  }

  #keep<T extends { stop(): Promise<void> }>(part: T): T {
    this.#parts.unshift(part);
    if (this.#stopping) {
      throw new UserError('The portal is stopping.');
    }
    return part;
  }

  async #stopParts(): Promise<void> {
    for (const part of this.#parts.splice(0)) {
      await part.stop();
    }
  }
}
