import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  specOf,
  textOf,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';

/**
 * The pipeline that a version belongs to, which it names.
 *
 * @internal
 */
export function claimOf(version: KubernetesObject): ObjectName | undefined {
  const name = textOf(specOf(version).pipelineName);
  return name
    ? { namespace: String(version.metadata.namespace), name }
    : undefined;
}
