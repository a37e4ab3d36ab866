import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf, textOf } from '@berth/backstage-plugin-berth-node';

/**
 * The first database of a Cluster and its owner, as it was made or restored
 * with; `app` is the operator's own default.
 *
 * @internal
 */
export function ownerOf(primary: KubernetesObject): {
  database: string;
  owner: string;
} {
  const bootstrap = recordOf(specOf(primary).bootstrap);
  const from = recordOf(
    bootstrap.initdb ?? bootstrap.recovery ?? bootstrap.pg_basebackup,
  );
  const database = textOf(from.database) ?? 'app';
  return { database, owner: textOf(from.owner) ?? database };
}
