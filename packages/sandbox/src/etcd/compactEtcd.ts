import { askEtcd, base64 } from './askEtcd';

/**
 * Makes etcd forget every revision before the present one, at once and on
 * disk.
 *
 * @param socket - etcd's Unix socket
 * @internal
 */
export async function compactEtcd(socket: string): Promise<void> {
  const { header } = await askEtcd(socket, '/v3/kv/range', {
    key: base64('/'),
    count_only: true,
  });
  await askEtcd(socket, '/v3/kv/compaction', {
    revision: header?.revision,
    physical: true,
  });
}
