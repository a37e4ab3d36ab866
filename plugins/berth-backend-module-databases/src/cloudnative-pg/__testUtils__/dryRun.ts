import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { PlannedChange } from '@berth/backstage-plugin-berth-node';
import type { Sandbox } from '@berth/sandbox';
import { CLUSTER } from '../kind';

const strictly = {
  dryRun: 'All',
  fieldManager: 'berth',
  fieldValidation: 'Strict',
};

/** Server-side apply as a dry run; throws when the API server refuses. */
export async function dryRunApply(
  sandbox: Sandbox,
  object: KubernetesObject,
): Promise<KubernetesObject> {
  return sandbox.admin.request<KubernetesObject>({
    method: 'PATCH',
    path: pathOf(String(object.metadata.name)),
    query: strictly,
    contentType: 'application/apply-patch+yaml',
    body: object,
  });
}

/** A planned change as a dry run; throws when the API server refuses. */
export async function dryRunChange(
  sandbox: Sandbox,
  change: PlannedChange,
): Promise<KubernetesObject> {
  if (change.type === 'apply') {
    return dryRunApply(sandbox, change.object);
  }
  if (change.type !== 'merge-patch') {
    throw new Error(`No dry run of ${change.type}`);
  }
  return sandbox.admin.request<KubernetesObject>({
    method: 'PATCH',
    path: pathOf(change.name),
    query: strictly,
    contentType: 'application/merge-patch+json',
    body: change.patch,
  });
}

function pathOf(name: string): string {
  const { group, version, plural } = CLUSTER;
  return `/apis/${group}/${version}/namespaces/default/${plural}/${name}`;
}
