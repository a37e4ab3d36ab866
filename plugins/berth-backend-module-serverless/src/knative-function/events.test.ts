import { aFunction } from './__testUtils__/aFunction';
import { knativeFunction } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-dev',
  name: 'hello',
};
const input = { broker: 'orders', eventTypes: ['com.example.*'] };

const subscribed = (ready = 'True') => {
  const objects = aFunction({ input });
  const children = objects.children.map(child =>
    child.kind === 'Trigger'
      ? {
          ...child,
          status: {
            conditions: [
              { type: 'Ready', status: ready, message: 'There is no broker.' },
            ],
          },
        }
      : child,
  );
  return { ...objects, children };
};

describe('a function that gets events', () => {
  it('has a trigger of its own', () => {
    const [, trigger] = knativeFunction.manifests(
      knativeFunction.parseInput(input),
      context,
    );
    expect(trigger).toMatchObject({
      kind: 'Trigger',
      metadata: {
        name: 'hello',
        labels: { 'berth.dev/offering': 'serverless.knative-function' },
      },
      spec: {
        broker: 'orders',
        filters: [{ prefix: { type: 'com.example.' } }],
        subscriber: { ref: { name: 'hello' } },
      },
    });
  });

  it('cannot be where there are no brokers', () => {
    expect(() =>
      knativeFunction.manifests(knativeFunction.parseInput(input), {
        ...context,
        serves: ({ group }) => group !== 'eventing.knative.dev',
      }),
    ).toThrow(/no Knative Eventing/);
    expect(() => knativeFunction.parseInput({ eventTypes: ['a'] })).toThrow(
      /from which broker/,
    );
  });

  it('is as its subscription is', () => {
    expect(knativeFunction.readiness(subscribed())).toMatchObject({
      phase: 'Ready',
    });
    expect(knativeFunction.readiness(subscribed('False'))).toMatchObject({
      phase: 'Degraded',
      message: expect.stringMatching(/subscription.*There is no broker/),
    });
    expect(knativeFunction.details(subscribed())).toContainEqual({
      label: 'Events',
      value: 'type begins with com.example. of orders',
    });
  });

  it('subscribes and unsubscribes', () => {
    const plan = (action: string, given: object, objects = subscribed()) =>
      knativeFunction.planAction(action, given, objects) as any[];
    expect(plan('subscribe', { broker: 'other' })[0]).toMatchObject({
      type: 'create',
      object: { kind: 'Trigger', metadata: { name: 'hello-other' } },
    });
    expect(() => plan('subscribe', { broker: 'orders' })).toThrow(/already/);
    expect(() =>
      plan('subscribe', { broker: 'x', attributes: { type: 'y' } }),
    ).toThrow(/among the types/);
    expect(plan('unsubscribe', { broker: 'orders' })).toEqual([
      {
        type: 'delete',
        name: 'hello',
        kind: expect.objectContaining({ plural: 'triggers' }),
      },
    ]);
    expect(() => plan('unsubscribe', { broker: 'other' })).toThrow(
      /nothing of this broker/,
    );
    expect(() =>
      plan('unsubscribe', { broker: 'orders' }, aFunction()),
    ).toThrow(/subscribed to nothing/);
  });
});
