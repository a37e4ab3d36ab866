import type { KubernetesObject } from '../../kubernetes/types';
import { isUnbuilt } from '../knative/unbuilt';
import type { Revision } from '../knative/types';
import { nextOfTaskRun } from './nextOfTaskRun';
import type { TaskRun } from './types';

const now = () => new Date('2026-01-01T00:00:00.500Z');
const steps = ['clone', 'detect', 'build'].map(name => ({ name, image: 'i' }));

function aRun(changes: {
  annotations?: Record<string, string>;
  url?: string;
  cancelled?: boolean;
  status?: TaskRun['status'];
}): TaskRun {
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
    metadata: {
      name: 'hello-build',
      namespace: 'team',
      uid: 'u',
      generation: 1,
      labels: { team: 'yes' },
      annotations: changes.annotations,
    },
    spec: {
      ...(changes.cancelled && { status: 'TaskRunCancelled' }),
      params: [
        { name: 'url', value: changes.url ?? 'https://git.example.com/a/b' },
        { name: 'image', value: 'registry.example.com/hello:1' },
      ],
      taskSpec: { steps },
    },
    status: changes.status,
  };
}

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'hello-build-pod', namespace: 'team' },
  status: { phase: 'Running' },
} as KubernetesObject;

/** All that a run comes to, until nothing changes any more. */
function lifeOf(changes: Parameters<typeof aRun>[0]): {
  words: string[];
  last: TaskRun;
} {
  const words: string[] = [];
  let run = aRun(changes);
  let there: KubernetesObject[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const step = nextOfTaskRun(run, there, now);
    const isNew =
      step.status && JSON.stringify(step.status) !== JSON.stringify(run.status);
    there = step.objects?.length ? [pod] : there;
    if (!isNew && !step.objects?.length) {
      break;
    }
    run = { ...run, status: step.status as TaskRun['status'] };
    const current = run.status?.steps?.at(-1);
    const { reason } = run.status!.conditions![0];
    words.push(
      current && reason === 'Running'
        ? `${current.name}${current.terminated ? ' ended' : ''}`
        : reason!,
    );
  }
  return { words: words.filter((word, i) => word !== words[i - 1]), last: run };
}

describe('the stand-in for Tekton', () => {
  it('lets one step run after the other, in a real pod', () => {
    const { words, last } = lifeOf({});
    expect(words).toEqual([
      'Started',
      'Pending',
      'clone',
      'clone ended',
      'detect',
      'detect ended',
      'build',
      'Succeeded',
    ]);
    expect(last.status).toMatchObject({
      podName: 'hello-build-pod',
      completionTime: '2026-01-01T00:00:00Z',
      results: expect.arrayContaining([
        {
          name: 'IMAGE_DIGEST',
          type: 'string',
          value: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
      ]),
    });
    expect(nextOfTaskRun(last, [pod], now)).toEqual({
      deletes: [expect.objectContaining({ kind: 'Pod' })],
    });
  });

  it('makes a pod that Pod Security lets in, of the run and its labels', () => {
    const started = aRun({
      status: { conditions: [{ type: 'Succeeded', status: 'Unknown' }] },
    });
    expect(nextOfTaskRun(started, [], now).objects).toMatchObject([
      {
        metadata: {
          name: 'hello-build-pod',
          labels: { team: 'yes', 'tekton.dev/taskRun': 'hello-build' },
          ownerReferences: [{ uid: 'u' }],
        },
        spec: {
          restartPolicy: 'Never',
          securityContext: { runAsNonRoot: true },
          containers: steps.map(({ name }) => ({
            name: `step-${name}`,
            securityContext: { allowPrivilegeEscalation: false },
          })),
        },
      },
    ]);
  });

  it.each([
    ['the step that is named', { 'simulation.berth.dev/failure': 'detect' }, 1],
    ['the last one', { 'simulation.berth.dev/failure': 'for a reason' }, 2],
  ])('lets %s fail', (_what, annotations, index) => {
    const { last } = lifeOf({ annotations });
    expect(last.status?.conditions).toMatchObject([
      {
        status: 'False',
        reason: 'Failed',
        message: `"step-${steps[index].name}" exited with code 51: Error`,
      },
    ]);
    expect(last.status?.steps).toHaveLength(index + 1);
  });

  it('finds no repository where none can be', () => {
    const { last } = lifeOf({ url: 'https://git.invalid/a/b' });
    expect(last.status?.steps).toMatchObject([
      { name: 'clone', terminated: { exitCode: 128 } },
    ]);
  });

  it('waits where it is held, and ends where it is cancelled', () => {
    const annotations = { 'simulation.berth.dev/progress': '34' };
    const { words, last } = lifeOf({ annotations });
    expect(words.at(-1)).toBe('detect');
    const cancelled = aRun({ cancelled: true, status: last.status });
    expect(nextOfTaskRun(cancelled, [pod], now)).toMatchObject({
      deletes: [{ kind: 'Pod' }],
      status: { conditions: [{ reason: 'TaskRunCancelled' }] },
    });
  });
});

describe('an image that is built', () => {
  const revision = (image: string) =>
    ({ spec: { containers: [{ image }] } } as Revision);
  const built = revision('registry.example.com/hello:1');
  const run = (status?: string) =>
    aRun({
      status: status
        ? { conditions: [{ type: 'Succeeded', status }] }
        : undefined,
    });

  it('is there once one of its builds has succeeded', () => {
    expect(isUnbuilt(built, [])).toBe(false);
    expect(isUnbuilt(revision('example/other'), [run()])).toBe(false);
    for (const status of [undefined, 'Unknown', 'False']) {
      expect(isUnbuilt(built, [run(status)])).toBe(true);
    }
    expect(isUnbuilt(built, [run('False'), run('True')])).toBe(false);
  });
});
