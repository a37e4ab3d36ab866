import type { KubernetesObject } from '../../kubernetes/types';
import {
  eventingKinds,
  letsThrough,
  type Broker,
  type Source,
  type Trigger,
} from './eventing';
import { chooseRevision } from './Gateway';
import { nextOfBroker, nextOfSource, nextOfTrigger } from './nextOfEventing';
import { nextOfDomain } from './nextOfDomain';
import { nextOfRevision, type RevisionFacts } from './nextOfRevision';
import { nextOfRoute } from './nextOfRoute';
import { conditionOf, kinds, labels, type Revision, type Route } from './types';

const NOW = Date.parse('2026-01-02T03:04:05Z');

const aRevision = (
  options: {
    number?: number;
    ready?: string;
    annotations?: Record<string, string>;
    image?: string;
  } = {},
): Revision => {
  const { number = 1, ready, annotations = {}, image = 'hello' } = options;
  return {
    ...kinds.revision,
    metadata: {
      name: `hello-0000${number}`,
      namespace: 'dev',
      uid: 'u',
      generation: 1,
      labels: { [labels.service]: 'hello' },
      annotations,
    },
    spec: { containers: [{ image }] },
    ...(ready && {
      status: {
        conditions: [
          {
            type: 'Ready',
            status: ready,
            lastTransitionTime: '2026-01-02T03:00:00Z',
          },
        ],
      },
    }),
  };
};

const aRoute = (traffic: object[], status?: object): Route =>
  ({
    ...kinds.route,
    metadata: { name: 'hello', namespace: 'dev', generation: 3, labels: {} },
    spec: { traffic },
    ...(status && { status }),
  } as Route);

const pods = (
  readyReplicas: number,
  conditions: object[] = [],
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'hello-00001-deployment' },
  status: { readyReplicas, conditions },
});

const conditionsOf = (status: object | undefined) =>
  Object.fromEntries(
    (status as any).conditions.map((one: any) => [
      one.type,
      one.reason ? `${one.status} ${one.reason}` : one.status,
    ]),
  );

const replicasOf = (step: ReturnType<typeof nextOfRevision>) =>
  (step.objects as any[]).find(({ kind }) => kind === 'Deployment')?.spec
    .replicas;

describe('the traffic of a simulated function', () => {
  const traffic = [
    { revisionName: 'a', percent: 80 },
    { revisionName: 'b', percent: 20 },
    { revisionName: 'c', percent: 0, tag: 'try' },
  ];

  it.each([
    [0, 'a'],
    [79, 'a'],
    [80, 'b'],
    [99, 'b'],
  ])('with the lot %i goes to %s', (lot, revision) => {
    expect(chooseRevision(traffic, () => lot)).toBe(revision);
  });

  it('goes nowhere where nobody gets any', () => {
    expect(chooseRevision([], () => 0)).toBeUndefined();
  });
});

describe('a simulated revision', () => {
  const routed = aRoute([], { traffic: [{ revisionName: 'hello-00001' }] });
  const next = (
    revision: Revision,
    related: KubernetesObject[] = [],
    facts: Partial<RevisionFacts> = {},
  ) =>
    nextOfRevision(revision, related, {
      now: NOW,
      windowMs: 60_000,
      route: routed,
      ...facts,
    });
  const scale = (key: string, value: number) => ({
    [`autoscaling.knative.dev/${key}`]: String(value),
  });

  it('is ready once as many instances run as it is to begin with', () => {
    const revision = aRevision({ annotations: scale('initial-scale', 3) });
    const waiting = next(revision, [pods(2)]);
    expect(replicasOf(waiting)).toBe(3);
    expect(conditionsOf(waiting.status)).toMatchObject({
      Ready: 'Unknown Deploying',
      Active: 'True',
    });
    expect(conditionsOf(next(revision, [pods(3)]).status)).toMatchObject({
      Ready: 'True',
    });
  });

  it('sleeps when it is idle, wakes with a request, and stays Ready', () => {
    const revision = aRevision({
      ready: 'True',
      annotations: scale('activation-scale', 2),
    });
    const idle = next(revision, [pods(0)]);
    expect(replicasOf(idle)).toBe(0);
    expect(conditionsOf(idle.status)).toMatchObject({
      Ready: 'True',
      Active: 'False NoTraffic',
    });
    const asked = next(revision, [pods(0)], { lastRequest: NOW - 20_000 });
    expect(replicasOf(asked)).toBe(2);
    expect(asked.againAfterMs).toBe(40_010);
    expect(conditionsOf(asked.status)).toMatchObject({
      Active: 'Unknown Queued',
    });
  });

  it('keeps its least instances only while it gets traffic', () => {
    const revision = aRevision({
      ready: 'True',
      annotations: scale('min-scale', 2),
    });
    expect(replicasOf(next(revision, [pods(2)]))).toBe(2);
    expect(replicasOf(next(revision, [pods(2)], { route: aRoute([]) }))).toBe(
      0,
    );
  });

  it('fails without its image, and where the quota is used up', () => {
    const missing = next(aRevision({ image: 'registry.invalid/x:1' }));
    expect(missing.objects).toEqual([]);
    expect(conditionsOf(missing.status)).toEqual({
      Active: 'Unknown Queued',
      ContainerHealthy: 'False ContainerMissing',
      Ready: 'False ContainerMissing',
    });
    const refused = next(aRevision(), [
      pods(0, [
        { type: 'ReplicaFailure', status: 'True', message: 'exceeded quota' },
      ]),
    ]);
    expect(conditionOf({ status: refused.status as any })).toMatchObject({
      status: 'False',
      reason: 'FailedCreate',
      message: 'exceeded quota',
    });
  });
});

describe('a simulated route', () => {
  const configuration: KubernetesObject = {
    ...kinds.configuration,
    metadata: { name: 'hello' },
    status: { latestReadyRevisionName: 'hello-00002' },
  };
  const related = [
    configuration,
    aRevision({ number: 1, ready: 'True' }),
    aRevision({ number: 2, ready: 'True' }),
    aRevision({ number: 3, ready: 'Unknown' }),
  ];

  it('names who gets what, and gives tags addresses of their own', () => {
    const { status } = nextOfRoute(
      aRoute([
        { latestRevision: true, percent: 90 },
        { revisionName: 'hello-00001', percent: 10, tag: 'old' },
      ]),
      related,
      'localhost:8080',
    );
    expect(status).toMatchObject({
      observedGeneration: 3,
      url: 'http://hello.dev.localhost:8080',
      address: { url: 'http://hello.dev.svc.cluster.local' },
      traffic: [
        { revisionName: 'hello-00002', latestRevision: true, percent: 90 },
        {
          revisionName: 'hello-00001',
          percent: 10,
          tag: 'old',
          url: 'http://old-hello.dev.localhost:8080',
        },
      ],
    });
    expect(conditionsOf(status)).toMatchObject({ Ready: 'True' });
  });

  it.each([
    ['hello-00009', 'False RevisionMissing'],
    ['hello-00003', 'Unknown RevisionMissing'],
  ])('leaves the traffic as it is for %s: %s', (revisionName, ready) => {
    const before = [{ revisionName: 'hello-00001', percent: 100 }];
    const { status } = nextOfRoute(
      aRoute([{ revisionName, percent: 100 }], { traffic: before }),
      related,
      'localhost',
    );
    expect(conditionsOf(status)).toMatchObject({ Ready: ready });
    expect(status).toMatchObject({ traffic: before });
  });

  it('waits for the first revision, and fails with it', () => {
    const ready = (conditions: object[]) =>
      conditionsOf(
        nextOfRoute(
          aRoute([{ latestRevision: true, percent: 100 }]),
          [{ ...configuration, status: { conditions } }],
          'localhost',
        ).status,
      ).Ready;
    expect(ready([])).toBe('Unknown RevisionMissing');
    expect(ready([{ type: 'Ready', status: 'False' }])).toBe(
      'False RevisionMissing',
    );
  });
});

describe('a simulated domain', () => {
  it('leads to its function once that one has an address', () => {
    const mapping = {
      ...kinds.domainMapping,
      metadata: { name: 'hello.example.com' },
      spec: { ref: { kind: 'Service', name: 'hello' } },
    };
    const service: KubernetesObject = {
      ...kinds.service,
      metadata: { name: 'hello' },
      status: { conditions: [{ type: 'RoutesReady', status: 'True' }] },
    };
    expect(conditionsOf(nextOfDomain(mapping, service).status)).toMatchObject({
      Ready: 'True',
    });
    expect(conditionsOf(nextOfDomain(mapping, undefined).status)).toMatchObject(
      { Ready: 'Unknown ReferenceNotReady' },
    );
  });
});

describe('a simulated broker', () => {
  const addressOf = (name: string) =>
    name === 'hello' ? 'http://hello.dev.svc.cluster.local' : undefined;
  const broker = (spec: object = {}) =>
    ({
      ...eventingKinds.broker,
      metadata: { name: 'orders', namespace: 'dev', generation: 2 },
      spec,
    } as Broker);
  const trigger = (spec: object) =>
    ({
      ...eventingKinds.trigger,
      metadata: { name: 'hello', namespace: 'dev' },
      spec,
    } as Trigger);
  const ref = (name: string, kind = 'Service') => ({ ref: { kind, name } });

  it('has an address within the cluster, and one at the gateway', () => {
    const { status } = nextOfBroker(broker(), {
      domain: 'localhost:8080',
      addressOf,
    });
    expect(status).toMatchObject({
      observedGeneration: 2,
      address: {
        url: 'http://broker-ingress.knative-eventing.svc.cluster.local/dev/orders',
      },
      addresses: [
        { name: 'http' },
        {
          url: 'http://broker-ingress.knative-eventing.localhost:8080/dev/orders',
        },
      ],
    });
    expect(conditionsOf(status)).toMatchObject({ Ready: 'True' });
  });

  it('is not ready while who gets its dead letters is not there', () => {
    const ready = (name: string) =>
      conditionsOf(
        nextOfBroker(broker({ delivery: { deadLetterSink: ref(name) } }), {
          domain: 'localhost',
          addressOf,
        }).status,
      ).Ready;
    expect(ready('hello')).toBe('True');
    expect(ready('morgue')).toMatch(/^False /);
  });

  it.each([
    ['hello', broker(), 'Unknown BrokerNotReady'],
    ['hello', undefined, 'False BrokerDoesNotExist'],
    ['nobody', readyBroker(), "False Unable to get the Subscriber's URI"],
    ['hello', readyBroker(), 'True'],
  ])('has a trigger for %s, which is %#', (name, found, ready) => {
    const { status } = nextOfTrigger(
      trigger({ broker: 'orders', subscriber: ref(name) }),
      found,
      { addressOf },
    );
    expect(conditionsOf(status).Ready).toBe(ready);
  });

  function readyBroker() {
    const { status } = nextOfBroker(broker(), { domain: 'x', addressOf });
    return { ...broker(), status };
  }

  it('has sources that wait for it', () => {
    const source = {
      ...eventingKinds.pingSource,
      metadata: { name: 'clock', namespace: 'dev' },
      spec: { sink: ref('orders', 'Broker') },
    } as Source;
    const options = { addressOf, type: 'dev.knative.sources.ping' };
    const missing = nextOfSource(source, undefined, options).status;
    expect(conditionsOf(missing).Ready).toBe('False NotFound');
    const there = nextOfSource(source, readyBroker(), options).status;
    expect(there).toMatchObject({
      sinkUri: expect.stringMatching(/\/dev\/orders$/),
      ceAttributes: [{ source: '/apis/v1/namespaces/dev/pingsources/clock' }],
    });
    expect(conditionsOf(there).Ready).toBe('True');
  });

  it.each([
    [{}, true],
    [{ filter: { attributes: { type: 'a.b' } } }, true],
    [{ filter: { attributes: { type: 'a' } } }, false],
    [{ filter: { attributes: { type: '' } } }, true],
    [{ filter: { attributes: { subject: 'x' } } }, false],
    [{ filters: [{ prefix: { type: 'a.' } }] }, true],
    [{ filters: [{ suffix: { type: '.c' } }] }, false],
    [
      {
        filters: [
          { any: [{ exact: { type: 'x' } }, { exact: { type: 'a.b' } }] },
          { exact: { source: '/s' } },
        ],
      },
      true,
    ],
    [{ filters: [{ all: [{ exact: { type: 'x' } }] }] }, false],
    [{ filters: [{ not: { exact: { type: 'x' } } }] }, true],
    [{ filters: [{ cesql: "type = 'a.b'" }] }, false],
    // The newer ones win.
    [
      {
        filter: { attributes: { type: 'x' } },
        filters: [{ exact: { type: 'a.b' } }],
      },
      true,
    ],
  ])('hands an event on by %j: %s', (spec, expected) => {
    const event = { type: 'a.b', source: '/s', id: '1', specversion: '1.0' };
    expect(letsThrough(trigger(spec), event)).toBe(expected);
  });
});
