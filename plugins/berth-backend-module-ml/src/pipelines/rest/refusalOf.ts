import {
  berthError,
  type BerthErrorCode,
} from '@berth/backstage-plugin-berth-common';
import {
  jsonOf,
  recordOf,
  recordsOf,
  textOf,
  type ServiceResponse,
} from '@berth/backstage-plugin-berth-node';

const codes: Record<number, BerthErrorCode> = {
  400: 'cluster-rejected',
  401: 'cluster-refused',
  403: 'cluster-refused',
  404: 'claim-not-found',
  409: 'claim-exists',
};

/**
 * The error for an answer that is no success, in the words of whoever gave it:
 * Kubeflow Pipelines or, where the request did not get that far, the API server.
 *
 * @internal
 */
export function refusalOf({ status, body }: ServiceResponse, what: string) {
  const answer = recordOf(jsonOf(body));
  const said =
    textOf(recordsOf(answer.details)[0]?.message) ??
    textOf(answer.message) ??
    textOf(answer.error_message);
  const words = said ? plain(said) : `it answered ${status}`;
  return berthError(codes[status] ?? 'cluster-failed', {
    message: `Kubeflow Pipelines did not ${what}: ${words}`,
  });
}

/** Without the names of Go's errors, and without what follows a stack. */
function plain(text: string): string {
  const [line] = text.split('\n');
  return line
    .replace(
      /\b(Invalid input error|ResourceNotFoundError|BadRequestError|InternalServerError|Already exist error|PermissionDenied|Unauthenticated|FailedPreconditionError): /g,
      '',
    )
    .slice(0, 600);
}
