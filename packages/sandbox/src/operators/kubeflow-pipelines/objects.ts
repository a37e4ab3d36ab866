import type { KubernetesObject } from '../../kubernetes/types';

const namespace = 'kubeflow';
const app = 'ml-pipeline';
const labels = { app };

/**
 * Where the API server of Kubeflow Pipelines is found, as its manifests have it.
 *
 * @internal
 */
export const apiServerService = { namespace, app, port: 8888 };

/**
 * The API server of Kubeflow Pipelines as objects: its Pod runs nothing, and
 * our server answers in its place.
 *
 * @internal
 */
export const apiServerObjects: KubernetesObject[] = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app, namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'ml-pipeline-api-server',
              image: 'simulation.berth.dev/kubeflow-pipelines',
              ports: [{ name: 'http', containerPort: 8888 }],
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app, namespace, labels },
    spec: {
      selector: labels,
      ports: [{ name: 'http', port: 8888, targetPort: 8888 }],
    },
  },
];
