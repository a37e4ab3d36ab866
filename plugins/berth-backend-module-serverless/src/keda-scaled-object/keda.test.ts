import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { describeStatuses } from '@berth/offering-tests';
import { autoscaler } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'web',
};

const write = (input: object) =>
  autoscaler.manifests(
    autoscaler.parseInput({ workload: 'web', ...input }),
    context,
  ) as any[];

const ready = [
  { type: 'Ready', status: 'True', reason: 'ScaledObjectReady' },
  { type: 'Active', status: 'True', reason: 'ScalerActive' },
];

function anHpa(changes: {
  min?: number;
  max?: number;
  conditions?: object[];
}): KubernetesObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'keda-hpa-web', namespace: 'payments-dev' },
    spec: { minReplicas: changes.min ?? 1, maxReplicas: changes.max ?? 5 },
    status: {
      currentReplicas: 2,
      desiredReplicas: 3,
      conditions: changes.conditions ?? [
        { type: 'AbleToScale', status: 'True', reason: 'ReadyForNewScale' },
        { type: 'ScalingActive', status: 'True', reason: 'ValidMetricFound' },
      ],
    },
  };
}

function anAutoscaler(
  changes: {
    input?: object;
    conditions?: object[];
    annotations?: Record<string, string>;
    status?: object;
    hpa?: KubernetesObject;
  } = {},
): ClaimObjects {
  const written = write(changes.input ?? {}).at(-1);
  return {
    primary: {
      ...written,
      metadata: {
        ...written.metadata,
        resourceVersion: '7',
        annotations: changes.annotations,
      },
      status: {
        hpaName: 'keda-hpa-web',
        conditions: changes.conditions ?? ready,
        ...changes.status,
      },
    },
    children: changes.hpa ? [changes.hpa] : [],
  };
}

describeStatuses({
  group: 'keda.sh',
  kind: 'ScaledObject',
  judge: primary => autoscaler.readiness({ primary, children: [] }),
});

describe('what an autoscaler is written as', () => {
  it('goes by the load of its pods by default', () => {
    const objects = write({});
    expect(objects).toHaveLength(1);
    expect(objects[0].spec).toMatchObject({
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
      },
      minReplicaCount: 1,
      maxReplicaCount: 5,
      triggers: [
        { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
      ],
    });
    expect(objects[0].spec.triggers[0]).not.toHaveProperty('authenticationRef');
  });

  it.each([
    [
      { trigger: 'cron', target: 4, timezone: 'Europe/Berlin' },
      {
        desiredReplicas: '4',
        start: '0 8 * * 1-5',
        end: '0 18 * * 1-5',
        timezone: 'Europe/Berlin',
      },
    ],
    [
      {
        trigger: 'prometheus',
        address: 'http://prometheus.monitoring:9090',
        query: 'sum(up)',
        target: 0.5,
      },
      {
        serverAddress: 'http://prometheus.monitoring:9090',
        query: 'sum(up)',
        threshold: '0.5',
      },
    ],
    [
      {
        trigger: 'kafka',
        address: 'kafka:9092',
        queue: 'orders',
        consumerGroup: 'web',
        tls: true,
      },
      {
        bootstrapServers: 'kafka:9092',
        topic: 'orders',
        consumerGroup: 'web',
        tls: 'enable',
        lagThreshold: '10',
      },
    ],
    [
      { trigger: 'redis', address: 'redis:6379', queue: 'jobs', target: 9 },
      { address: 'redis:6379', listName: 'jobs', listLength: '9' },
    ],
  ])('%j', (input, metadata) => {
    expect(write(input)[0].spec.triggers[0].metadata).toEqual(metadata);
  });

  it.each([
    [{ trigger: 'rabbitmq', queue: 'jobs' }, [['host', 'host']]],
    [
      { trigger: 'rabbitmq', queue: 'jobs', secretKeys: ['host=uri'] },
      [['host', 'uri']],
    ],
    [
      { trigger: 'aws-sqs-queue', queue: 'https://q', region: 'eu-central-1' },
      [
        ['awsAccessKeyID', 'awsAccessKeyID'],
        ['awsSecretAccessKey', 'awsSecretAccessKey'],
      ],
    ],
  ])('refers to the Secret for %j', (input, keys) => {
    const [authentication, scaled] = write({ ...input, secret: 'queue' });
    expect(authentication.kind).toBe('TriggerAuthentication');
    expect(authentication.spec.secretTargetRef).toEqual(
      keys.map(([parameter, key]) => ({ parameter, name: 'queue', key })),
    );
    expect(scaled.spec.triggers[0].authenticationRef).toEqual({ name: 'web' });
  });

  it('asks Prometheus with what the Secret has', () => {
    const modes = (secretKeys?: string[]) =>
      write({
        trigger: 'prometheus',
        address: 'http://p',
        query: 'up',
        secret: 'p',
        ...(secretKeys && { secretKeys }),
      })[1].spec.triggers[0].metadata.authModes;
    expect(modes()).toBe('bearer');
    expect(modes(['username', 'password', 'ca=ca.crt'])).toBe('basic,tls');
  });

  it('takes further triggers as they are', () => {
    const [, scaled] = write({
      secret: 'jobs',
      secretKeys: ['connection=uri'],
      moreTriggers: [
        {
          type: 'postgresql',
          metadata: { query: 'SELECT 1', targetQueryValue: '5' },
          useSecret: true,
        },
      ],
    });
    expect(scaled.spec.triggers).toEqual([
      expect.not.objectContaining({ authenticationRef: expect.anything() }),
      {
        type: 'postgresql',
        metadata: { query: 'SELECT 1', targetQueryValue: '5' },
        authenticationRef: { name: 'web' },
      },
    ]);
  });

  it('counts as the objects that it is', () => {
    const usage = (input: object) =>
      Object.keys(
        autoscaler.usage(autoscaler.parseInput({ workload: 'web', ...input })),
      );
    expect(usage({})).toEqual([
      'count/scaledobjects.keda.sh',
      'count/horizontalpodautoscalers.autoscaling',
    ]);
    expect(
      usage({ trigger: 'rabbitmq', queue: 'jobs', secret: 'rabbit' }),
    ).toContain('count/triggerauthentications.keda.sh');
  });
});

describe('what is refused', () => {
  it.each([
    [{ minReplicas: 0 }, 'minReplicas', /At least 1/],
    [{ minReplicas: 9 }, 'minReplicas', /do not fit/],
    [{ target: 70.5 }, 'target', /whole/],
    [{ trigger: 'prometheus', address: 'http://p' }, 'query', /needs it/],
    [{ trigger: 'kafka', queue: 'orders' }, 'consumerGroup', /needs it/],
    [{ trigger: 'rabbitmq', queue: 'jobs' }, 'secret', /needs it/],
    [{ trigger: 'cron', timezone: 'Europe/Atlantis' }, 'timezone', /no time/],
    [{ trigger: 'cron', end: '0 8 * * 1-5' }, 'end', /begin/],
    [{ trigger: 'cron', start: 'daily' }, 'start', /minute/],
    [{ secret: 'rabbit' }, 'secret', /nothing/],
    [{ secretKeys: ['host'] }, 'secretKeys', /No Secret/],
    [{ fallbackReplicas: 2 }, 'fallbackReplicas', /fall back/],
    [{ trigger: 'cron', fallbackReplicas: 9 }, 'fallbackReplicas', /At most 5/],
    [
      {
        trigger: 'kafka',
        address: 'kafka:9092',
        queue: 'orders',
        consumerGroup: 'web',
        sasl: 'plaintext',
      },
      'sasl',
      /Secret/,
    ],
    [
      {
        moreTriggers: [{ type: 'mysql', metadata: {}, useSecret: true }],
      },
      'moreTriggers',
      /none is named/,
    ],
    [
      {
        trigger: 'rabbitmq',
        queue: 'jobs',
        secret: 'rabbit',
        secretKeys: ['host', 'host=uri'],
      },
      'secretKeys',
      /twice/,
    ],
    [
      { moreTriggers: [{ type: 'NATS', metadata: {} }] },
      'moreTriggers',
      /KEDA/,
    ],
  ])('%j', (input, field, message) => {
    let problem: any;
    try {
      autoscaler.parseInput({ workload: 'web', ...input });
    } catch (error) {
      problem = error;
    }
    expect(problem?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: expect.stringContaining(field),
          message: expect.stringMatching(message),
        }),
      ]),
    );
  });

  it('is nothing where another trigger can tell when there is work', () => {
    const queue = { type: 'nats-jetstream', metadata: { stream: 'orders' } };
    expect(() =>
      write({ minReplicas: 0, fallbackReplicas: 2, moreTriggers: [queue] }),
    ).not.toThrow();
  });
});

describe('the state of an autoscaler', () => {
  const condition = (type: string, status: string, more: object = {}) => ({
    type,
    status,
    ...more,
  });

  it.each<[string, Parameters<typeof anAutoscaler>[0], ClaimPhase, RegExp]>([
    ['nothing is reported', { conditions: [] }, 'Provisioning', /./],
    [
      'KEDA has made nothing of it',
      { status: { hpaName: undefined } },
      'Provisioning',
      /about to/,
    ],
    ['it is ready, and no more can be seen', {}, 'Ready', /./],
    [
      'it scales',
      { hpa: anHpa({}) },
      'Ready',
      /^2 replicas now, between 1 and 5/,
    ],
    ['older bounds hold', { hpa: anHpa({ max: 9 }) }, 'Provisioning', /./],
    [
      'it is at zero',
      {
        input: { trigger: 'cron', minReplicas: 0 },
        hpa: anHpa({
          conditions: [
            condition('AbleToScale', 'True'),
            condition('ScalingActive', 'False', { reason: 'ScalingDisabled' }),
          ],
        }),
      },
      'Ready',
      /zero/,
    ],
    [
      'pods request nothing',
      {
        hpa: anHpa({
          conditions: [
            condition('AbleToScale', 'True'),
            condition('ScalingActive', 'False', {
              reason: 'FailedGetResourceMetric',
              message: 'missing request for cpu',
            }),
          ],
        }),
      },
      'Degraded',
      /missing request/,
    ],
    [
      'there is no such Deployment',
      {
        conditions: [
          condition('Ready', 'False', {
            reason: 'ScaledObjectCheckFailed',
            message:
              "ScaledObject doesn't have correct scaleTargetRef specification",
          }),
        ],
      },
      'Degraded',
      /Is there a Deployment 'web'/,
    ],
    [
      'the trigger cannot be asked',
      { conditions: [...ready, condition('Fallback', 'True')] },
      'Degraded',
      /./,
    ],
    [
      'it is paused',
      { annotations: { 'autoscaling.keda.sh/paused': 'true' } },
      'Suspended',
      /stay as they are/,
    ],
    [
      'it is paused at a number',
      { annotations: { 'autoscaling.keda.sh/paused-replicas': '1' } },
      'Suspended',
      /at 1 replica\./,
    ],
  ])('%s', (_name, changes, phase, message) => {
    expect(autoscaler.readiness(anAutoscaler(changes))).toEqual({
      phase,
      reason: expect.any(String),
      message: expect.stringMatching(message),
    });
  });
});

describe('what the page of an autoscaler shows', () => {
  it('is what it scales, by what, and how far', () => {
    expect(
      autoscaler.details(
        anAutoscaler({
          input: {
            trigger: 'cron',
            moreTriggers: [
              { type: 'cpu', metadata: { value: '60' } },
              { type: 'nats-jetstream', metadata: {} },
            ],
          },
          hpa: anHpa({}),
        }),
      ),
    ).toEqual([
      { label: 'Scales', value: 'Deployment web' },
      { label: 'Replicas', value: '2, 3 wanted' },
      { label: 'Bounds', value: '1 to 5' },
      {
        label: 'Scaled by',
        value:
          'Hours 0 8 * * 1-5 to 0 18 * * 1-5 (UTC): 3 replicas within the hours',
      },
      { label: 'Scaled by', value: 'CPU: 60 % of the CPU that is requested' },
      { label: 'Scaled by', value: 'nats-jetstream' },
    ]);
  });

  it('holds with an object of any shape', () => {
    const primary = {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'web' },
      spec: { triggers: [{ type: 7 }] },
    };
    expect(
      autoscaler.details({ primary, children: [] }).map(({ label }) => label),
    ).toEqual(['Bounds']);
  });
});

describe('whose it is', () => {
  it('is not a claim where another object keeps it', () => {
    const { primary } = anAutoscaler();
    expect(autoscaler.isClaim(primary)).toBe(true);
    const owned = (owner: object) => ({
      ...primary,
      metadata: { name: 'web', ownerReferences: [owner] },
    });
    expect(autoscaler.isClaim(owned({ kind: 'App' }))).toBe(true);
    expect(
      autoscaler.isClaim(owned({ kind: 'HTTPScaledObject', controller: true })),
    ).toBe(false);
  });
});

describe('the actions of an autoscaler', () => {
  const plan = (
    action: string,
    input: object,
    changes: Parameters<typeof anAutoscaler>[0] = {},
  ): PlannedChange[] =>
    autoscaler.planAction(action, input, anAutoscaler(changes));
  const patches = (...args: Parameters<typeof plan>) =>
    plan(...args).map(change => (change as any).patch);

  it('change one bound and leave the other', () => {
    expect(patches('set-bounds', { maxReplicas: 9 })).toEqual([
      { spec: { maxReplicaCount: 9 } },
    ]);
    expect(() => plan('set-bounds', {})).toThrow(/one of both/);
    expect(() => plan('set-bounds', { minReplicas: 6 })).toThrow(/do not fit/);
    expect(() => plan('set-bounds', { minReplicas: 0 })).toThrow(/At least 1/);
    expect(
      patches('set-bounds', { minReplicas: 0 }, { input: { trigger: 'cron' } }),
    ).toEqual([{ spec: { minReplicaCount: 0 } }]);
  });

  it('change the target of the first trigger, as it was read', () => {
    const cpu = { type: 'cpu', metadata: { value: '60' } };
    const changes = { input: { trigger: 'cron', moreTriggers: [cpu] } };
    const [patch] = patches('set-target', { target: 8 }, changes);
    expect(patch.metadata).toEqual({ resourceVersion: '7' });
    expect(patch.spec.triggers).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({
          desiredReplicas: '8',
          start: '0 8 * * 1-5',
        }),
      }),
      cpu,
    ]);
    expect(() => plan('set-target', { target: 0.5 })).toThrow(/whole/);
  });

  it('leave a target alone that Berth does not know', () => {
    const objects = anAutoscaler();
    (objects.primary.spec as any).triggers[0].type = 'nats-jetstream';
    expect(autoscaler.actionUnavailable('set-target', objects)).toMatch(
      /nats-jetstream/,
    );
  });

  it('pause where it is or at a number, and resume from both', () => {
    expect(patches('pause', {})[0].metadata.annotations).toEqual({
      'autoscaling.keda.sh/paused': 'true',
    });
    expect(patches('pause', { replicas: 0 })[0].metadata.annotations).toEqual({
      'autoscaling.keda.sh/paused-replicas': '0',
    });
    expect(() => plan('resume', {})).toThrow(/not paused/);
    const annotations = { 'autoscaling.keda.sh/paused-replicas': '0' };
    expect(() => plan('pause', {}, { annotations })).toThrow(/already/);
    expect(
      patches('resume', {}, { annotations })[0].metadata.annotations,
    ).toEqual({
      'autoscaling.keda.sh/paused': null,
      'autoscaling.keda.sh/paused-replicas': null,
    });
  });
});
