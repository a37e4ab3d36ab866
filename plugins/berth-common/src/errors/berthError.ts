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
 * holds a secret. The cause is for a debugger: it is neither in the message
 * nor enumerable, so that what an HTTP client keeps of its request (a bearer
 * token among it) does not reach an answer.
 *
 * @public
 */
export function berthError(
  code: BerthErrorCode,
  options: { message: string; fields?: FieldError[]; cause?: unknown },
): BerthError {
  const { message, fields, cause } = options;
  const ErrorClass = classes[berthErrorCodes[code]];
  const error = new ErrorClass(message);
  Object.defineProperty(error, 'cause', {
    value: cause,
    enumerable: false,
    configurable: true,
    writable: true,
  });
  return Object.assign(error, { code, ...(fields && { fields }) });
}

/**
 * The code of an error that Berth threw here or answered from its backend;
 * undefined for any other.
 *
 * @public
 */
export function berthErrorCode(error: unknown): BerthErrorCode | undefined {
  const code = answered(error)?.code;
  return typeof code === 'string' && Object.hasOwn(berthErrorCodes, code)
    ? (code as BerthErrorCode)
    : undefined;
}

/**
 * The faulty fields of an error that Berth threw here or answered from its
 * backend; empty where it names none.
 *
 * @public
 */
export function berthErrorFields(error: unknown): FieldError[] {
  const fields = berthErrorCode(error) && answered(error)?.fields;
  return Array.isArray(fields) ? fields.filter(isFieldError) : [];
}

/** What a backend answered, or the error itself when it was thrown here. */
function answered(error: unknown): Record<string, unknown> | undefined {
  if (!isError(error)) {
    return undefined;
  }
  const body = (error.body as { error?: unknown } | undefined)?.error;
  return isError(body) ? body : error;
}

function isFieldError(value: unknown): value is FieldError {
  const { field, message } = (value ?? {}) as Partial<FieldError>;
  return typeof field === 'string' && typeof message === 'string';
}
