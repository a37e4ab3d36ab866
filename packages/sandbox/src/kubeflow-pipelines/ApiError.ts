/**
 * The codes of gRPC that the API answers with, and the HTTP status that its
 * gateway makes of each.
 *
 * @internal
 */
export const statusOfCode = {
  3: 400, // InvalidArgument
  5: 404, // NotFound
  6: 409, // AlreadyExists
  7: 403, // PermissionDenied
  9: 400, // FailedPrecondition
  12: 501, // Unimplemented
  13: 500, // Internal
  16: 401, // Unauthenticated
} as const;

/**
 * A refusal as the gateway of Kubeflow Pipelines words it.
 *
 * @internal
 */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: keyof typeof statusOfCode;

  constructor(code: keyof typeof statusOfCode, message: string) {
    super(message);
    this.code = code;
  }

  static invalid(message: string): ApiError {
    return new ApiError(3, `Invalid input error: ${message}`);
  }

  static notFound(what: string, id: string): ApiError {
    return new ApiError(5, `ResourceNotFoundError: ${what} ${id} not found.`);
  }

  get status(): number {
    return statusOfCode[this.code];
  }

  get body(): object {
    const { code, message } = this;
    return {
      code,
      message,
      details: [
        { '@type': 'type.googleapis.com/google.rpc.Status', code, message },
      ],
    };
  }
}
