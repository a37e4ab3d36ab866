import { serializeError } from '@backstage/errors';
import { berthError, berthErrorCode } from '../errors/berthError';
import { BerthClient } from './BerthClient';

const CLAIM = 'sandbox:payments:database.cloudnative-pg:orders%2Fdb';
const ENCODED = encodeURIComponent(CLAIM);

function aClient(answer: unknown = {}, status = 200) {
  const calls: Array<{ method: string; url: string; init: RequestInit }> = [];
  const fetchStub = async (
    url: Parameters<typeof fetch>[0],
    init: RequestInit = {},
  ) => {
    calls.push({ method: init.method ?? 'GET', url: String(url), init });
    return new Response(JSON.stringify(answer), {
      status,
      headers: { 'Content-Type': 'application/json' },
    });
  };
  const client = BerthClient.create({
    discoveryApi: { getBaseUrl: async id => `http://localhost/api/${id}` },
    fetchApi: { fetch: fetchStub as typeof fetch },
  });
  const headers = () => new Headers(calls[0].init.headers);
  return { client, calls, headers };
}

const body = { offering: 'o', tenant: 't', name: 'n' };

describe('BerthClient', () => {
  it.each<[string, (client: BerthClient) => Promise<unknown>]>([
    ['GET /clusters', c => c.listClusters()],
    ['GET /tenants', c => c.listTenants()],
    ['GET /tenants/a%20b', c => c.getTenant('a b')],
    ['GET /offerings', c => c.listOfferings()],
    ['GET /offerings/database.x', c => c.getOffering('database.x')],
    ['GET /claims', c => c.listClaims()],
    [
      'GET /claims?tenant=a%26b&phase=Ready&limit=5',
      c => c.listClaims({ tenant: 'a&b', phase: 'Ready', q: '', limit: 5 }),
    ],
    ['GET /engines', c => c.listEngines()],
    [`GET /claims/${ENCODED}`, c => c.getClaim(CLAIM)],
    [`GET /claims/${ENCODED}/objects`, c => c.getClaimObjects(CLAIM)],
    [`POST /claims/${ENCODED}/connection`, c => c.revealConnection(CLAIM)],
    [`POST /claims/${ENCODED}/actions/a%2Fb`, c => c.runAction(CLAIM, 'a/b')],
    [`DELETE /claims/${ENCODED}`, c => c.deleteClaim(CLAIM)],
    [
      `DELETE /claims/${ENCODED}?confirm=orders`,
      c => c.deleteClaim(CLAIM, 'orders'),
    ],
    [
      'GET /areas/clusters/workloads/a',
      c => c.callArea('clusters', '/workloads/a'),
    ],
    [
      'POST /areas/gpu%2F/quota',
      c => c.callArea('gpu/', '/quota', { method: 'POST', body: {} }),
    ],
    ['GET /areas/a/file', c => c.readAreaFile('a', '/file')],
    ['POST /requests/preview', c => c.previewRequest(body)],
    ['POST /requests', c => c.createRequest(body)],
    ['GET /requests?state=Failed', c => c.listRequests({ state: 'Failed' })],
    ['GET /requests/..%2Fclaims', c => c.getRequest('../claims')],
    [
      'GET /changes?after=0&waitSeconds=30',
      c => c.listChanges({ after: 0, waitSeconds: 30 }),
    ],
  ])('calls %s', async (line, call) => {
    const { client, calls } = aClient({ items: [] });
    await call(client);
    const { method, url } = calls[0];
    expect(`${method} ${url.replace('http://localhost/api/berth', '')}`).toBe(
      line,
    );
  });

  it('unwraps lists and hands on pages', async () => {
    const { client } = aClient({ items: [{ id: 'a' }], nextCursor: 'b' });
    expect(await client.listClusters()).toEqual([{ id: 'a' }]);
    expect(await client.listClaims()).toEqual({
      items: [{ id: 'a' }],
      nextCursor: 'b',
    });
  });

  it('sends the token, the idempotency key and a JSON body', async () => {
    const { client, calls, headers } = aClient();
    await client.createRequest(body, {
      token: 'a-token',
      idempotencyKey: 'task-1-step-2',
    });
    expect(Object.fromEntries(headers())).toEqual({
      authorization: 'Bearer a-token',
      'content-type': 'application/json',
      'idempotency-key': 'task-1-step-2',
    });
    expect(JSON.parse(String(calls[0].init.body))).toEqual(body);
  });

  it('sends neither token nor content type when it has none', async () => {
    const { client, calls, headers } = aClient();
    await client.getClaim(CLAIM);
    expect(Object.fromEntries(headers())).toEqual({});
    expect(calls[0].init.body).toBeUndefined();
  });

  it('hands on the signal', async () => {
    const { client, calls } = aClient();
    const { signal } = new AbortController();
    await client.getClaim(CLAIM, { signal });
    expect(calls[0].init.signal).toBe(signal);
  });

  it('throws what the backend refused, with its code', async () => {
    const refused = berthError('claim-not-found', {
      message: 'No such claim.',
    });
    const { client } = aClient(
      { error: serializeError(refused), response: { statusCode: 404 } },
      404,
    );
    const error = await client.getClaim(CLAIM).catch(e => e);
    expect(error).toMatchObject({ name: 'ResponseError', statusCode: 404 });
    expect(error.cause.message).toBe('No such claim.');
    expect(berthErrorCode(error)).toBe('claim-not-found');
  });

  it("calls the platform's fetch as the platform wants it called", async () => {
    const original = globalThis.fetch;
    const thisValues: unknown[] = [];
    globalThis.fetch = async function strict(this: unknown) {
      thisValues.push(this);
      return new Response('{"items":[]}');
    } as typeof fetch;
    try {
      await BerthClient.create({
        discoveryApi: { getBaseUrl: async () => 'http://localhost' },
      }).listClusters();
    } finally {
      globalThis.fetch = original;
    }
    expect(thisValues).toEqual([globalThis]);
  });
});
