import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Access } from './Access';
import { ApiError } from './ApiError';
import { Router } from './Router';
import { experimentRoutes } from './routes/experimentRoutes';
import { pipelineRoutes } from './routes/pipelineRoutes';
import { recurringRunRoutes, startDueRuns } from './routes/recurringRunRoutes';
import { runRoutes } from './routes/runRoutes';
import { ServerParts } from './ServerParts';
import { emptyState, type ServerState } from './ServerState';
import { DatabasePipelines } from './stores/DatabasePipelines';
import type { PipelineStore } from './stores/PipelineStore';

const MAX_BODY = 40 * 1024 * 1024;
const LOOK_FOR_DUE_EVERY_MS = 500;

/**
 * What a {@link PipelinesServer} is made of.
 *
 * @public
 */
export interface PipelinesServerOptions {
  /** Any free port unless given. */
  port?: number;
  /** How long each step of a simulated run takes. Default: 100 ms */
  stepMs?: number;
  now?: () => number;
  /** Where pipelines are kept: its own database unless given. */
  store?: PipelineStore;
  /** In multi-user mode: who may do what. */
  access?: Access;
  /** What it kept when it last ran; changed in place. */
  state?: ServerState;
  /** Told after every change of the state. */
  onChange?: (state: ServerState) => void;
}

/**
 * Speaks the REST API of Kubeflow Pipelines, v2beta1, on a loopback address:
 * pipelines, versions, experiments, runs and recurring runs, in both store
 * modes and with one user or many. Runs are simulated: their tasks go through
 * their states over time, and no container runs.
 *
 * @public
 */
export class PipelinesServer {
  readonly url: string;
  readonly #server: http.Server;
  readonly #timer: NodeJS.Timeout;

  static async start(
    options: PipelinesServerOptions = {},
  ): Promise<PipelinesServer> {
    const { now = Date.now, state = emptyState(), onChange } = options;
    const parts = new ServerParts({
      now,
      state,
      store: options.store ?? DatabasePipelines.create({ now, state }),
      access: options.access,
      stepMs: options.stepMs ?? 100,
      changed: () => onChange?.(state),
    });
    const router = routerOf(parts);
    const server = http.createServer((request, response) => {
      void answer(router, request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const timer = setInterval(
      () => void startDueRuns(parts).catch(() => {}),
      LOOK_FOR_DUE_EVERY_MS,
    );
    timer.unref();
    return new PipelinesServer(server, timer);
  }

  private constructor(server: http.Server, timer: NodeJS.Timeout) {
    this.#server = server;
    this.#timer = timer;
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

function routerOf(parts: ServerParts): Router {
  const router = new Router();
  router.add('GET', '/healthz', async () => ({
    commit_sha: 'unknown',
    tag_name: 'unknown',
    multi_user: parts.multiUser,
    pipeline_store: parts.store.kind,
  }));
  pipelineRoutes(router, parts);
  experimentRoutes(router, parts);
  runRoutes(router, parts);
  recurringRunRoutes(router, parts);
  return router;
}

async function answer(
  router: Router,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const isUpload = url.pathname.includes('/pipelines/upload');
  try {
    const found = router.find(request.method ?? 'GET', url.pathname);
    if (!found) {
      throw new ApiError(5, 'Not Found');
    }
    const { handler, params } = found;
    send(
      response,
      200,
      await handler({
        params,
        query: url.searchParams,
        headers: request.headers,
        body: await bodyOf(request),
      }),
    );
  } catch (error) {
    const known =
      error instanceof ApiError
        ? error
        : new ApiError(13, `InternalServerError: ${(error as Error).message}`);
    // Uploads do not go through the gateway and have errors of their own.
    send(
      response,
      known.status,
      isUpload
        ? { error_message: known.message, error_details: known.message }
        : known.body,
    );
  }
}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) {
      throw new ApiError(3, 'The request is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(
  response: http.ServerResponse,
  status: number,
  body: object,
): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
