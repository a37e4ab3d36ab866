import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  aWorkload,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { trainJob } from './offering';

const image = required.image;
const job = (changes: ClaimChanges = {}) =>
  aClaim(trainJob, { input: image, ...changes });
const judge = (changes: ClaimChanges = {}) => trainJob.readiness(job(changes));

const queued: ClaimChanges = {
  input: { ...image, queue: 'team-a' },
  spec: { suspend: true },
  status: { conditions: [condition('Suspended', { reason: 'Suspended' })] },
};

describe('the state of a training job', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['an empty status', { status: {} }, 'Provisioning', 'NoStatus'],
    [
      'held back by somebody',
      {
        spec: { suspend: true },
        status: { conditions: [condition('Suspended')] },
      },
      'Suspended',
      'Suspended',
    ],
    [
      'about to be held back',
      {
        spec: { suspend: true },
        status: { jobsStatus: [{ name: 'node', active: 1 }] },
      },
      'Suspended',
      'Suspended',
    ],
    [
      'going on',
      { status: { conditions: [condition('Suspended')] } },
      'Provisioning',
      'Resuming',
    ],
    [
      'its pods come up',
      { status: { jobsStatus: [{ name: 'node', active: 0, ready: 0 }] } },
      'Provisioning',
      'Starting',
    ],
    [
      'resumed, without a job yet',
      {
        status: {
          conditions: [
            condition('Suspended', { status: 'False', reason: 'Resumed' }),
          ],
        },
      },
      'Provisioning',
      'Starting',
    ],
    [
      'it trains',
      { status: { jobsStatus: [{ name: 'node', active: 2, ready: 2 }] } },
      'Provisioning',
      'Training',
    ],
    [
      'complete',
      {
        status: {
          conditions: [
            condition('Complete', {
              reason: 'JobsCompleted',
              observedGeneration: 2,
            }),
          ],
        },
      },
      'Ready',
      'JobsCompleted',
    ],
    [
      'complete, before the latest change',
      {
        status: {
          conditions: [condition('Complete', { observedGeneration: 1 })],
        },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'failed',
      {
        status: {
          conditions: [
            condition('Failed', {
              reason: 'JobsFailed',
              message: 'node: exit 1.',
            }),
          ],
        },
      },
      'Failed',
      'JobsFailed',
    ],
    [
      'failed and complete',
      { status: { conditions: [condition('Complete'), condition('Failed')] } },
      'Failed',
      'Failed',
    ],
    [
      'something new in 2.4',
      { status: { conditions: [condition('Paused.Elsewhere')] } },
      'Unknown',
      'PausedElsewhere',
    ],
    [
      'ended while it was to be held back',
      {
        spec: { suspend: true },
        status: { conditions: [condition('Complete')] },
      },
      'Ready',
      'Complete',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says how far it is, where the training says so', () => {
    expect(
      judge({
        status: {
          jobsStatus: [{ name: 'node', active: 1 }],
          trainerStatus: {
            progressPercentage: 40,
            estimatedRemainingSeconds: 600,
          },
        },
      }),
    ).toMatchObject({
      message:
        'It trains, 40% done, about 10 min left. There is nothing to do.',
      progress: { done: 40, total: 100 },
    });
  });

  it('says why it has failed, and whose turn it is', () => {
    const { message } = judge({
      status: {
        conditions: [condition('Failed', { message: 'node: exit 1.' })],
      },
    });
    expect(message).toMatch(
      /^The training has failed \(node: exit 1\)\. .*logs/,
    );
  });
});

describe('a training job in a queue', () => {
  it('waits, and is neither failed nor suspended', () => {
    expect(judge(queued)).toEqual({
      phase: 'Provisioning',
      reason: 'WaitingInQueue',
      message:
        "Waiting in the queue 'team-a'. It starts by itself when it is its turn.",
    });
  });

  it.each<
    [string, Parameters<typeof aWorkload>[0], ClaimPhase, string, RegExp]
  >([
    [
      'no room',
      {
        conditions: [
          condition('QuotaReserved', {
            status: 'False',
            reason: 'WaitingForQuota',
            message: "couldn't assign flavors: 4 more needed.",
          }),
        ],
      },
      'Provisioning',
      'WaitingInQueue',
      /'team-a' \(couldn't assign flavors: 4 more needed\)\. It starts by itself/,
    ],
    [
      'too much for the whole queue',
      {
        conditions: [
          condition('QuotaReserved', {
            status: 'False',
            reason: 'ExceedsMaxQuota',
          }),
        ],
      },
      'Provisioning',
      'CannotLeaveQueue',
      /Ask for less/,
    ],
    [
      'no such flavor',
      {
        conditions: [
          condition('QuotaReserved', {
            status: 'False',
            reason: 'NoMatchingFlavor',
          }),
        ],
      },
      'Provisioning',
      'CannotLeaveQueue',
      /platform team for more/,
    ],
    [
      'its turn',
      { conditions: [condition('QuotaReserved')] },
      'Provisioning',
      'LeavingQueue',
      /about to start/,
    ],
    [
      'paused by somebody',
      { active: false },
      'Suspended',
      'Paused',
      /line up again/,
    ],
  ])('%s', (_, workload, phase, reason, message) => {
    const judged = judge({ ...queued, children: [aWorkload(workload)] });
    expect(judged).toMatchObject({ phase, reason });
    expect(judged.message).toMatch(message);
  });

  it('is held back through its place there, which Kueue does not take back', () => {
    const children = [aWorkload()];
    const running = { ...queued, spec: {}, status: {}, children };
    expect(trainJob.planAction('suspend', {}, job(running))).toEqual([
      {
        type: 'merge-patch',
        kind: expect.objectContaining({ kind: 'Workload' }),
        name: 'job-demo-1234',
        patch: { spec: { active: false } },
      },
    ]);
    expect(
      trainJob.actionUnavailable('resume', job({ ...queued, children })),
    ).toBe(
      "It waits in the queue 'team-a' and starts by itself when it is its turn.",
    );
    const paused = { ...queued, children: [aWorkload({ active: false })] };
    expect(trainJob.planAction('resume', {}, job(paused))).toMatchObject([
      { patch: { spec: { active: true } } },
    ]);
  });
});

describe('the actions of a training job', () => {
  it('suspend and resume it', () => {
    expect(trainJob.planAction('suspend', {}, job())).toMatchObject([
      {
        kind: trainJob.primary,
        name: 'demo',
        patch: { spec: { suspend: true } },
      },
    ]);
    const held = job({ spec: { suspend: true } });
    expect(trainJob.planAction('resume', {}, held)).toMatchObject([
      { patch: { spec: { suspend: false } } },
    ]);
    expect(refusal(() => trainJob.planAction('suspend', {}, held))).toBe(
      'It is suspended already.',
    );
    expect(refusal(() => trainJob.planAction('resume', {}, job()))).toBe(
      'It is not suspended.',
    );
    const over = job({ status: { conditions: [condition('Complete')] } });
    expect(refusal(() => trainJob.planAction('suspend', {}, over))).toMatch(
      /has ended/,
    );
  });
});

describe('what a training job is made of', () => {
  it('asks its nodes for GPUs, and for nodes that have them', () => {
    const [{ spec, metadata }] = written(trainJob, {
      ...image,
      nodes: 2,
      gpus: 4,
      gpuProduct: 'NVIDIA-A100-SXM4-80GB',
      queue: 'team-a',
      priority: 'high',
      maxHours: 2,
      dataset: 'hf://openai/gsm8k',
    });
    expect(metadata.labels).toMatchObject({
      'kueue.x-k8s.io/queue-name': 'team-a',
      'kueue.x-k8s.io/priority-class': 'high',
    });
    expect(spec).toMatchObject({
      activeDeadlineSeconds: 7200,
      initializer: { dataset: { storageUri: 'hf://openai/gsm8k' } },
      trainer: {
        numNodes: 2,
        resourcesPerNode: {
          requests: { cpu: '2', memory: '8Gi', 'nvidia.com/gpu': '4' },
          limits: { memory: '8Gi', 'nvidia.com/gpu': '4' },
        },
      },
    });
    expect(JSON.stringify(spec)).toContain(
      '"nodeSelector":{"nvidia.com/gpu.product":"NVIDIA-A100-SXM4-80GB"}',
    );
  });

  it('changes nothing of its runtime when nothing is asked for', () => {
    const [{ spec, metadata }] = written(trainJob, {
      ...image,
      runAs: 'image',
    });
    expect(spec).not.toHaveProperty('runtimePatches');
    expect(metadata.labels).not.toHaveProperty(['kueue.x-k8s.io/queue-name']);
  });

  it('takes what its nodes take together', () => {
    const usage = (input: object) =>
      trainJob.usage(trainJob.parseInput({ ...image, ...input }));
    expect(
      usage({ nodes: 3, gpus: 2, gpuResource: 'nvidia.com/mig-1g.10gb' }),
    ).toEqual({
      'requests.cpu': '6',
      'requests.memory': '24Gi',
      'limits.memory': '24Gi',
      'requests.nvidia.com/mig-1g.10gb': '6',
      pods: '3',
    });
    expect(usage({})).not.toHaveProperty(['requests.nvidia.com/gpu']);
  });

  it('shows its metrics and its plan', () => {
    const objects = job({
      input: { ...image, plan: 'medium', gpus: 1, queue: 'team-a' },
      metadata: { annotations: {} },
      status: {
        trainerStatus: {
          progressPercentage: 5,
          metrics: [{ name: 'loss', value: '0.4' }],
        },
      },
    });
    expect(trainJob.details(objects)).toEqual([
      { label: 'Runtime', value: 'torch-distributed' },
      { label: 'Nodes', value: '1' },
      { label: 'GPUs of each node', value: '1 × nvidia.com/gpu' },
      { label: 'Queue', value: 'team-a' },
      { label: 'Progress', value: '5%' },
      { label: 'Metric loss', value: '0.4' },
    ]);
    expect(trainJob.planOf(objects)).toBe('medium');
  });

  it('is no claim when an experiment has made it', () => {
    const { primary } = job({ labels: { 'berth.dev/offering': '' } });
    const owned = (controller: boolean) => ({
      ...primary,
      metadata: {
        ...primary.metadata,
        ownerReferences: [{ kind: 'Trial', controller }],
      },
    });
    expect(trainJob.isClaim(primary)).toBe(true);
    expect(trainJob.isClaim(owned(true))).toBe(false);
    expect(trainJob.isClaim(owned(false))).toBe(true);
  });
});
