import type { KubernetesObject } from '../../kubernetes/types';
import type { NextStep } from '../StatusController';
import { notebookService, notebookSet } from './parts';
import type { Notebook, Pod } from './types';

/** With this annotation, whatever its value, no pod is to run. */
const STOPPED = 'kubeflow-resource-stopped';

/**
 * What the notebook controller of Kubeflow does next with a Notebook: it keeps
 * up a StatefulSet of one pod and a Service, and reports what the pod says.
 *
 * @internal
 */
export function nextOfNotebook(
  notebook: Notebook,
  related: KubernetesObject[],
): NextStep {
  const replicas = STOPPED in (notebook.metadata.annotations ?? {}) ? 0 : 1;
  const { name } = notebook.metadata;
  const named = (wanted: string) =>
    related.find(({ metadata }) => metadata.name === wanted);
  const set = named(name!);
  const pod = named(`${name}-0`) as Pod | undefined;
  const { readyReplicas = 0 } = (set?.status ?? {}) as {
    readyReplicas?: number;
  };
  const container = pod?.status?.containerStatuses?.find(
    status => status.name === name,
  );
  return {
    objects: [notebookSet(notebook, replicas), notebookService(notebook)],
    status: {
      readyReplicas,
      containerState: container?.state ?? {},
      conditions: pod?.status?.conditions ?? [],
    },
  };
}
