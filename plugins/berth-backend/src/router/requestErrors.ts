import {
  berthError,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import { NotFoundError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

interface RequestProblem {
  status?: unknown;
  type?: unknown;
  message?: unknown;
  errors?: Array<{ path?: string; message?: string }>;
}

/**
 * Turns what body parser and OpenAPI validator find wrong with a request into
 * errors with codes. Every other error goes on as it is.
 *
 * @internal
 */
export const requestErrors: ErrorRequestHandler = (error, _req, _res, next) => {
  const { status, errors, type } = error as RequestProblem;
  const isOfValidator = Array.isArray(errors);
  const isOfParser = typeof type === 'string' && status !== undefined;
  if (!isOfValidator && !isOfParser) {
    next(error);
    return;
  }
  if (status === 404) {
    next(new NotFoundError('There is no such route'));
    return;
  }
  if (typeof status !== 'number' || status >= 500) {
    next(error);
    return;
  }
  const fields = (errors ?? []).map(toField);
  const invalid = berthError('body-invalid', {
    message: messageOf(error as RequestProblem, fields),
    fields,
  });
  // 405, 413 and 415 say more than 400 does. Not enumerable: it is no part of
  // the answer's error.
  next(Object.defineProperty(invalid, 'statusCode', { value: status }));
};

function toField({
  path = '',
  message = '',
}: {
  path?: string;
  message?: string;
}): FieldError {
  const field = path
    .replace(/^\/(body|query|params|headers)\/?/, '')
    .replaceAll('/', '.');
  return { field: field || 'body', message };
}

function messageOf(problem: RequestProblem, fields: FieldError[]): string {
  switch (problem.type) {
    case 'entity.parse.failed':
      return `The body is no valid JSON: ${problem.message}`;
    case 'entity.too.large':
      return 'The body is too large';
    default:
      return fields.length > 0
        ? `The request does not fit the API: ${fields
            .map(({ field, message }) => `${field} ${message}`)
            .join('; ')}`
        : String(problem.message ?? 'The request does not fit the API');
  }
}
