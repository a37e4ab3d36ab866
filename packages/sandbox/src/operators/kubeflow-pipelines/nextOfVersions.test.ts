import type { KubernetesObject } from '../../kubernetes/types';
import { nextOfVersions } from './nextOfVersions';

const pipeline = (namespace = 'ml', uid = 'u-1'): KubernetesObject => ({
  apiVersion: 'pipelines.kubeflow.org/v2beta1',
  kind: 'Pipeline',
  metadata: { name: 'iris', namespace, uid },
});

const version = (metadata: object = {}): KubernetesObject => ({
  apiVersion: 'pipelines.kubeflow.org/v2beta1',
  kind: 'PipelineVersion',
  metadata: { name: 'iris-v1', namespace: 'ml', ...metadata },
  spec: { pipelineName: 'iris', pipelineSpec: {} },
});

const label = { 'pipelines.kubeflow.org/pipeline-id': 'u-1' };

describe("what Kubeflow Pipelines' webhook writes", () => {
  it('says whose a version is', () => {
    const { patches } = nextOfVersions([pipeline(), version()]);
    expect(patches).toMatchObject([
      {
        patch: {
          metadata: {
            labels: label,
            ownerReferences: [{ kind: 'Pipeline', name: 'iris', uid: 'u-1' }],
          },
        },
      },
    ]);
  });

  it('gives a version to the pipeline that came after one of that name', () => {
    const former = version({
      labels: label,
      ownerReferences: [{ kind: 'Pipeline', name: 'iris', uid: 'u-1' }],
    });
    const { patches } = nextOfVersions([pipeline('ml', 'u-2'), former]);
    expect(patches).toMatchObject([
      { patch: { metadata: { ownerReferences: [{ uid: 'u-2' }] } } },
    ]);
  });

  it.each([
    ['that has it already', [pipeline(), version({ labels: label })]],
    ['of no pipeline', [version()]],
    ['of one in another namespace', [pipeline('other'), version()]],
  ])('is nothing for a version %s', (_what, objects) => {
    expect(nextOfVersions(objects)).toEqual({ patches: [] });
  });
});
