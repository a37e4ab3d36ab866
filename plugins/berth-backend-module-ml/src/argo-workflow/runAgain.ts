import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf } from '@berth/backstage-plugin-berth-node';
import { headOf, kubernetesId } from '../shared/objects';
import { WORKFLOW } from './kind';

const MAX_NAME = 50;

/**
 * A new Workflow like another: its spec without what somebody has done to it,
 * under a name that says when.
 *
 * @internal
 */
export function runAgain(
  { metadata, ...object }: KubernetesObject,
  now: Date,
): KubernetesObject {
  const { suspend: _, shutdown: __, ...spec } = specOf({ metadata, ...object });
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '');
  const name = `${baseOf(String(metadata.name))}-${stamp}`;
  const podMetadata = recordOf(spec.podMetadata);
  return {
    ...headOf(WORKFLOW),
    metadata: { name, labels: kubernetesId(name) },
    spec: {
      ...spec,
      podMetadata: {
        ...podMetadata,
        labels: { ...recordOf(podMetadata.labels), ...kubernetesId(name) },
      },
    },
  };
}

/** The name without an earlier stamp, as long as there is room for one. */
function baseOf(name: string): string {
  return name
    .replace(/-\d{14}$/, '')
    .slice(0, MAX_NAME - 15)
    .replace(/-+$/, '');
}
