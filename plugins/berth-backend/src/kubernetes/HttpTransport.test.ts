import {
  json,
  startScriptedServer,
  type ScriptedServer,
} from '../__testUtils__/apiServer';

describe('HttpTransport', () => {
  let server: ScriptedServer | undefined;

  afterEach(async () => {
    await server?.close();
  });

  const get = { method: 'GET', path: '/x' };

  it('impersonates, each group in a header of its own', async () => {
    server = await startScriptedServer((_request, response) =>
      json(response, {}),
    );
    await server.transport.send({
      ...get,
      as: { user: 'backstage:anna', groups: ['backstage:a', 'backstage:b'] },
    });
    await server.transport.send({ ...get, as: { user: 'x', groups: [] } });
    await server.transport.send(get);
    const headers = server.requests.map(request => [
      request.headers['impersonate-user'],
      request.headers['impersonate-group'],
    ]);
    expect(headers).toEqual([
      ['backstage:anna', 'backstage:a, backstage:b'],
      ['x', undefined],
      [undefined, undefined],
    ]);
  });

  it('fetches its credentials anew when they are refused, once', async () => {
    const tokens = ['old', 'new'];
    server = await startScriptedServer(
      ({ headers }, response) =>
        json(response, {}, headers.authorization === 'Bearer new' ? 200 : 401),
      {
        credential: async renewal => ({
          type: 'bearer token',
          token: tokens[renewal?.renew ? 1 : 0],
        }),
      },
    );
    await server.transport.send(get);
    expect(server.requests).toHaveLength(2);
    tokens[1] = 'wrong';
    await expect(server.transport.send(get)).rejects.toMatchObject({
      status: 401,
    });
    expect(server.requests).toHaveLength(4);
  });

  it('says so when it cannot get credentials', async () => {
    server = await startScriptedServer(() => {}, {
      credential: async () => {
        throw new Error('No token in sight');
      },
    });
    await expect(server.transport.send(get)).rejects.toMatchObject({
      networkCode: 'ERR_CREDENTIALS',
      isTransient: true,
    });
  });

  it('keeps connections, and repeats what met one that had just been closed', async () => {
    server = await startScriptedServer((_request, response, number) =>
      number === 2 ? response.destroy() : json(response, { number }),
    );
    await server.transport.send(get);
    expect(await server.transport.send(get)).toBe('{"number":3}');
  });

  it('does not repeat what a fresh connection lost', async () => {
    server = await startScriptedServer((_request, response) =>
      response.destroy(),
    );
    await expect(server.transport.send(get)).rejects.toMatchObject({
      networkCode: 'ECONNRESET',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('gives up on an answer that does not come, or does not end', async () => {
    server = await startScriptedServer(
      ({ url }, response) => {
        if (url === '/half') {
          response.writeHead(200);
          response.write('{');
        }
      },
      { requestTimeoutMs: 100 },
    );
    for (const path of ['/none', '/half']) {
      await expect(
        server.transport.send({ method: 'GET', path }),
      ).rejects.toMatchObject({ networkCode: 'ETIMEDOUT', isNetwork: true });
    }
  });

  it('ends a stream that is silent, and one that is cut', async () => {
    server = await startScriptedServer(({ url }, response) => {
      response.writeHead(200);
      response.write('first\n');
      if (url === '/cut') {
        setImmediate(() => response.destroy());
      }
    });
    const read = async (path: string) => {
      let text = '';
      const stream = await server!.transport.stream({
        method: 'GET',
        path,
        idleTimeoutMs: 100,
      });
      try {
        for await (const chunk of stream) {
          text += chunk;
        }
      } catch (error) {
        return { text, code: (error as { networkCode?: string }).networkCode };
      }
      return { text };
    };
    expect(await read('/silent')).toEqual({
      text: 'first\n',
      code: 'ETIMEDOUT',
    });
    expect(await read('/cut')).toEqual({ text: 'first\n', code: 'ECONNRESET' });
  });

  it('ends what is under way when it is closed, and takes no more', async () => {
    server = await startScriptedServer(() => {});
    const failed = server.transport.send(get).catch(error => error);
    while (server.requests.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    server.transport.close();
    expect(await failed).toMatchObject({ isNetwork: true });
    await expect(server.transport.send(get)).rejects.toMatchObject({
      networkCode: 'ERR_ABORTED',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('stops when the caller does', async () => {
    server = await startScriptedServer(() => {});
    const controller = new AbortController();
    const waiting = server.transport.send({
      ...get,
      signal: controller.signal,
    });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ networkCode: 'ERR_ABORTED' });
  });
});
