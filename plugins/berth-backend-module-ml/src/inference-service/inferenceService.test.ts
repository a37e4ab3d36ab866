import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { describeStatuses } from '@berth/offering-tests';
import {
  aClaim,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { inferenceService } from './offering';

const input = required.inference;
const claim = (changes: ClaimChanges = {}) =>
  aClaim(inferenceService, { input, ...changes });
const judge = (changes: ClaimChanges = {}) =>
  inferenceService.readiness(claim(changes));
const status = (
  transitionStatus: string | undefined,
  ...conditions: object[]
) => ({
  status: {
    conditions,
    ...(transitionStatus !== undefined && {
      modelStatus: { transitionStatus },
    }),
  },
});
const ready = condition('Ready');
const notReady = condition('Ready', { status: 'False' });
const stop = { annotations: { 'serving.kserve.io/stop': 'true' } };

describeStatuses({
  group: 'serving.kserve.io',
  kind: 'InferenceService',
  judge: (primary: KubernetesObject) =>
    inferenceService.readiness({ primary, children: [] }),
});

describe('the state of a served model', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['ready', status('UpToDate', ready), 'Ready', 'Ready'],
    ['ready, no word of its model', status(undefined, ready), 'Ready', 'Ready'],
    ['loading', status('InProgress', notReady), 'Provisioning', 'InProgress'],
    [
      'loading another',
      status('InProgress', ready),
      'Provisioning',
      'InProgress',
    ],
    [
      'cannot load',
      status('BlockedByFailedLoad', notReady),
      'Failed',
      'BlockedByFailedLoad',
    ],
    [
      'cannot load another',
      status('BlockedByFailedLoad', ready),
      'Degraded',
      'BlockedByFailedLoad',
    ],
    ['not valid', status('InvalidSpec', notReady), 'Failed', 'InvalidSpec'],
    ['something new', status('Warming', ready), 'Unknown', 'Warming'],
    [
      'coming up on a Deployment',
      status(
        'UpToDate',
        condition('Ready', {
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
        }),
      ),
      'Provisioning',
      'MinimumReplicasUnavailable',
    ],
    [
      'not known yet',
      status(undefined, condition('Ready', { status: 'Unknown' })),
      'Provisioning',
      'NotReady',
    ],
    [
      'a version failed',
      status(
        undefined,
        condition('Ready', { status: 'False', reason: 'RevisionFailed' }),
      ),
      'Failed',
      'RevisionFailed',
    ],
    [
      'its route fell away',
      status(
        'UpToDate',
        condition('Ready', { status: 'False', reason: 'IngressNotConfigured' }),
      ),
      'Degraded',
      'IngressNotConfigured',
    ],
    [
      'stopped',
      { ...stop, ...status(undefined, notReady, condition('Stopped')) },
      'Suspended',
      'Stopped',
    ],
    [
      'being stopped',
      { ...stop, ...status('UpToDate', ready) },
      'Provisioning',
      'Stopping',
    ],
    [
      'being started',
      status(undefined, condition('Stopped')),
      'Provisioning',
      'Starting',
    ],
    [
      'not stopped',
      status('UpToDate', ready, condition('Stopped', { status: 'False' })),
      'Ready',
      'Ready',
    ],
    [
      'ready, by an older status',
      {
        status: { ...status('UpToDate', ready).status, observedGeneration: 1 },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
    [
      'in a queue',
      {
        input: { ...input, mode: 'Standard', queue: 'team-a' },
        ...status(
          undefined,
          condition('Ready', { status: 'Unknown' }),
          condition('PredictorReady', {
            status: 'False',
            message: 'pod SchedulingGated',
          }),
        ),
      },
      'Provisioning',
      'WaitingInQueue',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says why a model cannot be loaded, and who still answers', () => {
    const modelStatus = {
      transitionStatus: 'BlockedByFailedLoad',
      lastFailureInfo: { message: 'no such bucket.' },
    };
    expect(
      judge({ status: { conditions: [ready], modelStatus } }).message,
    ).toMatch(
      /^The model cannot be loaded \(no such bucket\)\. The version before still answers\./,
    );
  });
});

describe('the actions of a served model', () => {
  const plan = (
    action: string,
    given: object = {},
    changes: ClaimChanges = {},
  ) => inferenceService.planAction(action, given, claim(changes));
  const predictor = (change: object) => [
    {
      type: 'merge-patch',
      kind: inferenceService.primary,
      name: 'demo',
      patch: { spec: { predictor: change } },
    },
  ];
  const canary = { spec: { predictor: { canaryTrafficPercent: 10 } } };
  const standard = { status: { deploymentMode: 'RawDeployment' } };
  const other = 's3://models/iris/v2';

  it.each<[string, object, ClaimChanges, object]>([
    [
      'canary',
      { storageUri: other },
      {},
      { canaryTrafficPercent: 10, model: { storageUri: other } },
    ],
    ['shift-traffic', { percent: 50 }, canary, { canaryTrafficPercent: 50 }],
    ['promote', {}, canary, { canaryTrafficPercent: null }],
    ['rollback', {}, canary, { canaryTrafficPercent: 0 }],
    [
      'rollback',
      {},
      {
        status: {
          components: {
            predictor: { previousRolledoutRevision: 'demo-predictor-00001' },
          },
        },
      },
      { canaryTrafficPercent: 0 },
    ],
    [
      'update-model',
      { storageUri: other },
      canary,
      { canaryTrafficPercent: null, model: { storageUri: other } },
    ],
    [
      'scale',
      { minReplicas: 0, maxReplicas: 4 },
      {},
      { minReplicas: 0, maxReplicas: 4 },
    ],
  ])('%s %j', (action, given, changes, expected) => {
    expect(plan(action, given, changes)).toEqual(predictor(expected));
  });

  it('stop and start it by the annotation', () => {
    const annotate = (value: string) => [
      expect.objectContaining({
        patch: {
          metadata: { annotations: { 'serving.kserve.io/stop': value } },
        },
      }),
    ];
    expect(plan('stop')).toEqual(annotate('true'));
    expect(plan('start', {}, stop)).toEqual(annotate('false'));
  });

  it.each<[string, object, ClaimChanges, RegExp]>([
    ['canary', { storageUri: input.storageUri }, {}, /the one of now/],
    ['canary', { storageUri: other }, standard, /only Knative/],
    ['canary', { storageUri: other }, stop, /start it first/],
    ['canary', { storageUri: other, percent: 100 }, {}, /Between 1 and 99/],
    ['canary', { storageUri: 'models/iris' }, {}, /with its scheme/],
    ['shift-traffic', { percent: 50 }, {}, /all requests already/],
    ['shift-traffic', { percent: 10 }, canary, /that part already/],
    ['promote', {}, {}, /all requests already/],
    ['rollback', {}, {}, /no version before/],
    [
      'rollback',
      {},
      { spec: { predictor: { canaryTrafficPercent: 0 } } },
      /rolled back already/,
    ],
    [
      'update-model',
      { storageUri: other },
      { spec: { predictor: { model: null } } },
      /spec\.predictor\.model/,
    ],
    ['scale', { minReplicas: 3, maxReplicas: 1 }, {}, /no more than/],
    [
      'scale',
      { minReplicas: 0, maxReplicas: 1 },
      standard,
      /does not scale to zero/,
    ],
    ['scale', { minReplicas: 1, maxReplicas: 1 }, {}, /already/],
    ['stop', {}, stop, /stopped already/],
    ['start', {}, {}, /not stopped/],
  ])('refuses %s %j', (action, given, changes, message) => {
    expect(refusal(() => plan(action, given, changes))).toMatch(message);
  });
});

describe('what a served model is made of', () => {
  it('is one predictor', () => {
    const [object] = written(inferenceService, {
      ...input,
      mode: 'Standard',
      isPrivate: true,
      queue: 'team-a',
      gpus: 1,
      scaleMetric: 'cpu',
      scaleTarget: 80,
      serviceAccount: 'models',
    });
    expect(object.metadata).toMatchObject({
      labels: {
        'networking.kserve.io/visibility': 'cluster-local',
        'kueue.x-k8s.io/queue-name': 'team-a',
      },
      annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
    });
    expect(object.spec).toMatchObject({
      predictor: {
        minReplicas: 1,
        maxReplicas: 1,
        scaleMetric: 'cpu',
        scaleTarget: 80,
        serviceAccountName: 'models',
        model: {
          modelFormat: { name: 'sklearn' },
          resources: { limits: { 'nvidia.com/gpu': '1' } },
        },
      },
    });
  });

  it.each<[object, string]>([
    [{ minReplicas: 2 }, 'minReplicas'],
    [{ mode: 'Standard', minReplicas: 0 }, 'minReplicas'],
    [{ mode: 'Standard', scaleMetric: 'rps' }, 'scaleMetric'],
    [{ scaleTarget: 5 }, 'scaleMetric'],
    [{ queue: 'team-a' }, 'queue'],
    [
      {
        env: [
          { name: 'MODE', value: 'a' },
          { name: 'MODE', value: 'b' },
        ],
      },
      'env',
    ],
  ])('is refused as %j', (more, field) => {
    expect(
      refusal(() => inferenceService.parseInput({ ...input, ...more })),
    ).toMatch(new RegExp(`^${field}: `));
  });

  it('takes what it may grow to, and the proxies of Knative', () => {
    const usage = (more: object) =>
      inferenceService.usage(
        inferenceService.parseInput({ ...input, ...more }),
      );
    expect(usage({ plan: 'medium' })).toEqual({
      'requests.cpu': '6075m',
      'requests.memory': '24Gi',
      'limits.memory': '24Gi',
      pods: '3',
    });
    expect(usage({ mode: 'Standard', maxReplicas: 2 })).toMatchObject({
      'requests.cpu': '1',
    });
  });
});

describe('the page of a served model', () => {
  const reported = {
    status: {
      url: 'http://demo-research.example.com',
      address: { url: 'http://demo.research.svc.cluster.local' },
      deploymentMode: 'Serverless',
      clusterServingRuntimeName: 'kserve-sklearnserver',
      components: {
        predictor: {
          traffic: [
            {
              revisionName: 'demo-predictor-00002',
              percent: 10,
              latestRevision: true,
            },
            { revisionName: 'demo-predictor-00001', percent: 90 },
          ],
        },
      },
    },
  };

  it('says where it answers', () => {
    expect(inferenceService.connection(claim(reported))?.endpoints).toEqual([
      expect.objectContaining({
        name: 'model',
        host: 'demo-research.example.com',
        port: 80,
        url: 'http://demo-research.example.com',
      }),
      expect.objectContaining({
        name: 'inside',
        host: 'demo.research.svc.cluster.local',
      }),
    ]);
    expect(inferenceService.connection(claim())).toBeUndefined();
    expect(
      inferenceService.connection(claim({ ...reported, ...stop })),
    ).toBeUndefined();
    const odd = { status: { url: 'ssh://demo.example.com' } };
    expect(inferenceService.connection(claim(odd))).toBeUndefined();
  });

  it('says who gets the requests, and what serves them', () => {
    expect(inferenceService.details(claim(reported))).toEqual(
      expect.arrayContaining([
        { label: 'Runs on', value: 'Knative' },
        { label: 'Runtime', value: 'kserve-sklearnserver' },
        { label: 'Replicas', value: '1 to 1' },
        {
          label: 'Traffic',
          value: 'demo-predictor-00002 10%, demo-predictor-00001 90%',
        },
      ]),
    );
  });
});
