import { berthError } from '@berth/backstage-plugin-berth-common';
import {
  AddressRefusedError,
  guardedLookup,
  isAllowedAddress,
  type ServiceResponse,
} from '@berth/backstage-plugin-berth-node';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';

// A function that sleeps has to start first.
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 64 * 1024;

/**
 * Sends a request to an address that a cluster names. It is looked at before,
 * a redirect is not followed, and the answer is cut when it is long.
 *
 * @param options.loopback - whether the address may be on this machine
 * @throws ServiceUnavailableError with code `cluster-unreachable`
 * @internal
 */
export async function postTo(
  url: URL,
  options: {
    headers: Record<string, string>;
    body: string;
    loopback: boolean;
    timeoutMs?: number;
  },
): Promise<ServiceResponse> {
  const { loopback } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isAllowedAddress(host, { loopback })) {
    throw unreachable(url, new AddressRefusedError(host));
  }
  try {
    return await send(url, options);
  } catch (error) {
    throw unreachable(url, error as NodeJS.ErrnoException);
  }
}

function send(
  url: URL,
  options: Parameters<typeof postTo>[1],
): Promise<ServiceResponse> {
  const { headers, body, loopback, timeoutMs = TIMEOUT_MS } = options;
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method: 'POST',
        // A connection of its own: one that is kept for others has been looked at
        // by their rules.
        agent: false,
        headers: {
          ...headers,
          'content-length': Buffer.byteLength(body),
          'user-agent': 'berth',
        },
        lookup: guardedLookup({ loopback }),
        signal: AbortSignal.timeout(timeoutMs),
      },
      response => {
        let text = '';
        const done = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: {},
            body: text,
          });
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          if (text.length > MAX_BYTES) {
            text = text.slice(0, MAX_BYTES);
            done();
            request.destroy();
          }
        });
        response.once('error', reject);
        response.once('end', done);
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

function unreachable(url: URL, error: NodeJS.ErrnoException) {
  return berthError('cluster-unreachable', {
    message: `The event was not sent: ${sentenceOf(url, error)}`,
  });
}

function sentenceOf({ host }: URL, error: NodeJS.ErrnoException): string {
  if (error instanceof AddressRefusedError) {
    return `${host} is an address that the portal does not connect to.`;
  }
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the portal's network does not know ${host}.`;
    case 'ECONNREFUSED':
      return `nothing listens at ${host}.`;
    case 'ABORT_ERR':
    case 'ETIMEDOUT':
      return `nobody answered at ${host} in time.`;
    default:
      return `the connection to ${host} failed${
        error.code ? ` (${error.code})` : ''
      }.`;
  }
}
