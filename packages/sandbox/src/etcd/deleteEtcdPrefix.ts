import { askEtcd, base64 } from './askEtcd';

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
  const answer = await askEtcd(socket, '/v3/kv/deleterange', {
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
  const answer = await askEtcd(socket, '/v3/kv/range', {
    key: base64(`${prefix}/`),
    range_end: base64(`${prefix}0`),
    count_only: true,
  });
  return Number(answer.count ?? 0);
}
