import { isError } from '@backstage/errors';
import {
  berthErrorCode,
  berthErrorFields,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';

/**
 * What kind of trouble an error is to the person who meets it. They differ in
 * what helps: asking somebody, going elsewhere, waiting, correcting, retrying.
 *
 * @internal
 */
export type TroubleKind =
  | 'forbidden'
  | 'not-found'
  | 'unreachable'
  | 'conflict'
  | 'invalid'
  | 'error';

/**
 * An error as a page shows it.
 *
 * @internal
 */
export interface Trouble {
  kind: TroubleKind;
  /** The most exact words there are, those of the cluster where it spoke. */
  message: string;
  /** Stable code or status, to be quoted to whoever helps. */
  code?: string;
  /** What is wrong in particular, field by field. */
  fields: FieldError[];
  /** Whether the cluster said it, rather than Berth or Backstage. */
  byCluster: boolean;
}

const clusterCodes = new Set([
  'cluster-refused',
  'cluster-rejected',
  'cluster-failed',
  'field-conflict',
]);

const kindOfName: Record<string, TroubleKind> = {
  NotAllowedError: 'forbidden',
  AuthenticationError: 'forbidden',
  NotFoundError: 'not-found',
  ServiceUnavailableError: 'unreachable',
  ConflictError: 'conflict',
  InputError: 'invalid',
};

const kindOfStatus: Record<number, TroubleKind> = {
  400: 'invalid',
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** The backend's own error inside of a ResponseError; otherwise the error. */
function innermost(error: unknown): { name: string; message: string } {
  if (isError(error)) {
    const body = (error.body as { error?: unknown } | undefined)?.error;
    return isError(body) ? body : error;
  }
  return { name: 'Error', message: String(error) };
}

/**
 * Reads what an error means to a person: a refusal is not an outage.
 *
 * @internal
 */
export function troubleOf(error: unknown): Trouble {
  const { name, message } = innermost(error);
  const status = isError(error) ? error.statusCode : undefined;
  const code = berthErrorCode(error);
  const kind =
    (code === 'cluster-unreachable' ? 'unreachable' : undefined) ??
    (Object.hasOwn(kindOfName, name) ? kindOfName[name] : undefined) ??
    (typeof status === 'number' ? kindOfStatus[status] : undefined) ??
    // What fetch throws when there is no connection.
    (name === 'TypeError' ? 'unreachable' : 'error');
  return {
    kind,
    message,
    code: code ?? (typeof status === 'number' ? String(status) : undefined),
    fields: berthErrorFields(error),
    byCluster: code !== undefined && clusterCodes.has(code),
  };
}

/**
 * Whether the same call may answer otherwise if it is made again.
 *
 * @internal
 */
export function isWorthRetrying(error: unknown): boolean {
  return ['unreachable', 'error'].includes(troubleOf(error).kind);
}
