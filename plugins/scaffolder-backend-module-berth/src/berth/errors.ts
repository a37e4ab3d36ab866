import { ResponseError } from '@backstage/errors';
import {
  berthError,
  berthErrorCode,
  berthErrorFields,
} from '@berth/backstage-plugin-berth-common';

const TRANSIENT_STATUS = [408, 429, 502, 503, 504];

/**
 * Whether Berth may answer when asked again: it did not answer at all, or
 * somebody between here and there answered in its place. What Berth itself
 * says, which carries a code, is an answer.
 *
 * @internal
 */
export function isTransient(error: unknown): boolean {
  if (berthErrorCode(error)) {
    return false;
  }
  return error instanceof ResponseError
    ? TRANSIENT_STATUS.includes(error.statusCode)
    : isConnectionError(error);
}

/**
 * An error of Berth as a person reads it in a task's log: its own words, what
 * is wrong with each field, and the code that scripts may branch on. A task may
 * outlive the sign-in of who started it, which is said too. Any other error as
 * it is.
 *
 * @internal
 */
export function toTaskError(error: unknown): unknown {
  if (error instanceof ResponseError && error.statusCode === 401) {
    return taskError(
      'user-required',
      'The sign-in of who started this task has expired. What was asked for before goes on; sign in again and start the task anew for the rest.',
    );
  }
  const code = berthErrorCode(error);
  if (!code) {
    return error;
  }
  const said =
    error instanceof ResponseError
      ? error.body.error.message
      : (error as Error).message;
  const fields = berthErrorFields(error);
  const lines = fields
    .filter(({ message }) => !said.includes(message))
    .map(({ field, message }) => `- ${field}: ${message}`);
  return taskError(code, [said, ...lines, `(${code})`].join('\n'), fields);
}

/**
 * An error that ends a task with nothing but its message: the stack would be
 * printed into the task's log, and leads nowhere that its reader knows.
 *
 * @internal
 */
export function taskError(
  code: Parameters<typeof berthError>[0],
  message: string,
  fields: ReturnType<typeof berthErrorFields> = [],
): Error {
  const error = berthError(code, {
    message,
    ...(fields.length > 0 && { fields }),
  });
  error.stack = `${error.name}: ${message}`;
  return error;
}

/** What went wrong on the way to Berth, in a few words without addresses. */
export function transientReason(error: unknown): string {
  if (error instanceof ResponseError) {
    return `${error.statusCode} ${error.statusText}`.trim();
  }
  const cause = (error as { cause?: { code?: unknown } })?.cause?.code;
  return typeof cause === 'string' ? cause : (error as Error).name;
}

/** As fetch reports it: a TypeError, or the timeout of the call. */
function isConnectionError(error: unknown): boolean {
  const name = (error as Error | undefined)?.name;
  return name === 'TimeoutError' || error instanceof TypeError;
}
