import {
  berthError,
  type BerthError,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import type { KubernetesError } from './KubernetesError';

const NETWORK_REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up at present',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  ETIMEDOUT: 'it did not answer in time',
  ERR_NOT_READY: 'it is not ready for work',
  ERR_CREDENTIALS: 'Berth could not get credentials for it',
};

/**
 * What to tell people of a request to a cluster that did not succeed. The API
 * server's own words are kept where it refused or rejected something.
 *
 * @param options.cluster - the cluster's title
 * @internal
 */
export function mapKubernetesError(options: {
  error: KubernetesError;
  cluster: string;
}): BerthError {
  const { error, cluster } = options;
  const { status, message } = error;
  switch (true) {
    case status === undefined:
      return berthError('cluster-unreachable', {
        message: `Cluster ${cluster} cannot be reached: ${networkReason(
          error.networkCode,
        )}.`,
      });
    case status === 401:
      return berthError('cluster-failed', {
        message: `Cluster ${cluster} does not accept Berth's own credentials.`,
      });
    case error.isOwnRefusal:
      return berthError('cluster-refused', {
        message: `Cluster ${cluster} does not let Berth do this for you: ${message}`,
      });
    case status === 403:
      return berthError('cluster-refused', { message });
    case status === 409:
      return mapConflict(error, cluster);
    case status === 429 || status! >= 500:
      return berthError('cluster-failed', {
        message: `Cluster ${cluster} answered with an error: ${message}`,
      });
    default:
      return berthError('cluster-rejected', {
        message,
        fields: causeFields(error),
      });
  }
}

function mapConflict(error: KubernetesError, cluster: string): BerthError {
  const { conflicts, message } = error;
  if (conflicts.length > 0) {
    const owners = conflicts.map(
      conflict => `${conflict.field} (${conflict.message})`,
    );
    return berthError('field-conflict', {
      message: `Somebody else manages what would change: ${owners.join('; ')}`,
      fields: conflicts,
    });
  }
  if (error.answer.reason === 'AlreadyExists') {
    return berthError('claim-exists', { message });
  }
  if (error.answer.reason === 'Conflict') {
    return berthError('object-changed', { message });
  }
  return berthError('cluster-failed', {
    message: `Cluster ${cluster} answered with an error: ${message}`,
  });
}

function causeFields(error: KubernetesError): FieldError[] | undefined {
  const fields = (error.answer.details?.causes ?? [])
    .filter(cause => cause.field)
    .map(({ field = '', message = '' }) => ({ field, message }));
  return fields.length > 0 ? fields : undefined;
}

function networkReason(code: string | undefined): string {
  const known = code === undefined ? undefined : NETWORK_REASONS[code];
  if (known) {
    return known;
  }
  return code && /CERT|SSL|TLS|ALTNAME/.test(code)
    ? 'its certificate is not trusted'
    : 'the connection failed';
}
