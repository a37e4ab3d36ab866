import type {
  BerthErrorCode,
  FieldError,
} from '@berth/backstage-plugin-berth-common';

const statusOf: Record<string, number> = {
  ConflictError: 409,
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ServiceUnavailableError: 503,
};

/** What the client throws when the backend answers with an error. */
export function aResponseError(options: {
  name: string;
  message: string;
  code?: BerthErrorCode;
  fields?: FieldError[];
}): Error {
  const { name, message, code, fields } = options;
  const statusCode = statusOf[name] ?? 500;
  const error = new Error(`Request failed with ${statusCode} ${name}`);
  return Object.assign(error, {
    name: 'ResponseError',
    statusCode,
    body: {
      error: {
        name,
        message,
        ...(code && { code }),
        ...(fields && { fields }),
      },
      response: { statusCode },
    },
    cause: { name, message },
  });
}
