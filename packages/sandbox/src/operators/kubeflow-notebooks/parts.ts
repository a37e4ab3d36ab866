import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import type { Notebook } from './types';

const PORT = 8888;

/**
 * On everything that belongs to a Notebook: its name.
 *
 * @internal
 */
export const NOTEBOOK_LABEL = 'notebook-name';

/**
 * The StatefulSet of a Notebook. Its pod carries the Notebook's own labels,
 * as those of a queue.
 *
 * @internal
 */
export function notebookSet(
  notebook: Notebook,
  replicas: number,
): KubernetesObject {
  const { labels } = notebook.metadata;
  const name = notebook.metadata.name!;
  const { containers, ...podSpec } = notebook.spec.template.spec;
  const [first, ...others] = containers;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(notebook),
    spec: {
      replicas,
      selector: { matchLabels: { statefulset: name } },
      serviceName: '',
      template: {
        metadata: {
          labels: { ...labels, statefulset: name, [NOTEBOOK_LABEL]: name },
        },
        spec: {
          ...podSpec,
          containers: [
            {
              workingDir: '/home/jovyan',
              ports: [{ name: 'notebook-port', containerPort: PORT }],
              ...first,
              env: [
                ...((first.env as object[]) ?? []),
                {
                  name: 'NB_PREFIX',
                  value: `/notebook/${notebook.metadata.namespace}/${name}`,
                },
              ],
            },
            ...others,
          ],
        },
      },
    },
  };
}

/**
 * The Service of a Notebook.
 *
 * @internal
 */
export function notebookService(notebook: Notebook): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(notebook),
    spec: {
      type: 'ClusterIP',
      selector: { statefulset: notebook.metadata.name },
      ports: [
        {
          name: `http-${notebook.metadata.name}`
            .slice(0, 15)
            .replace(/-+$/, ''),
          port: 80,
          targetPort: PORT,
          protocol: 'TCP',
        },
      ],
    },
  };
}

function metadataOf(notebook: Notebook) {
  const { name, namespace } = notebook.metadata;
  return {
    name,
    namespace,
    labels: { [NOTEBOOK_LABEL]: name! },
    ownerReferences: ownedBy(notebook),
  };
}
