import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { FieldError } from '../api/types';
import { BerthErrorCode, berthErrorCodes } from './codes';

const classes = {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
};

/**
 * An error of one of the `@backstage/errors` classes with a stable code.
 *
 * @public
 */
export type BerthError = Error & {
  code: BerthErrorCode;
  fields?: FieldError[];
};

/**
 * Makes an error that Backstage answers with the right status, and that says
 * by its code what went wrong and by its fields where.
 *
 * @remarks
 * The message is shown to people: it names the thing and the remedy, and never
 * holds a secret.
 *
 * @public
 */
export function berthError(
  code: BerthErrorCode,
  options: { message: string; fields?: FieldError[]; cause?: unknown },
): BerthError {
  const { message, fields, cause } = options;
  const ErrorClass = classes[berthErrorCodes[code]];
  const error = new ErrorClass(message, cause);
  return Object.assign(error, { code, ...(fields && { fields }) });
}

/**
 * The code of an error that Berth threw here or answered from its backend;
 * undefined for any other.
 *
 * @public
 */
export function berthErrorCode(error: unknown): BerthErrorCode | undefined {
  if (!isError(error)) {
    return undefined;
  }
  const answered = (error.body as { error?: unknown } | undefined)?.error;
  const code = isError(answered) ? answered.code : error.code;
  return typeof code === 'string' && code in berthErrorCodes
    ? (code as BerthErrorCode)
    : undefined;
}
