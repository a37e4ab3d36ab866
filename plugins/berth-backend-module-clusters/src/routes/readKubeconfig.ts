import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { parse } from 'yaml';
import {
  jsonOf,
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

/**
 * How to reach a cluster, as a kubeconfig says.
 *
 * @internal
 */
export interface KubeconfigAccess {
  server: URL;
  /** The certificate authority, PEM. */
  ca: string;
  /** The name that its certificate has, where it is not that of the server. */
  servername?: string;
  token?: string;
  certificate?: string;
  privateKey?: string;
  /** Until when its credentials are good, where they say. */
  expires?: Date;
}

/**
 * Reads a kubeconfig, of which nothing is believed that could make the portal
 * do something else than ask one server over TLS: no plain HTTP, no server
 * that is not authenticated, no program that is run, no file that is read.
 *
 * @throws Error with a sentence that holds nothing of its content
 * @internal
 */
export function readKubeconfig(text: string): KubeconfigAccess {
  const config = parseConfig(text);
  const name = textOf(config['current-context']);
  const context = recordOf(entry(config.contexts, name).context);
  const cluster = recordOf(entry(config.clusters, context.cluster).cluster);
  const user = recordOf(entry(config.users, context.user).user);
  const server = serverOf(cluster);
  const ca = decoded(cluster['certificate-authority-data']);
  if (!ca || cluster['insecure-skip-tls-verify'] === true) {
    throw new Error(
      'The kubeconfig names no certificate authority, so that its server cannot be told from another.',
    );
  }
  const token = textOf(user.token);
  const certificate = decoded(user['client-certificate-data']);
  const privateKey = decoded(user['client-key-data']);
  if (!token && !(certificate && privateKey)) {
    throw new Error(
      'The kubeconfig holds neither a token nor a certificate; the portal runs no programs and reads no files to get one.',
    );
  }
  const servername = textOf(cluster['tls-server-name']);
  return {
    server,
    ca,
    ...(servername && !isIP(servername) && { servername }),
    ...(token ? { token } : { certificate, privateKey }),
    expires: expiryOf({ token, certificate }),
  };
}

function parseConfig(text: string): Record<string, unknown> {
  try {
    return recordOf(parse(text, { maxAliasCount: 0 }));
  } catch {
    // What the parser says quotes what it could not read.
    throw new Error('The Secret holds no kubeconfig.');
  }
}

function entry(list: unknown, name: unknown): Record<string, unknown> {
  const entries = recordsOf(list);
  return entries.find(one => one.name === name) ?? entries[0] ?? {};
}

function serverOf(cluster: Record<string, unknown>): URL {
  try {
    const server = new URL(String(cluster.server));
    if (
      server.protocol === 'https:' &&
      !server.username &&
      !cluster['proxy-url']
    ) {
      return server;
    }
  } catch {
    // As one that is not https.
  }
  throw new Error('The kubeconfig names no https server.');
}

function decoded(value: unknown): string | undefined {
  const text = textOf(value);
  return text && Buffer.from(text, 'base64').toString('utf8');
}

function expiryOf(credentials: {
  token?: string;
  certificate?: string;
}): Date | undefined {
  const { token, certificate } = credentials;
  if (token) {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url');
    const { exp } = recordOf(jsonOf(payload.toString('utf8')));
    return typeof exp === 'number' ? new Date(exp * 1000) : undefined;
  }
  try {
    return certificate
      ? new Date(new X509Certificate(certificate).validTo)
      : undefined;
  } catch {
    return undefined;
  }
}
