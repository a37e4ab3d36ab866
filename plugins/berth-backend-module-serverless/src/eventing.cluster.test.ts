import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  ClusterApi,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import { SandboxTenant } from '@berth/offering-tests';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import request from 'supertest';
import { serverlessRoutesApp } from './__testUtils__/serverlessRoutesApp';
import { eventBroker } from './knative-broker';
import { knativeFunction } from './knative-function';
import { revisionsIn } from './knative-function/observed';

describe('events in the sandbox, whose operator is simulated', () => {
  let sandbox: Sandbox;
  let tenant: SandboxTenant;
  let broker: KubernetesObject;
  let hello: KubernetesObject;
  let objects: ClaimObjects;

  /** Sends an event by the route, as the portal does. */
  const send = (offering: Offering, found: ClaimObjects, type: string) =>
    request(
      serverlessRoutesApp({
        claim: async () =>
          ({
            cluster: 'sandbox',
            namespace: tenant.namespace,
            name: found.primary.metadata.name,
            offering: offering.id,
            simulated: true,
            connection: offering.connection(found),
          } as any),
        api: {
          get: async () => found.primary,
        } as unknown as ClusterApi,
      }),
    )
      .post('/events/x')
      .send({ type, source: '/test', data: { a: 1 } });

  const instances = (found: ClaimObjects) =>
    revisionsIn(found.children)[0]?.instances;

  const untilInstances = (count: number) =>
    tenant.until(
      knativeFunction,
      hello,
      'Ready',
      found => instances(found) === count,
    );

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['knative'],
    });
    tenant = await SandboxTenant.create({ sandbox, namespace: 'payments-dev' });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  it('a broker that waits for its function says so, and becomes Ready with it', async () => {
    broker = await tenant.request(eventBroker, 'orders', {
      subscriber: 'hello',
      types: ['com.example.order.*'],
      schedule: '@hourly',
      watch: ['v1/Event'],
    });
    // Until the broker itself is there, its sources are what does not work.
    objects = await tenant.until(eventBroker, broker, 'Degraded', found =>
      /Trigger orders-hello does not work.*"hello" not found/.test(
        eventBroker.readiness(found).message,
      ),
    );
    hello = await tenant.request(knativeFunction, 'hello');
    objects = await tenant.until(eventBroker, broker, 'Ready');
    expect(objects.children.map(({ kind }) => kind).sort()).toEqual([
      'ApiServerSource',
      'PingSource',
      'Trigger',
    ]);
  }, 90_000);

  it('an event that fits wakes the function, and one that does not leaves it asleep', async () => {
    await untilInstances(0);
    const other = await send(eventBroker, objects, 'com.example.refund');
    expect(other.body).toMatchObject({ accepted: true, status: 202 });
    const found = await tenant.objects(knativeFunction, hello);
    expect(instances(found!)).toBe(0);

    const fits = await send(eventBroker, objects, 'com.example.order.created');
    expect(fits.body).toMatchObject({ accepted: true, status: 202 });
    await untilInstances(1);
  }, 60_000);

  it('a function is sent one at its own address', async () => {
    const found = await tenant.until(knativeFunction, hello, 'Ready');
    const { body } = await send(knativeFunction, found, 'com.example.try');
    expect(body).toMatchObject({
      accepted: true,
      answer: expect.stringMatching(
        /hello-00001 has got the event .* of type com\.example\.try/,
      ),
    });
  }, 60_000);

  it('a broker gets and loses subscribers, and gives them back when it goes', async () => {
    await tenant.act(
      eventBroker,
      'subscribe',
      { subscriber: 'hello', name: 'all' },
      objects,
    );
    const triggers = (count: number) => (found: ClaimObjects) =>
      found.children.filter(({ kind }) => kind === 'Trigger').length === count;
    objects = await tenant.until(eventBroker, broker, 'Ready', triggers(2));
    await tenant.act(eventBroker, 'remove', { name: 'all' }, objects);
    objects = await tenant.until(eventBroker, broker, 'Ready', triggers(1));
    await tenant.act(eventBroker, 'delivery', { retries: 9 }, objects);
    objects = await tenant.until(
      eventBroker,
      broker,
      'Ready',
      ({ primary }) => (primary.spec as any).delivery.retry === 9,
    );

    const found = await tenant.until(knativeFunction, hello, 'Ready');
    await tenant.act(
      knativeFunction,
      'subscribe',
      { broker: 'orders', types: ['a'] },
      found,
    );
    const subscribed = await tenant.until(
      knativeFunction,
      hello,
      'Ready',
      triggers(1),
    );
    // It is the function's, and not the broker's.
    objects = await tenant.until(eventBroker, broker, 'Ready', triggers(1));
    await tenant.act(
      knativeFunction,
      'unsubscribe',
      { broker: 'orders' },
      subscribed,
    );
    await tenant.until(knativeFunction, hello, 'Ready', triggers(0));

    await tenant.delete(eventBroker, broker);
    const kinds = [
      { apiVersion: 'eventing.knative.dev/v1', kind: 'Trigger' },
      { apiVersion: 'sources.knative.dev/v1', kind: 'PingSource' },
      { apiVersion: 'sources.knative.dev/v1', kind: 'ApiServerSource' },
    ];
    for (const kind of kinds) {
      const { namespace } = tenant;
      const { items } = await sandbox.admin.list({ ...kind, namespace });
      expect(items).toEqual([]);
    }
    await tenant.delete(knativeFunction, hello);
  }, 90_000);

  it('nothing was ever in a state that Berth does not know', () => {
    expect([...tenant.seen]).toContain('Provisioning');
    expect([...tenant.seen]).not.toContain('Unknown');
    expect([...tenant.seen]).not.toContain('Failed');
  });
});
