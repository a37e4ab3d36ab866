import { liveThing } from '../__testUtils__/liveObject';
import {
  json,
  startScriptedServer,
  type ScriptedServer,
} from '../__testUtils__/apiServer';

const things = { group: 'test.berth.dev', version: 'v1', plural: 'things' };

describe('KubernetesClient', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
  });

  it('lists page by page, and gives items their kind', async () => {
    server = await startScriptedServer(({ url }, response) => {
      const last = url.includes('continue=next');
      const { apiVersion, kind, ...item } = liveThing();
      json(response, {
        apiVersion,
        kind: 'ThingList',
        metadata: {
          resourceVersion: '7',
          ...(!last && { continue: 'next' }),
        },
        items: last ? null : [item],
      });
    });
    const pages = [];
    const options = { pageSize: 1, labelSelector: 'a=b' };
    for await (const page of server.client.list(things, options)) {
      pages.push(page);
    }
    expect(pages).toEqual([
      { items: [liveThing()], resourceVersion: '7' },
      { items: [], resourceVersion: '7' },
    ]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/apis/test.berth.dev/v1/things?labelSelector=a%3Db&limit=1',
      '/apis/test.berth.dev/v1/things?labelSelector=a%3Db&limit=1&continue=next',
    ]);
  });

  it('asks for metadata alone where that is enough', async () => {
    server = await startScriptedServer((_request, response) =>
      json(response, { items: [] }),
    );
    const pages = server.client.list(things, { metadataOnly: true });
    expect((await pages.next()).value.items).toEqual([]);
    expect(server.requests[0].headers.accept).toContain(
      'as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    );
  });

  it('watches from where it is told, and says when the watch is open', async () => {
    server = await startScriptedServer((_request, response) => {
      response.writeHead(200);
      response.end(
        `${JSON.stringify({
          type: 'ADDED',
          object: liveThing(),
        })}\n{"type":"MOD`,
      );
    });
    const onOpen = jest.fn();
    const events = [];
    for await (const event of server.client.watch(things, {
      resourceVersion: '7',
      timeoutMs: 1_500,
      idleTimeoutMs: 1_000,
      onOpen,
    })) {
      events.push(event.type);
    }
    expect(events).toEqual(['ADDED']);
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(server.requests[0].url).toBe(
      '/apis/test.berth.dev/v1/things?watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=2',
    );
  });

  it('applies under its field manager, without force, strictly', async () => {
    server = await startScriptedServer((_request, response) =>
      json(response, liveThing()),
    );
    await server.client.apply(things, liveThing(), { dryRun: true });
    expect(server.requests[0]).toMatchObject({
      method: 'PATCH',
      url: '/apis/test.berth.dev/v1/namespaces/payments/things/orders?fieldManager=berth&force=false&fieldValidation=Strict&dryRun=All',
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
  });

  it('finds nothing where there is nothing, and fails where that is not known', async () => {
    server = await startScriptedServer(({ url }, response) =>
      json(response, {}, url.endsWith('absent') ? 404 : 403),
    );
    const find = (name: string) =>
      server!.client.find(things, { namespace: 'payments', name });
    expect(await find('absent')).toBeUndefined();
    await expect(find('hidden')).rejects.toMatchObject({ status: 403 });
  });

  it('looks up the path of a kind once, and again while it is not there', async () => {
    let served = false;
    server = await startScriptedServer((_request, response) =>
      served
        ? json(response, {
            resources: [
              {
                name: 'things',
                kind: 'Thing',
                namespaced: true,
                verbs: ['get'],
              },
              { name: 'things/status', kind: 'Thing', namespaced: true },
            ],
          })
        : json(response, {}, 404),
    );
    await expect(server.client.resolve(liveThing())).rejects.toMatchObject({
      isNotFound: true,
    });
    served = true;
    expect(await server.client.resolve(liveThing())).toEqual({
      ...things,
      kind: 'Thing',
      namespaced: true,
      verbs: ['get'],
    });
    await server.client.resolve(liveThing());
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [200, true],
    [403, true],
    [404, true],
    [500, false],
    [503, false],
  ])(
    'takes an API server whose /readyz answers %d for ready: %s',
    async (status, ready) => {
      server = await startScriptedServer((_request, response) => {
        response.writeHead(status);
        response.end(status === 200 ? 'ok' : '[-]etcd failed');
      });
      const answer = server.client.ready().then(
        () => true,
        error => (error.networkCode === 'ERR_NOT_READY' ? false : error),
      );
      expect(await answer).toBe(ready);
    },
  );

  it('takes one that has said so before and refuses to say now for not ready', async () => {
    server = await startScriptedServer((_request, response, number) => {
      response.writeHead(number === 1 ? 200 : 403);
      response.end();
    });
    await server.client.ready();
    await expect(server.client.ready()).rejects.toMatchObject({
      networkCode: 'ERR_NOT_READY',
    });
  });

  it('takes an answer that is no JSON for a broken connection', async () => {
    server = await startScriptedServer((_request, response) =>
      response.end('<html>'),
    );
    await expect(server.client.version()).rejects.toMatchObject({
      networkCode: 'ERR_ANSWER',
    });
  });
});
