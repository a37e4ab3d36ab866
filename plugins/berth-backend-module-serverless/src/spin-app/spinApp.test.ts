import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { describeStatuses } from '@berth/offering-tests';
import { spinApp } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'shop',
  namespace: 'shop-dev',
  name: 'hello',
};

const IMAGE = 'ghcr.io/example/hello:v1';

const write = (input: object = {}) =>
  spinApp.manifests(spinApp.parseInput({ image: IMAGE, ...input }), context)[0];

function aDeployment(
  changes: { image?: string; replicas?: number; updated?: number } = {},
): KubernetesObject {
  const { image = IMAGE, replicas = 2, updated = replicas } = changes;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'hello', namespace: 'shop-dev', generation: 3 },
    spec: { replicas, template: { spec: { containers: [{ image }] } } },
    status: {
      observedGeneration: 3,
      replicas,
      updatedReplicas: updated,
      readyReplicas: replicas,
      availableReplicas: replicas,
      conditions: [{ type: 'Available', status: 'True' }],
    },
  };
}

function anApp(
  changes: {
    input?: object;
    ready?: number;
    available?: string;
    progressing?: string;
    reported?: boolean;
    deployment?: KubernetesObject;
  } = {},
): ClaimObjects {
  const { available = 'True', progressing = 'True', ready = 2 } = changes;
  const primary = write(changes.input ?? { replicas: 2 });
  return {
    primary: {
      ...primary,
      metadata: { ...primary.metadata, resourceVersion: '7' },
      status:
        changes.reported === false
          ? undefined
          : {
              readyReplicas: ready,
              conditions: [
                { type: 'Available', status: available },
                { type: 'Progressing', status: progressing },
              ],
            },
    },
    children: changes.deployment ? [changes.deployment] : [],
  };
}

describeStatuses({
  group: 'core.spinkube.dev',
  kind: 'SpinApp',
  judge: primary => spinApp.readiness({ primary, children: [] }),
});

describe('what a Spin app is written as', () => {
  it('is its image, its size and its executor, and no more', () => {
    expect(write({ plan: 'medium' }).spec).toEqual({
      image: IMAGE,
      executor: 'containerd-shim-spin',
      replicas: 2,
      resources: {
        requests: { cpu: '200m', memory: '256Mi' },
        limits: { memory: '256Mi' },
      },
      podLabels: { 'backstage.io/kubernetes-id': 'hello' },
    });
  });

  it('has no number where an autoscaler says it', () => {
    const { spec } = write({ autoscaled: true });
    expect(spec).toMatchObject({ enableAutoscaling: true });
    expect(spec).not.toHaveProperty('replicas');
  });

  it('takes variables as they are, and those of Secrets by reference', () => {
    expect(
      write({
        variables: { greeting: 'Moin' },
        secretVariables: { db_url: 'orders-app/uri' },
        components: ['api'],
        pullSecrets: ['registry'],
        runtimeConfigSecret: 'hello-runtime',
        healthPath: '/healthz',
      }).spec,
    ).toMatchObject({
      variables: [
        { name: 'greeting', value: 'Moin' },
        {
          name: 'db_url',
          valueFrom: { secretKeyRef: { name: 'orders-app', key: 'uri' } },
        },
      ],
      components: ['api'],
      imagePullSecrets: [{ name: 'registry' }],
      runtimeConfig: { loadFromSecret: 'hello-runtime' },
      checks: { readiness: { httpGet: { path: '/healthz' } } },
    });
  });

  it.each([
    [{ autoscaled: true, replicas: 2 }, /autoscaler/],
    [
      { variables: { a: '1' }, secretVariables: { a: 'b/c' } },
      /among the variables/,
    ],
    [{ variables: { GREETING: '1' } }, /Invalid key/],
    [{ secretVariables: { a: 'b' } }, /secret\/key/],
    [{ replicas: 0 }, /Between 1/],
    [{ image: 'No Image' }, /Write an image/],
  ])('refuses %j', (input, message) => {
    expect(() => write(input)).toThrow(message);
  });

  it('takes its replicas and its Service of the quota', () => {
    const usage = (input: object) => spinApp.usage(spinApp.parseInput(input));
    expect(usage({ plan: 'large' })).toEqual({
      'requests.cpu': '3',
      'requests.memory': '3Gi',
      'limits.memory': '3Gi',
      pods: '3',
      services: '1',
    });
    expect(usage({ plan: 'large', autoscaled: true }).pods).toBe('1');
  });
});

describe('the state of a Spin app', () => {
  it.each<[string, Parameters<typeof anApp>[0], ClaimPhase, RegExp]>([
    [
      'SpinKube is silent',
      { reported: false },
      'Provisioning',
      /SpinAppExecutor 'containerd-shim-spin'/,
    ],
    ['it comes up', { available: 'False', ready: 1 }, 'Provisioning', /./],
    ['it runs, and no more can be seen', {}, 'Ready', /./],
    ['it runs', { deployment: aDeployment() }, 'Ready', /2 replicas answer/],
    [
      'an older image runs',
      { deployment: aDeployment({ image: 'ghcr.io/example/hello:v0' }) },
      'Provisioning',
      /./,
    ],
    [
      'fewer are wanted of the Deployment',
      { deployment: aDeployment({ replicas: 1 }) },
      'Provisioning',
      /./,
    ],
    [
      'replicas are being replaced',
      { deployment: aDeployment({ updated: 1 }) },
      'Provisioning',
      /./,
    ],
    ['it is stuck', { progressing: 'False' }, 'Degraded', /./],
    [
      'its autoscaler wants one',
      {
        input: { autoscaled: true },
        ready: 1,
        deployment: aDeployment({ replicas: 1 }),
      },
      'Ready',
      /1 replica answers/,
    ],
    [
      'its autoscaler wants none',
      {
        input: { autoscaled: true },
        ready: 0,
        deployment: aDeployment({ replicas: 0 }),
      },
      'Ready',
      /to zero/,
    ],
  ])('%s', (_name, changes, phase, message) => {
    const judged = spinApp.readiness(anApp(changes));
    expect(judged).toMatchObject({
      phase,
      message: expect.stringMatching(message),
    });
  });

  it('counts the app where a container brings Spin along', () => {
    const deployment = aDeployment({ image: 'ghcr.io/spinframework/spin' });
    (deployment.spec as any).template.spec.containers[0].args = [
      'up',
      '-f',
      IMAGE,
    ];
    expect(spinApp.readiness(anApp({ deployment })).phase).toBe('Ready');
  });
});

describe('how a Spin app is reached and shown', () => {
  it('is by its Service, when SpinKube has seen it', () => {
    expect(spinApp.connection(anApp({ reported: false }))).toBeUndefined();
    expect(spinApp.connection(anApp())?.endpoints).toEqual([
      expect.objectContaining({
        host: 'hello.shop-dev.svc',
        port: 80,
        url: 'http://hello.shop-dev.svc',
      }),
    ]);
  });

  it('is without the values of variables', () => {
    const lines = spinApp.details(
      anApp({ input: { variables: { token: 'hush' } }, ready: 1 }),
    );
    expect(lines).toContainEqual({ label: 'Variables', value: 'token' });
    expect(lines).toContainEqual({ label: 'Replicas', value: '1 of 1 ready' });
    expect(JSON.stringify(lines)).not.toContain('hush');
  });
});

describe('the actions of a Spin app', () => {
  const patchOf = (
    action: string,
    input: object,
    changes: Parameters<typeof anApp>[0] = {},
  ) => (spinApp.planAction(action, input, anApp(changes))[0] as any).patch;

  it('deploy another image', () => {
    const image = 'ghcr.io/example/hello:v2';
    expect(patchOf('deploy', { image })).toEqual({ spec: { image } });
    expect(() => patchOf('deploy', { image: IMAGE })).toThrow(/already/);
  });

  it('scale by hand and by an autoscaler, and never by both', () => {
    expect(patchOf('scale', { replicas: 3 })).toEqual({
      spec: { enableAutoscaling: false, replicas: 3 },
    });
    expect(() => patchOf('scale', { replicas: 2 })).toThrow(/2 already/);
    expect(patchOf('autoscale', {})).toEqual({
      spec: { enableAutoscaling: true, replicas: null },
    });
    expect(() =>
      patchOf('autoscale', {}, { input: { autoscaled: true } }),
    ).toThrow(/already/);
  });

  it('resize each replica', () => {
    expect(patchOf('resize', { plan: 'large' })).toEqual({
      metadata: { annotations: { 'berth.dev/plan': 'large' } },
      spec: {
        resources: {
          requests: { cpu: '1', memory: '1Gi' },
          limits: { memory: '1Gi' },
        },
      },
    });
  });

  it('set and remove variables, and keep the others', () => {
    const input = {
      variables: { a: '1', b: '2' },
      secretVariables: { c: 'orders-app/uri' },
    };
    expect(
      patchOf(
        'set-variables',
        { variables: { a: '9', d: '4' }, remove: ['b'] },
        { input },
      ),
    ).toEqual({
      metadata: { resourceVersion: '7' },
      spec: {
        variables: [
          {
            name: 'c',
            valueFrom: { secretKeyRef: { name: 'orders-app', key: 'uri' } },
          },
          { name: 'a', value: '9' },
          { name: 'd', value: '4' },
        ],
      },
    });
    expect(() => patchOf('set-variables', {})).toThrow(/what is to change/);
  });
});
