import type { Connection } from '@berth/backstage-plugin-berth-common';

/**
 * A kubeconfig that lies in one key of a Secret.
 *
 * @internal
 */
export type KubeconfigReference = NonNullable<
  Connection['kubeconfigs']
>[number];
