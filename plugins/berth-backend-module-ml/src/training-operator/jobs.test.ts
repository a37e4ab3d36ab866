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
import { pyTorchJob } from '../pytorch-job';
import { tfJob } from '../tf-job';

const input = required.image;

describe.each([pyTorchJob, tfJob])('a job: $id', offering => {
  const judge = (changes: ClaimChanges = {}) =>
    offering.readiness(aClaim(offering, { input, ...changes }));
  const status = (...conditions: object[]) => ({ status: { conditions } });
  const suspend = { spec: { runPolicy: { suspend: true } } };

  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['Created', status(condition('Created')), 'Provisioning', 'Created'],
    [
      'Running',
      status(
        condition('Created'),
        condition('Running', { reason: 'JobRunning' }),
      ),
      'Provisioning',
      'JobRunning',
    ],
    [
      'Restarting',
      status(
        condition('Created'),
        condition('Running', { status: 'False' }),
        condition('Restarting'),
      ),
      'Provisioning',
      'Restarting',
    ],
    [
      'Succeeded',
      status(
        condition('Created'),
        condition('Running', { status: 'False' }),
        condition('Succeeded'),
      ),
      'Ready',
      'Succeeded',
    ],
    [
      'Failed',
      status(condition('Created'), condition('Failed')),
      'Failed',
      'Failed',
    ],
    [
      'Failed, in another order',
      status(condition('Failed'), condition('Running'), condition('Created')),
      'Failed',
      'Failed',
    ],
    [
      'Suspended by somebody',
      { ...suspend, ...status(condition('Created'), condition('Suspended')) },
      'Suspended',
      'Suspended',
    ],
    [
      'Suspended no more',
      status(condition('Created'), condition('Suspended')),
      'Provisioning',
      'Resuming',
    ],
    [
      'in a queue',
      {
        input: { ...input, queue: 'team-a' },
        ...suspend,
        ...status(condition('Created'), condition('Suspended')),
      },
      'Provisioning',
      'WaitingInQueue',
    ],
    [
      'something new',
      status(condition('Checkpointing')),
      'Unknown',
      'Checkpointing',
    ],
    [
      'Succeeded, by an older status',
      {
        status: {
          observedGeneration: 1,
          conditions: [condition('Succeeded')],
        },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('suspends and resumes', () => {
    const plan = (action: string, changes: ClaimChanges = {}) =>
      offering.planAction(action, {}, aClaim(offering, { input, ...changes }));
    expect(plan('suspend')).toMatchObject([
      { patch: { spec: { runPolicy: { suspend: true } } } },
    ]);
    expect(plan('resume', suspend)).toMatchObject([
      { patch: { spec: { runPolicy: { suspend: false } } } },
    ]);
    expect(refusal(() => plan('resume'))).toBe('It is not suspended.');
    expect(
      plan('suspend', {
        input: { ...input, queue: 'team-a' },
        children: [aWorkload()],
      }),
    ).toMatchObject([
      { name: 'job-demo-1234', patch: { spec: { active: false } } },
    ]);
    expect(
      refusal(() => plan('suspend', status(condition('Succeeded')))),
    ).toMatch(/has ended/);
  });

  it('tells that there is a successor', () => {
    expect(offering.notice?.kind).toBe('deprecated');
    expect(offering.notice?.message).toMatch(/TrainJob/);
  });

  it('takes what its pods take', () => {
    const usage = offering.usage(
      offering.parseInput({ ...input, nodes: 4, gpus: 1, plan: 'medium' }),
    );
    expect(usage).toEqual({
      'requests.cpu': '32',
      'requests.memory': '128Gi',
      'limits.memory': '128Gi',
      'requests.nvidia.com/gpu': '4',
      pods: '4',
    });
  });
});

describe('the pods of a job', () => {
  const specOf = (offering: typeof tfJob, more: object) =>
    written(offering, { ...input, ...more })[0].spec as Record<string, any>;

  it('are a master and its workers in PyTorch', () => {
    const alone = specOf(pyTorchJob, {});
    expect(Object.keys(alone.pytorchReplicaSpecs)).toEqual(['Master']);
    const { Master, Worker } = specOf(pyTorchJob, {
      nodes: 3,
    }).pytorchReplicaSpecs;
    expect([Master.replicas, Worker.replicas]).toEqual([1, 2]);
    expect(Worker.template.spec.containers[0].name).toBe('pytorch');
  });

  it('are workers and parameter servers in TensorFlow', () => {
    const { Worker, PS } = specOf(tfJob, {
      nodes: 2,
      parameterServers: 1,
    }).tfReplicaSpecs;
    expect([Worker.replicas, PS.replicas]).toEqual([2, 1]);
    expect(Worker.template.spec.containers[0].name).toBe('tensorflow');
  });

  it('are shown with what becomes of them', () => {
    const objects = aClaim(tfJob, {
      input: { ...input, nodes: 2, gpus: 1 },
      status: { replicaStatuses: { Worker: { active: 1, succeeded: 1 } } },
    });
    expect(tfJob.details(objects)).toEqual([
      { label: 'Worker', value: '2 wanted, 1 running, 1 done' },
      { label: 'GPUs of each pod', value: '1 × nvidia.com/gpu' },
    ]);
  });

  it('run without privileges unless the image is to say', () => {
    const pod = (runAs: string) =>
      specOf(pyTorchJob, { runAs }).pytorchReplicaSpecs.Master.template.spec;
    expect(pod('restricted').securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(pod('image')).not.toHaveProperty('securityContext');
  });
});
