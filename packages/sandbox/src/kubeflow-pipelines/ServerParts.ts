import type { Access, Attempt } from './Access';
import { ApiError } from './ApiError';
import type { ApiRequest } from './Router';
import { snakeCased } from './snakeCased';
import type { ServerState } from './ServerState';
import type { PipelineStore } from './stores/PipelineStore';

/**
 * What the routes work with.
 *
 * @internal
 */
export class ServerParts {
  readonly store: PipelineStore;
  readonly state: ServerState;
  readonly now: () => number;
  readonly stepMs: number;
  readonly access: Access | undefined;
  readonly #changed: () => void;

  constructor(options: {
    store: PipelineStore;
    state: ServerState;
    now: () => number;
    stepMs: number;
    access?: Access;
    changed: () => void;
  }) {
    this.store = options.store;
    this.state = options.state;
    this.now = options.now;
    this.stepMs = options.stepMs;
    this.access = options.access;
    this.#changed = options.changed;
  }

  get multiUser(): boolean {
    return this.access !== undefined;
  }

  /** In single-user mode nothing has a namespace. */
  namespace(wanted: string | null | undefined): string {
    return this.multiUser ? wanted ?? '' : '';
  }

  async allow(request: ApiRequest, attempt: Attempt): Promise<void> {
    await this.access?.check(request.headers, attempt);
  }

  /** To be called after every change of the state. */
  changed(): void {
    this.#changed();
  }
}

/**
 * The JSON object that came with a request.
 *
 * @throws ApiError when it is none
 * @internal
 */
export function bodyOf(request: ApiRequest): Record<string, unknown> {
  try {
    const value = JSON.parse(request.body.toString('utf8') || '{}');
    if (typeof value === 'object' && value !== null) {
      return snakeCased(value);
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new ApiError(3, 'invalid character in the request body');
}

/**
 * Refuses fields that a message does not have, as protocol buffers do.
 *
 * @internal
 */
export function onlyFields(
  body: Record<string, unknown>,
  fields: string[],
): void {
  for (const field of Object.keys(body)) {
    if (!fields.includes(field)) {
      throw new ApiError(3, `proto: (line 1:1): unknown field "${field}"`);
    }
  }
}

/**
 * A time as the API writes it, to the second.
 *
 * @internal
 */
export function timestamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** What the API sends for no time at all. */
export const NO_TIME = timestamp(0);

/**
 * Without what is empty: protocol buffers do not send it.
 *
 * @internal
 */
export function message(fields: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/**
 * A text of a message.
 *
 * @internal
 */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
