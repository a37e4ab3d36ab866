import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseTemplate } from '../kubeflow-pipelines/template';
import type { KubernetesObject } from '../kubernetes/types';
import { packageFolder } from '../packageFolder';
import { kubernetesIdentity } from './people';
import { platformGroup } from './tenants';

/**
 * A real pipeline as the SDK of Kubeflow Pipelines has compiled it.
 *
 * @public
 */
export const samplePipelineFile: string = path.join(
  packageFolder,
  'demo',
  'pipelines',
  'train-iris.yaml',
);

const apiVersion = 'pipelines.kubeflow.org/v2beta1';
const namespace = 'data-science';
const name = 'train-iris';

/**
 * A pipeline of the demo, as somebody made it with kubectl, and who may reach
 * Kubeflow Pipelines: it serves one user here, so that everybody who may sees
 * all runs.
 *
 * @internal
 */
export async function demoPipelines(): Promise<KubernetesObject[]> {
  const template = parseTemplate(await readFile(samplePipelineFile, 'utf8'));
  const { spec, platformSpec } = template;
  return [
    ...['data-science', platformGroup].map(mayReach),
    {
      apiVersion,
      kind: 'Pipeline',
      metadata: { name, namespace },
      spec: {
        displayName: 'Train iris',
        description: spec.pipelineInfo.description,
      },
    },
    {
      apiVersion,
      kind: 'PipelineVersion',
      metadata: { name: `${name}-v1`, namespace },
      spec: {
        pipelineName: name,
        versionName: 'v1',
        displayName: 'v1',
        pipelineSpec: spec,
        platformSpec,
      },
    },
  ];
}

function mayReach(group: string): KubernetesObject {
  const apiGroup = 'rbac.authorization.k8s.io';
  const [subject] = kubernetesIdentity({ name: '', groups: [group] }).groups;
  return {
    apiVersion: `${apiGroup}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `berth-pipelines-${group}`, namespace: 'kubeflow' },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'berth-pipelines-user' },
    subjects: [{ apiGroup, kind: 'Group', name: subject }],
  };
}
