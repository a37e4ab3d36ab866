import http from 'node:http';

/**
 * Deletes everything that etcd holds below a prefix, by the JSON form of its
 * API.
 *
 * @param socket - etcd's Unix socket
 * @returns how many keys there were
 * @internal
 */
export async function deleteEtcdPrefix(
  socket: string,
  prefix: string,
): Promise<number> {
  // Keys from the prefix up to, and without, the first one that is beyond it.
  const start = `${prefix}/`;
  const end = `${prefix}0`;
  const answer = await post(socket, '/v3/kv/deleterange', {
    key: base64(start),
    range_end: base64(end),
  });
  return Number(answer.deleted ?? 0);
}

/**
 * How many keys etcd holds below a prefix.
 *
 * @internal
 */
export async function countEtcdPrefix(
  socket: string,
  prefix: string,
): Promise<number> {
  const answer = await post(socket, '/v3/kv/range', {
    key: base64(`${prefix}/`),
    range_end: base64(`${prefix}0`),
    count_only: true,
  });
  return Number(answer.count ?? 0);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

async function post(
  socketPath: string,
  path: string,
  body: object,
): Promise<{ deleted?: string; count?: string }> {
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
