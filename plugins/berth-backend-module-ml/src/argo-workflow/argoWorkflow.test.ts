import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { argoWorkflow } from './offering';

const input = required.workflow;
const claim = (changes: ClaimChanges = {}) =>
  aClaim(argoWorkflow, { input, ...changes });
const judge = (changes: ClaimChanges = {}) =>
  argoWorkflow.readiness(claim(changes));
const phase = (name: string, more: object = {}) => ({
  status: { phase: name, ...more },
});
const suspend = { spec: { suspend: true } };
const node = (more: object) => ({ nodes: { 'demo-1': more } });

describe('the state of a workflow', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['an empty phase', phase(''), 'Provisioning', 'NoStatus'],
    ['Pending', phase('Pending'), 'Provisioning', 'Pending'],
    ['Running', phase('Running'), 'Provisioning', 'Running'],
    ['Succeeded', phase('Succeeded'), 'Ready', 'Succeeded'],
    ['Failed', phase('Failed'), 'Failed', 'Failed'],
    ['Error', phase('Error'), 'Failed', 'Error'],
    ['something new', phase('Napping'), 'Unknown', 'Napping'],
    [
      'suspended',
      { ...suspend, ...phase('Running') },
      'Suspended',
      'Suspended',
    ],
    ['suspended from the start', suspend, 'Suspended', 'Suspended'],
    [
      'over before it was suspended',
      { ...suspend, ...phase('Succeeded') },
      'Ready',
      'Succeeded',
    ],
    [
      'being stopped',
      { spec: { shutdown: 'Stop' }, ...phase('Running') },
      'Provisioning',
      'Stopping',
    ],
    [
      'being terminated',
      { spec: { shutdown: 'Terminate' }, ...phase('Running') },
      'Provisioning',
      'Terminating',
    ],
    [
      'ended by somebody',
      { spec: { shutdown: 'Terminate' }, ...phase('Failed') },
      'Failed',
      'Failed',
    ],
    [
      'waiting for somebody',
      phase(
        'Running',
        node({ type: 'Suspend', phase: 'Running', displayName: 'approve' }),
      ),
      'Provisioning',
      'WaitingForSomebody',
    ],
    [
      'in a queue',
      {
        input: { ...input, queue: 'team-a' },
        ...phase(
          'Running',
          node({ type: 'Pod', phase: 'Pending', message: 'SchedulingGated' }),
        ),
      },
      'Provisioning',
      'WaitingInQueue',
    ],
    [
      'Succeeded, by an older status',
      phase('Succeeded', { observedGeneration: 1 }),
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, changes, expected, reason) => {
    expect(judge(changes)).toMatchObject({ phase: expected, reason });
  });

  it('counts its steps, and says why it failed', () => {
    expect(judge(phase('Running', { progress: '2/5' }))).toMatchObject({
      message: 'It runs: 2 of 5 steps done. There is nothing to do.',
      progress: { done: 2, total: 5 },
    });
    expect(
      judge(phase('Failed', { message: "child 'x' failed." })).message,
    ).toMatch(/^A step has failed \(child 'x' failed\)\./);
    expect(judge(phase('Running', { progress: '9/0' }))).not.toHaveProperty(
      'progress',
    );
  });
});

describe('the actions of a workflow', () => {
  const now = new Date('2026-08-01T12:34:56.789Z');
  const plan = (action: string, changes: ClaimChanges = {}) =>
    argoWorkflow.planAction(action, {}, claim(changes), { now });
  const running = phase('Running');

  it.each<[string, ClaimChanges, object]>([
    ['suspend', running, { suspend: true }],
    ['resume', { ...suspend, ...running }, { suspend: null }],
    ['stop', running, { shutdown: 'Stop', suspend: null }],
    ['terminate', running, { shutdown: 'Terminate', suspend: null }],
  ])('%s', (action, changes, spec) => {
    expect(plan(action, changes)).toEqual([
      {
        type: 'merge-patch',
        kind: argoWorkflow.primary,
        name: 'demo',
        patch: { spec },
      },
    ]);
  });

  it('run it again as a workflow of its own', () => {
    const [change] = plan('run-again', {
      input: {
        ...input,
        queue: 'team-a',
        parameters: [{ name: 'day', value: '1' }],
      },
      spec: { shutdown: 'Stop', suspend: true },
      ...phase('Failed'),
    }) as any[];
    const { spec: before } = written(argoWorkflow, {
      ...input,
      queue: 'team-a',
      parameters: [{ name: 'day', value: '1' }],
    })[0] as any;
    expect(change).toMatchObject({
      type: 'create',
      object: {
        kind: 'Workflow',
        metadata: {
          name: 'demo-20260801123456',
          labels: { 'backstage.io/kubernetes-id': 'demo-20260801123456' },
        },
      },
    });
    const { podMetadata, ...spec } = change.object.spec;
    expect({ ...before, podMetadata: undefined }).toEqual({
      ...spec,
      podMetadata: undefined,
    });
    expect(podMetadata.labels).toEqual({
      'kueue.x-k8s.io/queue-name': 'team-a',
      'backstage.io/kubernetes-id': 'demo-20260801123456',
    });
    expect(
      (
        plan('run-again', {
          metadata: { name: 'demo-20260101000000' },
        }) as any[]
      )[0].object.metadata.name,
    ).toBe('demo-20260801123456');
  });

  it.each<[string, ClaimChanges, RegExp]>([
    ['suspend', { ...suspend, ...running }, /suspended already/],
    ['resume', running, /not suspended/],
    ['suspend', phase('Succeeded'), /run it again/],
    ['stop', { spec: { shutdown: 'Stop' }, ...running }, /ended already/],
    ['terminate', phase('Error'), /has ended/],
  ])('refuses %s', (action, changes, message) => {
    expect(refusal(() => plan(action, changes))).toMatch(message);
  });
});

describe('what a workflow is made of', () => {
  it('is a template with its parameters', () => {
    const [{ spec }] = written(argoWorkflow, {
      ...input,
      plan: 'medium',
      clusterScope: true,
      entrypoint: 'main',
      gpus: 2,
      maxHours: 1,
      parameters: [{ name: 'day', value: '2026-08-01' }],
    });
    expect(spec).toEqual({
      workflowTemplateRef: { name: 'nightly', clusterScope: true },
      entrypoint: 'main',
      arguments: { parameters: [{ name: 'day', value: '2026-08-01' }] },
      parallelism: 10,
      ttlStrategy: { secondsAfterCompletion: 604800 },
      activeDeadlineSeconds: 3600,
      podMetadata: { labels: { 'backstage.io/kubernetes-id': 'demo' } },
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
      ],
      podSpecPatch:
        '{"containers":[{"name":"main","resources":{"limits":{"nvidia.com/gpu":2}}}]}',
    });
  });

  it('takes its pods, and the GPUs that were asked for here', () => {
    const usage = (more: object) =>
      argoWorkflow.usage(argoWorkflow.parseInput({ ...input, ...more }));
    expect(usage({})).toEqual({ pods: '2' });
    expect(usage({ gpus: 1, plan: 'medium' })).toEqual({
      pods: '10',
      'requests.nvidia.com/gpu': '10',
    });
  });

  it('refuses a parameter that is there twice', () => {
    const twice = [
      { name: 'day', value: '1' },
      { name: 'day', value: '2' },
    ];
    expect(
      refusal(() => argoWorkflow.parseInput({ ...input, parameters: twice })),
    ).toMatch(/'day' is there twice/);
  });

  it.each([
    [{}, true],
    [{ labels: { 'pipeline/runid': 'x' } }, false],
    [{ labels: { 'workflows.argoproj.io/cron-workflow': 'nightly' } }, false],
    [
      { ownerReferences: [{ kind: 'ScheduledWorkflow', controller: true }] },
      false,
    ],
  ])('is somebody’s own with %j: %s', (metadata, expected) => {
    expect(
      argoWorkflow.isClaim({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Workflow',
        metadata: { name: 'x', ...metadata },
      }),
    ).toBe(expected);
  });

  it('shows its steps and its plan', () => {
    const objects = claim({
      input: { ...input, plan: 'large' },
      metadata: { annotations: {} },
      ...phase('Running', {
        progress: '1/3',
        startedAt: '2026-08-01T00:00:00Z',
        ...node({ type: 'Pod', phase: 'Running', displayName: 'train' }),
      }),
    });
    expect(argoWorkflow.details(objects)).toEqual([
      { label: 'Template', value: 'nightly' },
      { label: 'Steps', value: '1 of 3 done' },
      { label: 'Running', value: 'train' },
      { label: 'Started', value: '2026-08-01T00:00:00Z' },
    ]);
    expect(argoWorkflow.planOf(objects)).toBe('large');
  });
});
