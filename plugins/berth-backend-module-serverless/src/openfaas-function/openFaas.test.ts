import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { describeStatuses } from '@berth/offering-tests';
import { openFaasFunction } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'shop',
  namespace: 'shop-fn',
  name: 'thumbnails',
};

const IMAGE = 'ghcr.io/example/thumbnails:v1';

const write = (input: object = {}) =>
  openFaasFunction.manifests(
    openFaasFunction.parseInput({ image: IMAGE, ...input }),
    context,
  )[0] as any;

function aDeployment(
  changes: { replicas?: number; ready?: number; stuck?: boolean } = {},
): KubernetesObject {
  const { replicas = 1, ready = replicas, stuck } = changes;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'thumbnails', namespace: 'shop-fn', generation: 1 },
    spec: { replicas },
    status: {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      conditions: stuck
        ? [
            {
              type: 'Progressing',
              status: 'False',
              reason: 'ProgressDeadlineExceeded',
            },
          ]
        : [],
    },
  };
}

function aFunction(
  changes: {
    input?: object;
    conditions?: Array<[type: string, status: string, generation?: number]>;
    reported?: boolean;
    deployment?: KubernetesObject;
  } = {},
): ClaimObjects {
  const {
    conditions = [
      ['Ready', 'True'],
      ['Healthy', 'True'],
    ],
    deployment,
  } = changes;
  const primary = write(changes.input);
  return {
    primary: {
      ...primary,
      metadata: { ...primary.metadata, generation: 2 },
      status:
        changes.reported === false
          ? undefined
          : {
              conditions: conditions.map(([type, status, generation = 2]) => ({
                type,
                status,
                observedGeneration: generation,
              })),
            },
    },
    children: deployment ? [deployment] : [],
  };
}

describeStatuses({
  group: 'openfaas.com',
  kind: 'Function',
  judge: primary => openFaasFunction.readiness({ primary, children: [] }),
});

describe('what a function is written as', () => {
  it('is its image, its size and its bounds', () => {
    expect(write().spec).toEqual({
      name: 'thumbnails',
      image: IMAGE,
      labels: {
        'com.openfaas.scale.type': 'rps',
        'com.openfaas.scale.target': '50',
        'com.openfaas.scale.min': '1',
        'com.openfaas.scale.max': '3',
        'com.openfaas.scale.zero': 'false',
        'com.openfaas.scale.zero-duration': '15m',
        'backstage.io/kubernetes-id': 'thumbnails',
      },
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '64Mi' },
      readOnlyRootFilesystem: true,
    });
  });

  it('is called at times and by messages', () => {
    expect(
      write({ schedule: '0 3 * * *', topics: ['orders'] }).spec.annotations,
    ).toEqual({ topic: 'orders,cron-function', schedule: '0 3 * * *' });
    expect(write({ topics: ['a', 'b'] }).spec.annotations).toEqual({
      topic: 'a,b',
    });
  });

  it('names Secrets, and has variables', () => {
    expect(
      write({ secrets: ['s3'], environment: { WIDTH: '80' } }).spec,
    ).toMatchObject({ secrets: ['s3'], environment: { WIDTH: '80' } });
  });

  it.each([
    [{ minReplicas: 4 }, /do not fit/],
    [{ minReplicas: 0 }, /Between 1/],
    [{ schedule: 'daily' }, /minute/],
    [{ gateway: 'gateway:8080' }, /address/],
    [{ image: 'No Image' }, /Write an image/],
    [{ secrets: ['S3'] }, /no name of a Secret/],
  ])('refuses %j', (input, message) => {
    expect(() => write(input)).toThrow(message);
  });

  it('takes of the quota what it may grow to', () => {
    expect(
      openFaasFunction.usage(
        openFaasFunction.parseInput({ plan: 'large', maxReplicas: 4 }),
      ),
    ).toEqual({
      'requests.cpu': '4',
      'requests.memory': '4Gi',
      'limits.memory': '4Gi',
      pods: '4',
      services: '1',
    });
  });
});

describe('the state of a function', () => {
  const asleep: Array<[string, string]> = [
    ['Ready', 'True'],
    ['Healthy', 'False'],
  ];

  it.each<[string, Parameters<typeof aFunction>[0], ClaimPhase, RegExp]>([
    ['OpenFaaS is silent', { reported: false }, 'Provisioning', /openfaas=1/],
    [
      'it is queued',
      { conditions: [['Reconciling', 'True']] },
      'Provisioning',
      /./,
    ],
    [
      'it lacks a Secret',
      {
        conditions: [
          ['Reconciling', 'True'],
          ['Stalled', 'True'],
        ],
      },
      'Failed',
      /./,
    ],
    [
      'it answers',
      { deployment: aDeployment() },
      'Ready',
      /^1 replica answers/,
    ],
    [
      'three answer',
      { deployment: aDeployment({ replicas: 3 }) },
      'Ready',
      /^3 replicas answer/,
    ],
    [
      'it has an older state',
      {
        conditions: [
          ['Ready', 'True', 1],
          ['Healthy', 'True', 1],
        ],
        deployment: aDeployment(),
      },
      'Provisioning',
      /./,
    ],
    [
      'it sleeps',
      { conditions: asleep, deployment: aDeployment({ replicas: 0 }) },
      'Suspended',
      /next call/,
    ],
    [
      'it comes up',
      { conditions: asleep, deployment: aDeployment({ ready: 0 }) },
      'Provisioning',
      /./,
    ],
    [
      'it is up, and not counted yet',
      { conditions: asleep, deployment: aDeployment() },
      'Provisioning',
      /has not seen/,
    ],
    [
      'it does not come up',
      {
        conditions: asleep,
        deployment: aDeployment({ ready: 0, stuck: true }),
      },
      'Degraded',
      /./,
    ],
  ])('%s', (_name, changes, phase, message) => {
    expect(openFaasFunction.readiness(aFunction(changes))).toMatchObject({
      phase,
      message: expect.stringMatching(message),
    });
  });
});

describe('how a function is called and shown', () => {
  const urls = (changes: Parameters<typeof aFunction>[0]) =>
    openFaasFunction
      .connection(aFunction(changes))
      ?.endpoints.map(({ url }) => url);

  it('is through the gateway', () => {
    expect(urls({ reported: false })).toBeUndefined();
    expect(urls({})).toEqual([
      'http://gateway.openfaas.svc:8080/function/thumbnails.shop-fn',
      'http://gateway.openfaas.svc:8080/async-function/thumbnails.shop-fn',
    ]);
    expect(urls({ input: { gateway: 'https://fn.example.com' } })?.[0]).toBe(
      'https://fn.example.com/function/thumbnails.shop-fn',
    );
  });

  it('is without the values of variables', () => {
    const lines = openFaasFunction.details(
      aFunction({
        input: { environment: { TOKEN: 'hush' }, scaleToZero: true },
        deployment: aDeployment(),
      }),
    );
    expect(lines).toEqual([
      { label: 'Image', value: IMAGE },
      { label: 'Replicas', value: '1 of 1 ready' },
      { label: 'Bounds', value: '1 to 3, and zero' },
      { label: 'Variables', value: 'TOKEN' },
    ]);
  });
});

describe('the actions of a function', () => {
  const patchOf = (action: string, input: object, claim: object = {}) =>
    (
      openFaasFunction.planAction(
        action,
        input,
        aFunction({ input: claim }),
      )[0] as any
    ).patch;

  it('deploy another image', () => {
    const image = 'ghcr.io/example/thumbnails:v2';
    expect(patchOf('deploy', { image })).toEqual({ spec: { image } });
    expect(() => patchOf('deploy', { image: IMAGE })).toThrow(/already/);
  });

  it('change the scaling that is named, and nothing else', () => {
    expect(patchOf('scale', { maxReplicas: 9, scaleToZero: true })).toEqual({
      spec: {
        labels: {
          'com.openfaas.scale.max': '9',
          'com.openfaas.scale.zero': 'true',
        },
      },
    });
    expect(() => patchOf('scale', { minReplicas: 4 })).toThrow(/do not fit/);
    expect(() => patchOf('scale', {})).toThrow(/what is to change/);
  });

  it('resize each replica', () => {
    expect(patchOf('resize', { plan: 'medium' })).toEqual({
      metadata: { annotations: { 'berth.dev/plan': 'medium' } },
      spec: {
        requests: { cpu: '250m', memory: '256Mi' },
        limits: { memory: '256Mi' },
      },
    });
  });

  it('set and remove variables', () => {
    expect(
      patchOf('set-variables', { environment: { A: '1' }, remove: ['B'] }),
    ).toEqual({ spec: { environment: { A: '1', B: null } } });
    expect(() => patchOf('set-variables', {})).toThrow(/what is to change/);
  });
});
