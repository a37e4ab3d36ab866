import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { serverlessRoutesApp } from '../__testUtils__/serverlessRoutesApp';
import { aFunction } from '../knative-function/__testUtils__/aFunction';

const event = { type: 'com.example.try', source: '/try', data: { a: 1 } };

const aClaim = (url: string | undefined, overrides: Partial<Claim> = {}) =>
  ({
    id: 'x',
    cluster: 'sandbox',
    namespace: 'payments-dev',
    name: 'hello',
    offering: 'serverless.knative-function',
    simulated: true,
    connection: url && {
      endpoints: [{ name: 'url', host: '', port: 80, url }],
    },
    ...overrides,
  } as unknown as Claim);

function send(options: {
  claim: Claim;
  body?: object;
  proxied?: { status: number; body: string };
  permissions?: string[];
}) {
  const { claim, body = event, proxied, permissions } = options;
  const requests: any[] = [];
  const api = {
    get: async () => aFunction().primary,
    proxy: async (sent: object) => {
      requests.push(sent);
      return { headers: {}, ...proxied };
    },
  } as unknown as ClusterApi;
  const app = serverlessRoutesApp({
    claim: async () => claim,
    api,
    permissions,
  });
  return { requests, answer: request(app).post('/events/x').send(body) };
}

describe('an event to a public address', () => {
  let server: http.Server;
  let status = 200;
  const got: Array<{ headers: http.IncomingHttpHeaders; body: string }> = [];
  const urlOf = (host: string) =>
    `http://${host}:${(server.address() as AddressInfo).port}/`;

  beforeAll(async () => {
    server = http.createServer((incoming, response) => {
      let body = '';
      incoming.on('data', chunk => {
        body += chunk;
      });
      incoming.on('end', () => {
        got.push({ headers: incoming.headers, body });
        response.writeHead(status, { location: 'http://elsewhere.example' });
        response.end('thanks');
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterAll(() => server.close());

  beforeEach(() => {
    got.length = 0;
    status = 200;
  });

  it('is a CloudEvent 1.0 in binary mode', async () => {
    const url = urlOf('hello.payments-dev.localhost');
    const { answer, requests } = send({
      claim: aClaim(url),
      body: { ...event, subject: 'a b' },
    });
    const { body } = await answer.expect(200);
    expect(body).toMatchObject({
      accepted: true,
      status: 200,
      by: 'address',
      url,
      answer: 'thanks',
    });
    expect(requests).toEqual([]);
    expect(got).toEqual([
      {
        body: '{"a":1}',
        headers: expect.objectContaining({
          'content-type': 'application/json',
          'ce-specversion': '1.0',
          'ce-id': body.id,
          'ce-time': '2026-01-02T03:04:05.000Z',
          'ce-type': 'com.example.try',
          'ce-source': '/try',
          'ce-subject': 'a b',
        }),
      },
    ]);
  });

  it.each([
    [404, /answers nothing/],
    [405, /takes no POST/],
    [302, /elsewhere/],
    [500, /failed with it/],
  ])('that is answered %i is not accepted, and says why', async (code, why) => {
    status = code;
    const claim = aClaim(urlOf('hello.payments-dev.localhost'));
    const { body } = await send({ claim }).answer.expect(200);
    expect(body).toMatchObject({
      accepted: false,
      status: code,
      message: expect.stringMatching(why),
    });
    expect(got).toHaveLength(1);
  });

  it.each([
    ['127.0.0.1', false],
    ['hello.payments-dev.localhost', false],
    ['169.254.169.254', true],
  ])('goes not to %s (simulated: %s)', async (host, simulated) => {
    const claim = aClaim(urlOf(host), { simulated });
    const { body } = await send({ claim }).answer.expect(503);
    expect(body.error.message).toMatch(/does not connect to/);
    expect(got).toEqual([]);
  });

  it('at which nobody listens says so', async () => {
    const { body } = await send({
      claim: aClaim('http://127.0.0.1:9/'),
    }).answer.expect(503);
    expect(body.error.message).toMatch(/nothing listens at 127\.0\.0\.1:9/);
  });
});

describe('an event within the cluster', () => {
  const inside = 'http://hello.payments-dev.svc.cluster.local';
  const ingress =
    'http://broker-ingress.knative-eventing.svc.cluster.local/payments-dev/orders';
  const broker = aClaim(ingress, {
    name: 'orders',
    offering: 'serverless.knative-broker',
  });

  it('goes to the revision that serves, through the proxy', async () => {
    const { answer, requests } = send({
      claim: aClaim(inside),
      proxied: { status: 204, body: '' },
    });
    const { body } = await answer.expect(200);
    expect(body).toMatchObject({ accepted: true, by: 'proxy' });
    expect(requests).toEqual([
      expect.objectContaining({
        namespace: 'payments-dev',
        service: 'hello-00002',
        port: 80,
        method: 'POST',
        path: '/',
        headers: expect.objectContaining({
          'ce-type': 'com.example.try',
          'knative-serving-namespace': 'payments-dev',
          'knative-serving-revision': 'hello-00002',
        }),
      }),
    ]);
  });

  it('goes to the ingress of brokers, by the path of the broker', async () => {
    const { answer, requests } = send({
      claim: broker,
      proxied: { status: 202, body: '' },
    });
    const { body } = await answer.expect(200);
    expect(body.message).toMatch(/every trigger that it fits/);
    expect(requests).toEqual([
      expect.objectContaining({
        namespace: 'knative-eventing',
        service: 'broker-ingress',
        path: '/payments-dev/orders',
      }),
    ]);
  });

  const refusal = (code: number, message: string) => ({
    status: code,
    body: JSON.stringify({ kind: 'Status', code, message }),
  });

  it('is refused in the words of the API server', async () => {
    const words = 'services "http:broker-ingress:80" is forbidden: User "x"';
    const refused = send({ claim: broker, proxied: refusal(403, words) });
    const { body } = await refused.answer.expect(403);
    expect(body.error.message).toBe(words);
    const none = send({
      claim: broker,
      proxied: refusal(503, 'no endpoints available for service'),
    });
    const { body: failed } = await none.answer.expect(503);
    expect(failed.error.message).toMatch(/not handed on: no endpoints/);
  });

  it('that the broker itself does not take is told apart', async () => {
    const { body } = await send({
      claim: broker,
      proxied: { status: 403, body: 'no' },
    }).answer.expect(200);
    expect(body).toMatchObject({
      accepted: false,
      message: expect.stringMatching(/only of those that it knows/),
    });
  });
});

describe('an event', () => {
  it('waits for an address', async () => {
    const { body } = await send({ claim: aClaim(undefined) }).answer.expect(
      409,
    );
    expect(body.error.message).toMatch(/no address yet/);
  });

  it.each([
    [{ ...event, type: '' }, 'type'],
    [{ ...event, source: 'a\r\nx-evil: 1' }, 'source'],
    [{ ...event, specversion: '2' }, 'event'],
  ])('that is none is not sent: %j', async (body, field) => {
    const { answer, requests } = send({
      claim: aClaim('http://hello.svc'),
      body,
    });
    const response = await answer.expect(400);
    expect(response.body.error.fields).toEqual([
      expect.objectContaining({ field }),
    ]);
    expect(requests).toEqual([]);
  });

  it('is for those who may act, and for functions and brokers', async () => {
    const claim = aClaim('http://hello.localhost');
    const { answer } = send({ claim, permissions: ['view'] });
    expect((await answer).status).toBe(403);
    const other = aClaim('http://x', { offering: 'database.cloudnative-pg' });
    expect((await send({ claim: other }).answer).status).toBe(404);
  });
});

describe('what is connected to a broker', () => {
  it('is listed, whoever made it, and nothing of another broker', async () => {
    const trigger = (name: string, broker: string) => ({
      metadata: { name, namespace: 'payments-dev' },
      spec: { broker, subscriber: { ref: { name: 'hello' } } },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    });
    const objects: Record<string, object[]> = {
      triggers: [
        trigger('b', 'orders'),
        trigger('a', 'orders'),
        trigger('c', 'x'),
      ],
      pingsources: [
        {
          metadata: { name: 'clock' },
          spec: {
            schedule: '@daily',
            sink: {
              ref: {
                apiVersion: 'eventing.knative.dev/v1',
                kind: 'Broker',
                name: 'orders',
              },
            },
          },
        },
      ],
    };
    const app = serverlessRoutesApp({
      claim: async () =>
        aClaim(undefined, {
          name: 'orders',
          offering: 'serverless.knative-broker',
        }),
      api: {
        list: async ({ plural }: { plural: string }) => objects[plural] ?? [],
      } as unknown as ClusterApi,
    });
    const { body } = await request(app).get('/eventing/x').expect(200);
    expect(body).toEqual({
      triggers: [
        expect.objectContaining({
          name: 'a',
          phase: 'Ready',
          what: 'all events',
          subscriber: 'hello',
        }),
        expect.objectContaining({ name: 'b' }),
      ],
      sources: [
        expect.objectContaining({
          kind: 'PingSource',
          name: 'clock',
          what: '@daily',
        }),
      ],
    });
  });
});
