import { berthError } from '@berth/backstage-plugin-berth-common';
import {
  AddressRefusedError,
  guardedLookup,
  isAllowedAddress,
  jsonOf,
  recordOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import https from 'node:https';
import { isIP } from 'node:net';
import type { KubeconfigAccess } from './readKubeconfig';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads a tenant's own cluster by its kubeconfig. Only what is asked for comes
 * back, never the credentials, and nothing of what the server says but its
 * data and Kubernetes' own refusals.
 *
 * @internal
 */
export class TenantClusterClient {
  readonly #access: KubeconfigAccess;
  readonly #name: string;
  readonly #loopback: boolean;
  readonly #agent: https.Agent;

  private constructor(options: TenantClusterClientOptions) {
    const { access, name, loopback = false } = options;
    this.#access = access;
    this.#name = name;
    this.#loopback = loopback;
    this.#agent = new https.Agent({
      keepAlive: true,
      maxSockets: 6,
      ca: access.ca,
      cert: access.certificate,
      key: access.privateKey,
      lookup: guardedLookup({ loopback }),
    });
  }

  static create(options: TenantClusterClientOptions): TenantClusterClient {
    return new TenantClusterClient(options);
  }

  /** Closes its connections. */
  close(): void {
    this.#agent.destroy();
  }

  /**
   * The JSON at a path of the API server.
   *
   * @throws ServiceUnavailableError with code `cluster-unreachable`,
   * NotAllowedError with `cluster-refused`
   */
  async get(
    path: string,
    options: { accept?: string } = {},
  ): Promise<Record<string, unknown>> {
    const { hostname } = this.#access.server;
    const host = hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isAllowedAddress(host, { loopback: this.#loopback })) {
      throw this.#unreachable(new AddressRefusedError(host));
    }
    let answer: { status: number; body: string };
    try {
      answer = await this.#send(path, options.accept ?? 'application/json');
    } catch (error) {
      throw this.#unreachable(error as NodeJS.ErrnoException);
    }
    const body = recordOf(jsonOf(answer.body));
    if (answer.status === 200) {
      return body;
    }
    const message = textOf(body.message) ?? `it answered ${answer.status}`;
    throw answer.status === 401 || answer.status === 403
      ? berthError('cluster-refused', {
          message: `'${this.#name}' refuses its own kubeconfig: ${message}`,
        })
      : berthError('cluster-unreachable', {
          message: `'${
            this.#name
          }' does not answer as a cluster does: ${message}`,
        });
  }

  #send(
    path: string,
    accept: string,
  ): Promise<{ status: number; body: string }> {
    const { server, token, servername } = this.#access;
    const url = new URL(path, server);
    return new Promise((resolve, reject) => {
      const request = https.get(
        url,
        {
          agent: this.#agent,
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(servername && { servername }),
          headers: {
            accept,
            'user-agent': 'berth',
            ...(token && { authorization: `Bearer ${token}` }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > MAX_BYTES) {
              request.destroy(new Error('The answer is too long'));
            } else {
              chunks.push(chunk);
            }
          });
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      request.once('error', reject);
    });
  }

  #unreachable(error: NodeJS.ErrnoException) {
    const { host } = this.#access.server;
    return berthError('cluster-unreachable', {
      message: `'${
        this.#name
      }' cannot be looked into from the portal: ${sentenceOf(error, host)}`,
    });
  }
}

/**
 * What a {@link TenantClusterClient} is made of.
 *
 * @internal
 */
export interface TenantClusterClientOptions {
  access: KubeconfigAccess;
  /** The claim's name, for messages. */
  name: string;
  /** Whether its server may be on this machine. */
  loopback?: boolean;
}

function sentenceOf(error: NodeJS.ErrnoException, host: string): string {
  if (error instanceof AddressRefusedError) {
    return `its address ${host} is one that the portal does not connect to.`;
  }
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return /\.svc(\.|:|$)/.test(host)
        ? `its address ${host} is known within the host cluster only. With an external address it can be.`
        : `nobody knows its address ${host}.`;
    case 'ECONNREFUSED':
      return `nothing listens at ${host}; it may sleep, or be starting.`;
    case 'ABORT_ERR':
    case 'ETIMEDOUT':
      return `it did not answer at ${host} within ${TIMEOUT_MS / 1000} s.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'CERT_SIGNATURE_FAILURE':
      return `the server at ${host} is not the one that the kubeconfig names.`;
    default:
      return `the connection to ${host} failed${
        error.code ? ` (${error.code})` : ''
      }.`;
  }
}
