import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  specOf,
  textOf,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import type { PerconaSystem } from './System';

/**
 * The claim that a backup or a restore belongs to: the cluster that it names.
 *
 * @internal
 */
export function claimOf({ clusterField }: PerconaSystem) {
  return (child: KubernetesObject): ObjectName | undefined => {
    const name = textOf(specOf(child)[clusterField]);
    const namespace = textOf(child.metadata.namespace);
    return name && namespace ? { namespace, name } : undefined;
  };
}
