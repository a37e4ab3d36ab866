import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { aRevision } from '../__testUtils__/aFunction';
import { createKnativeFunction, knativeFunction } from '../offering';
import { BUILD_NOTE } from './kind';

const offering = createKnativeFunction({
  builds: {
    registry: 'registry.example.com/functions',
    registries: { edge: 'edge.example.com' },
    registrySecret: 'platform-registry',
  },
});
const url = 'https://git.example.com/orders/hello';
const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'hello',
};
const now = new Date('2026-02-03T04:05:06Z');

const write = (source: object, changes: Partial<typeof context> = {}): any[] =>
  offering.manifests(offering.parseInput({ source: { url, ...source } }), {
    ...context,
    ...changes,
  });

interface Condition {
  status: string;
  reason?: string;
  message?: string;
}

interface Changes {
  build?: Condition & { steps?: object[]; digest?: string };
  ready?: Condition;
  serving?: boolean;
  missingSince?: string;
  digest?: string;
  image?: string;
}

const ended = (name: string, exitCode = 0) => ({
  name,
  terminated: { exitCode },
});

/** The function `hello` of a source, with what Tekton and Knative say. */
function built(changes: Changes = {}): ClaimObjects {
  const [taskRun, service] = write({});
  const { build, ready = { status: 'True' } } = changes;
  const image = changes.image ?? service.spec.template.spec.containers[0].image;
  const run = {
    ...taskRun,
    metadata: {
      ...taskRun.metadata,
      creationTimestamp: '2026-01-02T03:00:00Z',
    },
    status: build && {
      podName: 'hello-build-pod',
      completionTime: '2026-01-02T03:04:05Z',
      steps: build.steps,
      results: [
        { name: 'COMMIT', value: '0123456789abcdef' },
        ...(build.digest
          ? [{ name: 'IMAGE_DIGEST', value: build.digest }]
          : []),
      ],
      conditions: [{ type: 'Succeeded', ...build }],
    },
  };
  const revision = aRevision(1, { image, ready: ready.status }) as any;
  revision.status.containerStatuses = [
    { imageDigest: `registry.example.com/a@${changes.digest ?? 'sha256:1'}` },
  ];
  if (changes.missingSince) {
    revision.status.conditions.push({
      type: 'ContainerHealthy',
      status: 'False',
      reason: 'ContainerMissing',
      lastTransitionTime: changes.missingSince,
    });
  }
  service.spec.template.spec.containers[0].image = image;
  return {
    primary: {
      ...service,
      metadata: { ...service.metadata, generation: 1, resourceVersion: '7' },
      status: {
        observedGeneration: 1,
        ...(changes.serving && { latestReadyRevisionName: 'hello-00000' }),
        conditions: [{ type: 'Ready', ...ready }],
      },
    },
    children: [run, revision],
  };
}

const failedRevision = { status: 'False', reason: 'RevisionFailed' };

describe('the state of a function that is built', () => {
  const running = { status: 'Unknown', reason: 'Running' };
  it.each<[string, Changes, string, string, RegExp]>([
    [
      'Tekton has not begun',
      { ready: failedRevision },
      'Provisioning',
      'Building',
      /being built from source\.$/,
    ],
    [
      'a step runs',
      {
        build: { ...running, steps: [ended('clone'), { name: 'detect' }] },
        ready: failedRevision,
      },
      'Provisioning',
      'Building',
      /step detect, 1 of 7 done/,
    ],
    [
      'it is built again',
      { build: running, ready: failedRevision, serving: true },
      'Provisioning',
      'Building',
      /Meanwhile hello-00000 serves/,
    ],
    [
      'an image is there that an earlier build has left',
      { build: running },
      'Provisioning',
      'Building',
      /being built/,
    ],
    [
      'the quota is used up',
      { build: { status: 'Unknown', reason: 'ExceededResourceQuota' } },
      'Provisioning',
      'Building',
      /room in the quota/,
    ],
    [
      'no node has room',
      { build: { status: 'Unknown', reason: 'ExceededNodeResources' } },
      'Provisioning',
      'Building',
      /room on a node/,
    ],
    [
      'the pod waits',
      {
        build: { status: 'Unknown', reason: 'Pending', message: 'pulling' },
      },
      'Provisioning',
      'Building',
      /waits for its pod: pulling/,
    ],
    ...(
      [
        ['clone', 128, /Either there is no main at https:\/\/git/],
        ['scaffold', 1, /no func\.yaml/],
        ['detect', 20, /No buildpack knows/],
        ['export', 62, /may pull and push registry\.example\.com/],
        ['build', 51, /does not build.*logs hello-build-pod -c step-build/],
      ] as const
    ).map(
      ([step, code, message]): [string, Changes, string, string, RegExp] => [
        `the step ${step} failed`,
        {
          build: {
            status: 'False',
            reason: 'Failed',
            steps: [ended('before'), ended(step, code), ended('after', 1)],
          },
          ready: failedRevision,
        },
        'Failed',
        'BuildFailed',
        message,
      ],
    ),
    [
      'a build failed beside a revision that serves',
      {
        build: { status: 'False', reason: 'Failed', message: 'no such task' },
        ready: failedRevision,
        serving: true,
      },
      'Degraded',
      'BuildFailed',
      /failed \(no such task\).*hello-00000 serves/,
    ],
    [
      'it took too long',
      {
        build: {
          status: 'False',
          reason: 'TaskRunTimeout',
          steps: [{ name: 'build' }],
        },
      },
      'Failed',
      'BuildFailed',
      /too long, and was in its step build/,
    ],
    [
      'it had too little memory',
      {
        build: {
          status: 'False',
          reason: 'StepOOM',
          steps: [ended('clone'), ended('build', 137)],
        },
      },
      'Failed',
      'BuildFailed',
      /out of memory in its step build/,
    ],
    [
      'its pod was evicted',
      { build: { status: 'False', reason: 'PodEvicted' } },
      'Failed',
      'BuildFailed',
      /evicted/,
    ],
    [
      'an image of the build cannot be pulled',
      {
        build: {
          status: 'Unknown',
          reason: 'PullImageFailed',
          message: 'build step "step-clone" is waiting: ErrImagePull',
        },
      },
      'Provisioning',
      'Building',
      /waits for its pod.*ErrImagePull/,
    ],
    [
      'somebody cancelled it',
      { build: { status: 'False', reason: 'TaskRunCancelled' } },
      'Failed',
      'BuildFailed',
      /was cancelled/,
    ],
    [
      'Knative has not looked since',
      {
        build: { status: 'True' },
        ready: failedRevision,
        missingSince: '2026-01-02T03:01:00Z',
      },
      'Provisioning',
      'ImageAwaited',
      /does so by itself/,
    ],
    [
      'Knative has looked since, and may not pull it',
      {
        build: { status: 'True' },
        ready: { ...failedRevision, message: 'UNAUTHORIZED' },
        missingSince: '2026-01-02T03:05:00Z',
      },
      'Degraded',
      'RevisionFailed',
      /UNAUTHORIZED/,
    ],
    [
      'it is built, and starts',
      {
        build: { status: 'True' },
        ready: { status: 'Unknown', reason: 'Deploying' },
      },
      'Provisioning',
      'Deploying',
      /./,
    ],
    [
      'what runs is what was built',
      { build: { status: 'True', digest: 'sha256:1' } },
      'Ready',
      'ReadyTrue',
      /./,
    ],
    [
      'what runs is what was built before under that tag',
      { build: { status: 'True', digest: 'sha256:2' } },
      'Degraded',
      'EarlierImage',
      /earlier build/,
    ],
    [
      'another image was deployed over a build that failed',
      { build: { status: 'False', reason: 'Failed' }, image: 'example/x:1' },
      'Ready',
      'ReadyTrue',
      /./,
    ],
  ])('is told when %s', (_what, changes, phase, reason, message) => {
    const judged = offering.readiness(built(changes));
    expect(judged).toMatchObject({ phase, reason });
    expect(judged.message).toMatch(message);
  });

  it('has the steps as its progress, and is gone when it is deleted', () => {
    const objects = built({
      build: { ...running, steps: [ended('clone'), { name: 'detect' }] },
    });
    expect(offering.readiness(objects).progress).toEqual({ done: 1, total: 7 });
    const { metadata } = objects.primary;
    const deletionTimestamp = '2026-01-02T04:00:00Z';
    const primary = {
      ...objects.primary,
      metadata: { ...metadata, deletionTimestamp },
    };
    expect(offering.readiness({ ...objects, primary }).phase).toBe('Deleting');
  });
});

describe('what is written to build a function', () => {
  it('is a run of Tekton, and a Service of the image that it makes', () => {
    const [run, service] = write({ path: 'functions/hello' });
    const image = run.spec.params.find(
      (one: any) => one.name === 'image',
    ).value;
    expect(image).toMatch(
      /^registry\.example\.com\/functions\/payments\/hello:source-[0-9a-f]{12}$/,
    );
    const { spec } = service.spec.template;
    expect(spec.containers[0].image).toBe(image);
    expect(spec.imagePullSecrets).toEqual([{ name: 'platform-registry' }]);
    expect(run.metadata.name).toBe('hello-build');
    expect(run.metadata.labels).toMatchObject({ 'berth.dev/claim': 'hello' });
  });

  it('has another tag for another source, and the same for the same', () => {
    const tag = (source: object) =>
      write(source)[1].spec.template.spec.containers[0].image.split(':')[1];
    expect(tag({})).toBe(tag({}));
    const tags = [
      {},
      { revision: 'v2' },
      { path: 'a' },
      { kind: 'application' },
      { env: { A: '1' } },
    ].map(tag);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('gives the keys to none of the steps that run code of the source', () => {
    const [run] = write({ gitSecret: 'git', registrySecret: 'mine' });
    const { steps, stepTemplate } = run.spec.taskSpec;
    const withSecret = (name: string) =>
      steps
        .filter((step: any) =>
          step.volumeMounts.some((mount: any) => mount.name === name),
        )
        .map((step: any) => step.name);
    expect(withSecret('git')).toEqual(['clone']);
    expect(withSecret('registry')).toEqual(['analyze', 'restore', 'export']);
    expect(run.spec.podTemplate).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1001 },
    });
    expect(stepTemplate.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('has nothing that somebody typed in a script', () => {
    const [run] = write({ revision: 'typed-revision', env: { A: 'typed' } });
    for (const { script = '' } of run.spec.taskSpec.steps) {
      expect(script).not.toMatch(/typed|git\.example\.com/);
    }
    expect(run.spec.params).toContainEqual({
      name: 'env',
      value: expect.arrayContaining(['A=typed']),
    });
  });

  it('completes only what is a project of Knative Functions', () => {
    const names = (kind: string) =>
      write({ kind })[0].spec.taskSpec.steps.map((step: any) => step.name);
    expect(names('function')).toContain('scaffold');
    expect(names('application')).not.toContain('scaffold');
    expect(names('application')).toHaveLength(names('function').length - 1);
  });

  it('goes to the registry of the cluster, or to where somebody says', () => {
    const image = (...given: Parameters<typeof write>) =>
      write(...given)[1].spec.template.spec;
    expect(image({}, { cluster: 'edge' }).containers[0].image).toMatch(
      /^edge\.example\.com\/payments\/hello:/,
    );
    const own = image({ image: 'ghcr.io/me/hello' });
    expect(own.containers[0].image).toMatch(/^ghcr\.io\/me\/hello:/);
    // The platform's Secret is for the platform's registry alone.
    expect(own).not.toHaveProperty('imagePullSecrets');
  });

  it('needs room for the build, and not for both at once', () => {
    const usage = (input: object) => offering.usage(offering.parseInput(input));
    const source = { url };
    expect(usage({ maxScale: 1, source })).toMatchObject({
      'requests.cpu': '800m',
      'requests.memory': '1792Mi',
      pods: '1',
    });
    expect(usage({ maxScale: 20, source })).toMatchObject(
      usage({ maxScale: 20 }),
    );
  });
});

describe('a source', () => {
  const refusal = (input: object, of = offering) => {
    try {
      of.parseInput(input);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  it.each<[string, object, RegExp]>([
    [
      'a password in the address',
      { url: 'https://a:b@git.example.com/c' },
      /url/,
    ],
    ['no HTTPS', { url: 'git@git.example.com:a/b' }, /url/],
    ['a program of git', { url: 'ext::sh -c id' }, /url/],
    ['an option for a revision', { url, revision: '--upload-pack=x' }, /revis/],
    ['a way out of the repository', { url, path: '../other' }, /path/],
    ['a variable of Tekton', { url, env: { A: '$(params.url)' } }, /env/],
    ['no repository', { path: 'a' }, /which repository/],
  ])('cannot have %s', (_what, source, message) => {
    expect(refusal({ source })).toMatch(message);
  });

  it('is not given beside an image', () => {
    expect(refusal({ source: { url }, image: 'example/hello:v1' })).toMatch(
      /image or a source/,
    );
  });

  it('needs a place for its image', () => {
    expect(refusal({ source: { url } }, knativeFunction)).toMatch(
      /configured no registry/,
    );
    const source = { url, image: 'ghcr.io/me/hello' };
    expect(refusal({ source }, knativeFunction)).toBeUndefined();
    const others = createKnativeFunction({
      builds: { registries: { edge: 'edge.example.com' } },
    });
    expect(() =>
      others.manifests(others.parseInput({ source: { url } }), context),
    ).toThrow(/no registry for this cluster/);
  });

  it('needs Tekton, and says so where there is none', () => {
    const serves = ({ group }: { group: string }) => group !== 'tekton.dev';
    const input = offering.parseInput({ source: { url } });
    expect(() => offering.manifests(input, { ...context, serves })).toThrow(
      /source\.url: This cluster has no Tekton.*give an image/,
    );
    expect(
      offering.manifests(offering.parseInput({}), { ...context, serves }),
    ).toHaveLength(1);
  });
});

describe('what can be done to a function that is built', () => {
  const act = (action: string, input: object, objects: ClaimObjects) =>
    offering.planAction(action, input, objects, { now }) as any[];
  const done = { build: { status: 'True' }, serving: true };

  it('is to build again, with another tag and a share of the traffic', () => {
    const objects = built(done);
    const [patched, created] = act(
      'build',
      { revision: 'v2', percent: 10 },
      objects,
    );
    const image =
      'registry.example.com/functions/payments/hello:build-20260203040506';
    expect(patched.patch).toMatchObject({
      metadata: { resourceVersion: '7' },
      spec: {
        template: { spec: { containers: [{ image }] } },
        traffic: expect.arrayContaining([
          expect.objectContaining({ latestRevision: true, percent: 10 }),
        ]),
      },
    });
    expect(created.object).toMatchObject({
      kind: 'TaskRun',
      metadata: { name: 'hello-build-20260203040506' },
      spec: {
        params: expect.arrayContaining([
          { name: 'revision', value: 'v2' },
          { name: 'image', value: image },
        ]),
      },
    });
    // The next one is of that revision as well.
    const note = patched.patch.metadata.annotations[BUILD_NOTE];
    expect(JSON.parse(note)).toMatchObject({ revision: 'v2' });
  });

  it('is not to build twice at once, but to cancel', () => {
    const going = built({ build: { status: 'Unknown', reason: 'Running' } });
    expect(offering.actionUnavailable('build', going)).toMatch(/cancel/);
    const [change] = act('cancel-build', {}, going) as PlannedChange[];
    expect(change).toMatchObject({
      type: 'merge-patch',
      kind: { kind: 'TaskRun' },
      name: 'hello-build',
      patch: { spec: { status: 'TaskRunCancelled' } },
    });
    expect(offering.actionUnavailable('cancel-build', built(done))).toMatch(
      /No build/,
    );
  });

  it.each([
    ['no note', undefined],
    ['a note that is no JSON', '{'],
    ['a note of something else', '{"url": 5}'],
  ])('is not to build one with %s', (_what, note) => {
    const objects = built(done);
    const primary = {
      ...objects.primary,
      metadata: {
        ...objects.primary.metadata,
        annotations: { [BUILD_NOTE]: note },
      },
    } as KubernetesObject;
    expect(
      offering.actionUnavailable('build', { ...objects, primary }),
    ).toMatch(/not asked for with a source/);
  });

  it('shows where it comes from', () => {
    expect(offering.details(built(done))).toEqual(
      expect.arrayContaining([
        { label: 'Source', value: `${url} at main` },
        { label: 'Last build', value: 'of commit 0123456789ab' },
      ]),
    );
  });
});
