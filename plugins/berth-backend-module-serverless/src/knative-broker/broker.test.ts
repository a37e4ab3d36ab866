import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { describeFilter, triggerOf } from '../knative/trigger';
import { brokerOf, eventPart } from './observed';
import { eventBroker } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'orders',
};

const write = (input: object = {}) =>
  eventBroker.manifests(eventBroker.parseInput(input), context) as any[];

const withReady = (object: KubernetesObject, ready?: string) => ({
  ...object,
  ...(ready && {
    status: {
      conditions: [{ type: 'Ready', status: ready, message: 'Words.' }],
    },
  }),
});

function aBroker(
  changes: { ready?: string; trigger?: string; status?: object } = {},
): ClaimObjects {
  const { ready = 'True', trigger, status } = changes;
  const [primary, first] = write({ subscriber: 'hello' });
  const judged: any = withReady(primary, ready);
  return {
    primary: { ...judged, status: { ...judged.status, ...status } },
    children: [withReady(first, trigger ?? 'True')],
  };
}

describe('the manifests of a broker', () => {
  it('are the Broker alone where nothing else is asked for', () => {
    expect(write()).toEqual([
      expect.objectContaining({
        kind: 'Broker',
        spec: {
          delivery: {
            retry: 5,
            backoffPolicy: 'exponential',
            backoffDelay: 'PT1S',
          },
        },
      }),
    ]);
  });

  it('are its class and configuration, trigger, clock and watch', () => {
    const [broker, trigger, clock, watch] = write({
      brokerClass: 'Kafka',
      config: 'knative-eventing/kafka-broker-config',
      deadLetters: 'morgue',
      subscriber: 'hello',
      types: ['com.example.order.created'],
      attributes: { source: '/orders' },
      schedule: '0 6 * * 1-5',
      timezone: 'Europe/Berlin',
      scheduleData: '{"a":1}',
      watch: ['v1/Event', 'apps/v1/Deployment'],
      serviceAccount: 'watcher',
    });
    expect(broker.metadata.annotations).toEqual({
      'eventing.knative.dev/broker.class': 'Kafka',
    });
    expect(broker.spec).toMatchObject({
      config: { namespace: 'knative-eventing', name: 'kafka-broker-config' },
      delivery: {
        deadLetterSink: { ref: { kind: 'Service', name: 'morgue' } },
      },
    });
    expect(trigger).toMatchObject({
      kind: 'Trigger',
      metadata: { name: 'orders-hello' },
      spec: {
        broker: 'orders',
        filter: {
          attributes: { source: '/orders', type: 'com.example.order.created' },
        },
        subscriber: { ref: { name: 'hello' } },
      },
    });
    expect(clock).toMatchObject({
      kind: 'PingSource',
      spec: {
        schedule: '0 6 * * 1-5',
        timezone: 'Europe/Berlin',
        data: '{"a":1}',
        sink: { ref: { kind: 'Broker', name: 'orders' } },
      },
    });
    expect(watch).toMatchObject({
      kind: 'ApiServerSource',
      spec: {
        mode: 'Reference',
        serviceAccountName: 'watcher',
        resources: [
          { apiVersion: 'v1', kind: 'Event' },
          { apiVersion: 'apps/v1', kind: 'Deployment' },
        ],
      },
    });
  });

  it('take nothing of the quota but the pod of a watch', () => {
    const usage = (input: object) =>
      eventBroker.usage(eventBroker.parseInput(input));
    expect(usage({})).toEqual({});
    expect(usage({ watch: ['v1/Event'] })).toEqual({ pods: '1' });
  });

  it.each([
    [{ types: ['a.b'] }, /which function/],
    [{ subscriber: 'x', attributes: { type: 'a' } }, /among the types/],
    [{ scheduleData: '{' }, /no JSON/],
    [{ schedule: 'soon' }, /five fields/],
    [{ watch: ['Event'] }, /v1\/Event/],
  ])('refuse %j', (input, message) => {
    expect(() => eventBroker.parseInput(input)).toThrow(message);
  });
});

describe('a filter', () => {
  const filter = (types: string[], attributes = {}) => {
    const trigger = triggerOf({
      name: 't',
      broker: 'b',
      functionName: 'f',
      filter: { types, attributes },
    });
    const { broker: _, subscriber: __, ...spec } = trigger.spec as any;
    return [spec, describeFilter(trigger)];
  };

  it.each([
    [[], {}, {}, 'all events'],
    [['a.b'], {}, { filter: { attributes: { type: 'a.b' } } }, 'type = a.b'],
    [
      ['a.*'],
      { source: '/x' },
      {
        filters: [{ prefix: { type: 'a.' } }, { exact: { source: '/x' } }],
      },
      'type begins with a. and source = /x',
    ],
    [
      ['a', 'b.*'],
      {},
      {
        filters: [
          { any: [{ exact: { type: 'a' } }, { prefix: { type: 'b.' } }] },
        ],
      },
      'type = a or type begins with b.',
    ],
  ])('of %j and %j is %j', (types, attributes, spec, words) => {
    expect(filter(types, attributes)).toEqual([spec, words]);
  });

  it('of another author is put into words as well', () => {
    expect(
      describeFilter({
        apiVersion: 'eventing.knative.dev/v1',
        kind: 'Trigger',
        metadata: { name: 't' },
        spec: {
          filters: [
            { not: { suffix: { type: '.x' } } },
            { all: [{ exact: { a: 'b' } }, { cesql: "c = 'd'" }] },
          ],
        },
      }),
    ).toBe("not type ends with .x and a = b and c = 'd'");
  });
});

describe('the state of a broker', () => {
  it.each([
    [{}, 'Ready'],
    [{ ready: 'Unknown' }, 'Provisioning'],
    [{ ready: 'False' }, 'Degraded'],
    [{ trigger: 'Unknown' }, 'Provisioning'],
    [{ trigger: 'False' }, 'Degraded'],
  ])('%j is %s', (changes, phase) => {
    expect(eventBroker.readiness(aBroker(changes))).toMatchObject({ phase });
  });

  it('names what does not work', () => {
    expect(eventBroker.readiness(aBroker({ trigger: 'False' })).message).toBe(
      'It takes events; Trigger orders-hello does not work: Words.',
    );
  });

  it('has addresses as soon as Knative says so', () => {
    expect(eventBroker.connection(aBroker())).toBeUndefined();
    const url = 'http://broker-ingress.knative-eventing.svc.cluster.local/a/b';
    expect(
      eventBroker
        .connection(
          aBroker({
            status: {
              address: { url },
              addresses: [{ url }, { url: 'https://x' }],
            },
          }),
        )
        ?.endpoints.map(({ name, description, ...endpoint }) => [
          name,
          description,
          endpoint.url,
        ]),
    ).toEqual([
      ['events', 'Takes CloudEvents within the cluster', url],
      ['events 2', 'Takes CloudEvents from outside', 'https://x'],
    ]);
  });

  it('is shown with who gets what', () => {
    expect(eventBroker.details(aBroker())).toEqual([
      { label: 'Triggers', value: '1' },
      { label: 'Sources', value: '0' },
      { label: 'Retries', value: '5' },
      { label: 'Dead letters to', value: 'nobody' },
    ]);
  });
});

describe('whose a trigger is', () => {
  const trigger = (labels: Record<string, string>): KubernetesObject => ({
    ...triggerOf({
      name: 't',
      broker: 'orders',
      functionName: 'f',
      filter: { types: [], attributes: {} },
    }),
    metadata: { name: 't', namespace: 'payments-dev', labels },
  });

  it("is the broker's, unless it is the part of a function", () => {
    const orders = { namespace: 'payments-dev', name: 'orders' };
    expect(eventBroker.claimOf(trigger({}))).toEqual(orders);
    expect(
      eventBroker.claimOf(
        trigger({ 'berth.dev/offering': 'serverless.knative-broker' }),
      ),
    ).toEqual(orders);
    expect(
      eventBroker.claimOf(
        trigger({ 'berth.dev/offering': 'serverless.knative-function' }),
      ),
    ).toBeUndefined();
  });

  it('is said of sources by where they send to', () => {
    const [, clock] = write({ schedule: '@hourly' });
    expect(brokerOf(clock)).toBe('orders');
    expect(eventPart(clock)).toMatchObject({
      kind: 'PingSource',
      name: 'orders-clock',
      what: '@hourly',
    });
    expect(
      brokerOf({
        ...clock,
        spec: {
          sink: {
            ref: {
              apiVersion: 'serving.knative.dev/v1',
              kind: 'Service',
              name: 'x',
            },
          },
        },
      }),
    ).toBeUndefined();
  });
});

describe('the actions of a broker', () => {
  const plan = (action: string, input: object, objects = aBroker()): any[] =>
    eventBroker.planAction(action, input, objects);

  it('add what sends and who gets, and nothing twice', () => {
    expect(plan('subscribe', { subscriber: 'mail', types: ['a'] })).toEqual([
      {
        type: 'create',
        object: expect.objectContaining({
          kind: 'Trigger',
          metadata: { name: 'mail' },
        }),
      },
    ]);
    expect(() =>
      plan('subscribe', { subscriber: 'x', name: 'orders-hello' }),
    ).toThrow(/already/);
    expect(
      plan('schedule', { name: 'dawn', schedule: '0 6 * * *' })[0].object.spec,
    ).toMatchObject({ schedule: '0 6 * * *', data: '{}' });
    expect(
      plan('watch', { name: 'w', kinds: ['v1/Event'] })[0].object.spec,
    ).toMatchObject({ serviceAccountName: 'default' });
  });

  it('remove one by its name', () => {
    expect(plan('remove', { name: 'orders-hello' })).toEqual([
      {
        type: 'delete',
        name: 'orders-hello',
        kind: expect.objectContaining({ plural: 'triggers' }),
      },
    ]);
    expect(() => plan('remove', { name: 'other' })).toThrow(
      /there is orders-hello/,
    );
    expect(() =>
      plan('remove', { name: 'x' }, { ...aBroker(), children: [] }),
    ).toThrow(/no trigger and no source/);
  });

  it('change its delivery by what is given alone', () => {
    expect(plan('delivery', { retries: 9 })[0].patch).toEqual({
      spec: { delivery: { retry: 9 } },
    });
    expect(plan('delivery', { deadLetters: 'morgue' })[0].patch).toMatchObject({
      spec: { delivery: { deadLetterSink: { ref: { name: 'morgue' } } } },
    });
    expect(() => plan('delivery', {})).toThrow(/one of the two/);
  });
});
