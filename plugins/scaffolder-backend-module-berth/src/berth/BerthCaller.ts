import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type {
  BerthCallOptions,
  BerthClient,
} from '@berth/backstage-plugin-berth-common';

/** Longer than the feed waits, so that a connection that died is noticed. */
const CALL_TIMEOUT_MS = 60_000;

/**
 * What a task's actions need to call Berth.
 *
 * @internal
 */
export interface BerthAccess {
  client: BerthClient;
  auth: AuthService;
}

/**
 * One call of Berth's REST API.
 *
 * @internal
 */
export type BerthCall<T> = (
  client: BerthClient,
  options: BerthCallOptions,
) => Promise<T>;

/**
 * Calls Berth as the user who started a task, with a fresh token each time,
 * and until the task is cancelled.
 *
 * @internal
 */
export class BerthCaller {
  readonly #access: BerthAccess;
  readonly #context: Pick<ActionContext<{}>, 'getInitiatorCredentials'>;
  /** Aborted when the task is cancelled. */
  readonly signal: AbortSignal;

  private constructor(
    access: BerthAccess,
    context: Pick<ActionContext<{}>, 'getInitiatorCredentials' | 'signal'>,
  ) {
    this.#access = access;
    this.#context = context;
    this.signal = context.signal ?? new AbortController().signal;
  }

  static create(options: {
    access: BerthAccess;
    context: Pick<ActionContext<{}>, 'getInitiatorCredentials' | 'signal'>;
  }): BerthCaller {
    return new BerthCaller(options.access, options.context);
  }

  /** Makes one call. */
  async call<T>(make: BerthCall<T>): Promise<T> {
    const { client, auth } = this.#access;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await this.#context.getInitiatorCredentials(),
      targetPluginId: 'berth',
    });
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    return make(client, {
      token,
      signal: AbortSignal.any([this.signal, timeout]),
    });
  }
}
