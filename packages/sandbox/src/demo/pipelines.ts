import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { settingsOf } from '../kubeflow-pipelines/modes';
import { parseTemplate } from '../kubeflow-pipelines/template';
import type { KubernetesObject } from '../kubernetes/types';
import { packageFolder } from '../packageFolder';
import type { PipelinesMode } from '../types';
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

const apiGroup = 'rbac.authorization.k8s.io';
/** As whom Kubeflow Pipelines is asked, and runs what it runs. */
const account = 'default-editor';

/**
 * Who may reach Kubeflow Pipelines, and a pipeline of the demo, as somebody made
 * it with kubectl, where there are objects of them. Where it serves one user,
 * everybody who may reach it sees all runs.
 *
 * @internal
 */
export async function demoPipelines(
  mode: PipelinesMode,
): Promise<KubernetesObject[]> {
  const { store, multiUser } = settingsOf(mode);
  const groups = [namespace, platformGroup];
  return [
    ...(multiUser
      ? [...editor(), ...groups.map(mayBeEditor)]
      : groups.map(mayReach)),
    ...(store === 'kubernetes' ? await samplePipeline() : []),
  ];
}

async function samplePipeline(): Promise<KubernetesObject[]> {
  const template = parseTemplate(await readFile(samplePipelineFile, 'utf8'));
  const { spec, platformSpec } = template;
  return [
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
  return binding({
    name: `berth-pipelines-${group}`,
    namespace: 'kubeflow',
    role: 'berth-pipelines-user',
    subject: groupNamed(group),
  });
}

/** What Kubeflow makes in the namespace of a profile. */
function editor(): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, namespace },
    },
    binding({
      name: account,
      namespace,
      role: 'berth-tenant-developer',
      subject: { kind: 'ServiceAccount', name: account, namespace },
    }),
  ];
}

function mayBeEditor(group: string): KubernetesObject {
  return binding({
    name: `berth-pipelines-${group}`,
    namespace,
    role: 'berth-pipelines-token',
    subject: groupNamed(group),
  });
}

function groupNamed(group: string) {
  const [subject] = kubernetesIdentity({ name: '', groups: [group] }).groups;
  return { apiGroup, kind: 'Group', name: subject };
}

function binding(options: {
  name: string;
  namespace: string;
  role: string;
  subject: object;
}): KubernetesObject {
  return {
    apiVersion: `${apiGroup}/v1`,
    kind: 'RoleBinding',
    metadata: { name: options.name, namespace: options.namespace },
    roleRef: { apiGroup, kind: 'ClusterRole', name: options.role },
    subjects: [options.subject],
  };
}
