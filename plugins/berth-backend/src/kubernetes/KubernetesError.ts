import type { KubernetesStatus } from './types';

/**
 * What came of a request that did not succeed: an answer of the API server
 * (`status` set), or no answer at all.
 *
 * @internal
 */
export class KubernetesError extends Error {
  readonly name = 'KubernetesError';
  /** HTTP status of the answer; undefined when there was none. */
  readonly status?: number;
  /** The API server's own account, where it gave one. */
  readonly answer: KubernetesStatus;
  /** Code of the network error, such as `ECONNREFUSED`. */
  readonly networkCode?: string;
  /** Whether somebody was impersonated. */
  readonly asUser: boolean;

  private constructor(options: {
    message: string;
    status?: number;
    answer?: KubernetesStatus;
    networkCode?: string;
    asUser?: boolean;
  }) {
    super(options.message);
    this.status = options.status;
    this.answer = options.answer ?? {};
    this.networkCode = options.networkCode;
    this.asUser = options.asUser ?? false;
  }

  /** From an answer that is no success; the body may be anything. */
  static fromAnswer(
    status: number,
    body: string,
    options: { asUser?: boolean } = {},
  ): KubernetesError {
    const answer = parseStatus(body);
    return new KubernetesError({
      ...options,
      status,
      answer,
      message: answer.message || `The API server answered ${status}`,
    });
  }

  /** From a `Status` object inside a stream. */
  static fromStatus(answer: KubernetesStatus): KubernetesError {
    return new KubernetesError({
      status: answer.code ?? 500,
      answer,
      message: answer.message || `The API server answered ${answer.code}`,
    });
  }

  /** From a connection that failed, was cut or was silent too long. */
  static fromNetwork(code: string, message: string): KubernetesError {
    return new KubernetesError({ message, networkCode: code });
  }

  /** Whether the API server was not there to answer. */
  get isNetwork(): boolean {
    return this.status === undefined;
  }

  /** Whether the asked-for resourceVersion or page is too old to be had. */
  get isGone(): boolean {
    const { reason } = this.answer;
    return this.status === 410 || reason === 'Expired' || reason === 'Gone';
  }

  /**
   * Whether the asked-for resourceVersion has not come yet: the API server has
   * just started, or was restored to a time before it.
   */
  get isAhead(): boolean {
    return (this.answer.details?.causes ?? []).some(
      cause => cause.reason === 'ResourceVersionTooLarge',
    );
  }

  get isNotFound(): boolean {
    return this.status === 404;
  }

  /** Fields that belong to another manager, by server-side apply. */
  get conflicts(): Array<{ field: string; message: string }> {
    return (this.answer.details?.causes ?? [])
      .filter(cause => cause.reason === 'FieldManagerConflict')
      .map(({ field = '', message = '' }) => ({ field, message }));
  }

  /**
   * Whether it is Berth's own account that was refused, be it to act as
   * somebody: a matter between Berth and the platform team, which says nothing
   * of what the user may do. An API server that has just started says so, too.
   */
  get isOwnRefusal(): boolean {
    return (
      this.status === 403 &&
      (!this.asUser || /cannot impersonate/.test(this.message))
    );
  }

  /**
   * Whether the same request may succeed later with nothing that the user
   * could change: no answer, an overloaded or failing API server, a lost race,
   * or Berth's own account not (yet) let in.
   */
  get isTransient(): boolean {
    const { status } = this;
    return (
      status === undefined ||
      status === 401 ||
      this.isOwnRefusal ||
      status === 429 ||
      status >= 500 ||
      (status === 409 &&
        this.answer.reason === 'Conflict' &&
        this.conflicts.length === 0)
    );
  }
}

function parseStatus(body: string): KubernetesStatus {
  try {
    const parsed: unknown = JSON.parse(body);
    return (parsed as KubernetesStatus | undefined)?.kind === 'Status'
      ? (parsed as KubernetesStatus)
      : {};
  } catch {
    return {};
  }
}
