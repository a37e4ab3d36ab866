import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Kubeflow's Notebook: one object is one claim.
 *
 * @internal
 */
export const NOTEBOOK: ResourceKind = {
  group: 'kubeflow.org',
  version: 'v1',
  kind: 'Notebook',
  plural: 'notebooks',
};

/**
 * Labels and annotations that Kubeflow's notebook controller reads and writes.
 *
 * @internal
 */
export const kubeflow = {
  /** On everything that belongs to a Notebook: its name. */
  notebookLabel: 'notebook-name',
  /** Since when it is to be stopped; whoever idles long enough is stopped, too. */
  stopped: 'kubeflow-resource-stopped',
  /** When somebody last used it, where idle ones are looked for. */
  lastActivity: 'notebooks.kubeflow.org/last-activity',
  serverType: 'notebooks.kubeflow.org/server-type',
  rewriteUri: 'notebooks.kubeflow.org/http-rewrite-uri',
  requestHeaders: 'notebooks.kubeflow.org/http-headers-request-set',
} as const;

/**
 * The claim of its disk.
 *
 * @internal
 */
export function workspaceOf(name: string): string {
  return `${name}-workspace`;
}

/**
 * Where it answers, behind Kubeflow's gateway and at its own Service.
 *
 * @internal
 */
export function pathOf(namespace: string, name: string): string {
  return `/notebook/${namespace}/${name}/`;
}
