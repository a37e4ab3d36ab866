import http from 'node:http';

/**
 * What etcd answers, of what is used here. Numbers are 64 bit, and so text.
 *
 * @internal
 */
export interface EtcdAnswer {
  header?: { revision?: string };
  deleted?: string;
  count?: string;
}

/**
 * Asks etcd by the JSON form of its API.
 *
 * @param socketPath - etcd's Unix socket
 * @param path - such as `/v3/kv/range`
 * @internal
 */
export async function askEtcd(
  socketPath: string,
  path: string,
  body: object,
): Promise<EtcdAnswer> {
  return new Promise((resolve, reject) => {
    http
      .request({ socketPath, path, method: 'POST' }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('error', reject);
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(
                new Error(`etcd answered ${response.statusCode}: ${text}`),
              ),
        );
      })
      .once('error', reject)
      .end(JSON.stringify(body));
  });
}

/** Keys and values travel in it like this. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
