import { parse, stringify } from 'yaml';
import type { ConnectionOptions } from './HttpConnection';

/**
 * The text of a kubeconfig file with one cluster, one user and one context,
 * all embedded.
 *
 * @internal
 */
export function formatKubeconfig(options: {
  name: string;
  connection: ConnectionOptions;
}): string {
  const { name, connection } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: {
          server: connection.url,
          'certificate-authority-data': base64(connection.ca),
        },
      },
    ],
    users: [
      {
        name,
        user: {
          ...(connection.certificate && {
            'client-certificate-data': base64(connection.certificate),
          }),
          ...(connection.privateKey && {
            'client-key-data': base64(connection.privateKey),
          }),
          ...(connection.token && { token: connection.token }),
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}

/**
 * Base64 of a text.
 *
 * @internal
 */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/**
 * The connection that a kubeconfig of {@link formatKubeconfig} describes.
 *
 * @internal
 */
export function parseKubeconfig(text: string): ConnectionOptions {
  const { clusters, users } = parse(text) as {
    clusters: Array<{ cluster: Record<string, string> }>;
    users: Array<{ user: Record<string, string> }>;
  };
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const decode = (value: string | undefined) =>
    value && Buffer.from(value, 'base64').toString();
  return {
    url: cluster.server,
    ca: decode(cluster['certificate-authority-data'])!,
    certificate: decode(user['client-certificate-data']),
    privateKey: decode(user['client-key-data']),
    token: user.token,
  };
}
