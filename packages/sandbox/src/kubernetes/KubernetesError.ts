import { CustomErrorBase } from '@backstage/errors';

/**
 * What the API server answered instead of doing what it was asked, with the
 * API server's own message.
 *
 * @public
 */
export class KubernetesError extends CustomErrorBase {
  /** The HTTP status, such as 403 */
  readonly status: number;
  /** The machine-readable reason, such as `Forbidden` or `AlreadyExists` */
  readonly reason: string;

  constructor(options: { status: number; reason: string; message: string }) {
    super(options.message);
    this.name = 'KubernetesError';
    this.status = options.status;
    this.reason = options.reason;
  }

  /** Reads the `Status` object of a refusal, or whatever came in its place. */
  static fromResponse(status: number, body: string): KubernetesError {
    try {
      const { message, reason } = JSON.parse(body);
      if (typeof message === 'string') {
        return new KubernetesError({ status, reason: reason ?? '', message });
      }
    } catch {
      // Not a Status object.
    }
    const message = body.trim().slice(0, 500) || `HTTP status ${status}`;
    return new KubernetesError({ status, reason: '', message });
  }
}

/**
 * Whether something failed because there is no such object, or no such kind.
 *
 * @public
 */
export function isNotFound(error: unknown): boolean {
  return error instanceof KubernetesError && error.status === 404;
}
