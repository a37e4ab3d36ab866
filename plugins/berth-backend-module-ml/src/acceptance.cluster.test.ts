import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { notebook } from './notebook';

const annotated =
  (annotations: Record<string, string>) =>
  (primary: KubernetesObject): KubernetesObject => ({
    ...primary,
    metadata: { ...primary.metadata, annotations },
  });

describeAcceptance({
  cases: [
    {
      offering: notebook,
      actions: {
        stop: {},
        start: {
          prepare: annotated({ 'kubeflow-resource-stopped': '2026-01-01' }),
        },
        resize: { input: { plan: 'medium', gpus: 1 } },
      },
    },
  ],
  crds: ['kubeflow-notebook/kubeflow.org_notebooks.yaml'],
});
