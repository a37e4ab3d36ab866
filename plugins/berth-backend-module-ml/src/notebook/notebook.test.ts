import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { notebook } from './offering';

const runs = {
  readyReplicas: 1,
  conditions: [],
  containerState: { running: {} },
};
const state = (containerState: object, conditions: object[] = []) => ({
  status: { readyReplicas: 0, conditions, containerState },
});
const waiting = (reason: string, message?: string) =>
  state({ waiting: { reason, message } });
const stopped = {
  annotations: { 'kubeflow-resource-stopped': '2026-08-01T00:00:00Z' },
};
const judge = (changes: ClaimChanges = {}) =>
  notebook.readiness(aClaim(notebook, changes));

describe('the state of a notebook', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['running', { status: runs }, 'Ready', 'Running'],
    [
      'running, by an older status',
      { status: { ...runs, observedGeneration: 1 } },
      'Provisioning',
      'ChangeNotObserved',
    ],
    ['its pod is being made', state({}), 'Provisioning', 'Starting'],
    ['not ready yet', state({ running: {} }), 'Provisioning', 'Starting'],
    [
      'coming up',
      waiting('ContainerCreating'),
      'Provisioning',
      'ContainerCreating',
    ],
    [
      'its sidecars come up',
      waiting('PodInitializing'),
      'Provisioning',
      'PodInitializing',
    ],
    [
      'no image',
      waiting('ImagePullBackOff', 'not found'),
      'Failed',
      'ImagePullBackOff',
    ],
    ['no image at first', waiting('ErrImagePull'), 'Failed', 'ErrImagePull'],
    ['no such name', waiting('InvalidImageName'), 'Failed', 'InvalidImageName'],
    [
      'no Secret',
      waiting('CreateContainerConfigError'),
      'Failed',
      'CreateContainerConfigError',
    ],
    [
      'no container',
      waiting('CreateContainerError'),
      'Failed',
      'CreateContainerError',
    ],
    ['no start', waiting('RunContainerError'), 'Failed', 'RunContainerError'],
    ['crashes', waiting('CrashLoopBackOff'), 'Failed', 'CrashLoopBackOff'],
    ['something new', waiting('Meditating'), 'Unknown', 'Meditating'],
    [
      'out of memory',
      state({ terminated: { exitCode: 137, reason: 'OOMKilled' } }),
      'Degraded',
      'OOMKilled',
    ],
    ['ended', state({ terminated: { exitCode: 0 } }), 'Degraded', 'Terminated'],
    [
      'no room',
      state({}, [
        condition('PodScheduled', { status: 'False', reason: 'Unschedulable' }),
      ]),
      'Provisioning',
      'Unschedulable',
    ],
    ['stopped', { ...stopped, ...state({}) }, 'Suspended', 'Stopped'],
    ['stopped from the start', stopped, 'Suspended', 'Stopped'],
    ['being stopped', { ...stopped, status: runs }, 'Provisioning', 'Stopping'],
    [
      'stopped by an empty annotation',
      { annotations: { 'kubeflow-resource-stopped': '' } },
      'Suspended',
      'Stopped',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  const gated = state({}, [
    condition('PodScheduled', { status: 'False', reason: 'SchedulingGated' }),
  ]);

  it('is that it waits in its queue, by name, while Kueue gates its pod', () => {
    expect(judge({ input: { queue: 'team-a' }, ...gated })).toMatchObject({
      phase: 'Provisioning',
      reason: 'WaitingInQueue',
      message: expect.stringContaining("'team-a'"),
    });
    expect(judge(gated)).toMatchObject({ reason: 'SchedulingGated' });
  });

  it('says what helps against too little memory', () => {
    expect(
      judge(state({ terminated: { exitCode: 137, reason: 'OOMKilled' } }))
        .message,
    ).toMatch(/code 137, .*larger size.*starts it again/);
  });
});

describe('the actions of a notebook', () => {
  const now = new Date('2026-08-01T12:00:00.123Z');
  const plan = (
    action: string,
    input: object = {},
    changes: ClaimChanges = {},
  ) => notebook.planAction(action, input, aClaim(notebook, changes), { now });

  it('stop and start it by the annotation', () => {
    expect(plan('stop')).toEqual([
      {
        type: 'merge-patch',
        kind: notebook.primary,
        name: 'demo',
        patch: {
          metadata: {
            annotations: {
              'kubeflow-resource-stopped': '2026-08-01T12:00:00Z',
            },
          },
        },
      },
    ]);
    expect(plan('start', {}, stopped)).toMatchObject([
      {
        patch: {
          metadata: { annotations: { 'kubeflow-resource-stopped': null } },
        },
      },
    ]);
    expect(refusal(() => plan('stop', {}, stopped))).toMatch(/stopped already/);
    expect(refusal(() => plan('start'))).toBe('It is not stopped.');
  });

  it('resize it, as it was read, and leave alone what else its pod has', () => {
    const sidecar = { name: 'proxy', image: 'envoy' };
    const objects = aClaim(notebook, { metadata: { resourceVersion: '7' } });
    const { template } = objects.primary.spec as any;
    template.spec.containers.push(sidecar);
    const [change] = notebook.planAction(
      'resize',
      { plan: 'medium', gpus: 1 },
      objects,
    ) as any[];
    expect(change.patch.metadata).toEqual({
      annotations: { 'berth.dev/plan': 'medium' },
      resourceVersion: '7',
    });
    const { containers, tolerations } = change.patch.spec.template.spec;
    expect(containers).toEqual([
      {
        ...template.spec.containers[0],
        resources: {
          requests: { cpu: '2', memory: '8Gi', 'nvidia.com/gpu': '1' },
          limits: { memory: '8Gi', 'nvidia.com/gpu': '1' },
        },
      },
      sidecar,
    ]);
    expect(tolerations).toEqual([
      { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
    ]);
    expect(refusal(() => plan('resize', { plan: 'small' }))).toMatch(/already/);
    expect(plan('resize', { plan: 'small', gpus: 1 })).toHaveLength(1);
  });

  it('keep the GPUs of another kind', () => {
    const input = { gpus: 2, gpuResource: 'amd.com/gpu' };
    expect(
      JSON.stringify(plan('resize', { plan: 'large' }, { input })),
    ).toContain('"amd.com/gpu":"2"');
  });
});

describe('what a notebook is made of', () => {
  it('is a disk first, and then the notebook that mounts it', () => {
    const [disk, object] = written(notebook, {
      storage: '30Gi',
      storageClass: 'fast',
      serviceAccount: 'default-editor',
    });
    expect(disk).toMatchObject({
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'demo-workspace', namespace: 'research' },
      spec: {
        storageClassName: 'fast',
        resources: { requests: { storage: '30Gi' } },
      },
    });
    const { spec } = (object.spec as any).template;
    expect(spec.serviceAccountName).toBe('default-editor');
    expect(spec.volumes[0].persistentVolumeClaim.claimName).toBe(
      'demo-workspace',
    );
    expect(spec.containers[0]).toMatchObject({
      name: 'demo',
      image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
    });
  });

  it.each([
    ['jupyter-pytorch-cuda', undefined, 'jupyter'],
    ['vscode-python', '/', 'group-one'],
    ['rstudio', '/', 'group-two'],
  ])('tells the controller how %s answers', (image, rewrite, type) => {
    const { annotations } = written(notebook, { image })[1].metadata as any;
    expect(annotations['notebooks.kubeflow.org/http-rewrite-uri']).toBe(
      rewrite,
    );
    expect(annotations['notebooks.kubeflow.org/server-type']).toBe(type);
    expect(
      'notebooks.kubeflow.org/http-headers-request-set' in annotations,
    ).toBe(image === 'rstudio');
  });

  it('takes its pod and its disk', () => {
    expect(
      notebook.usage(notebook.parseInput({ gpus: 1, storageClass: 'fast' })),
    ).toEqual({
      'requests.cpu': '500m',
      'requests.memory': '2Gi',
      'limits.memory': '2Gi',
      'requests.nvidia.com/gpu': '1',
      pods: '1',
      services: '1',
      'requests.storage': '10Gi',
      persistentvolumeclaims: '1',
      'fast.storageclass.storage.k8s.io/requests.storage': '10Gi',
      'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
    });
  });
});

describe('the page of a notebook', () => {
  it('says where it answers, once it does', () => {
    const connect = (changes: ClaimChanges) =>
      notebook.connection(aClaim(notebook, changes));
    expect(connect({ status: runs })?.endpoints).toEqual([
      expect.objectContaining({
        host: 'demo.research.svc',
        port: 80,
        url: 'http://demo.research.svc/notebook/research/demo/',
      }),
    ]);
    expect(connect({})).toBeUndefined();
    expect(connect({ ...stopped, status: runs })).toBeUndefined();
  });

  it('says when it was last used, and since when it is stopped', () => {
    const objects = aClaim(notebook, {
      input: { gpus: 1 },
      annotations: {
        ...stopped.annotations,
        'notebooks.kubeflow.org/last-activity': '2026-07-31T20:00:00Z',
      },
    });
    expect(notebook.details(objects)).toEqual(
      expect.arrayContaining([
        { label: 'GPUs', value: '1 × nvidia.com/gpu' },
        { label: 'Last used', value: '2026-07-31T20:00:00Z' },
        { label: 'Stopped since', value: '2026-08-01T00:00:00Z' },
      ]),
    );
  });
});
