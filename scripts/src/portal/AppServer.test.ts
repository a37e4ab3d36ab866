import http from 'node:http';
import { AddressInfo } from 'node:net';
import { AppServer } from './AppServer';

describe('AppServer', () => {
  let backend: http.Server;
  let server: AppServer;

  beforeEach(async () => {
    backend = http.createServer((request, response) => {
      response.writeHead(request.url === '/missing' ? 404 : 200, {
        'content-type': 'text/plain',
        'x-host': request.headers.host,
      });
      response.write(`${request.method} ${request.url} `);
      request.pipe(response);
    });
    await new Promise<void>(resolve =>
      backend.listen({ port: 0, host: '127.0.0.1' }, resolve),
    );
    server = await AppServer.start({
      port: 0,
      backendPort: (backend.address() as AddressInfo).port,
    });
  });

  afterEach(async () => {
    await server.stop();
    await new Promise(resolve => {
      backend.close(resolve);
      backend.closeAllConnections();
    });
  });

  function get(path: string, init?: RequestInit) {
    return fetch(`http://127.0.0.1:${server.port}${path}`, init);
  }

  it('passes requests and answers on, whole', async () => {
    const response = await get('/catalog?a=b', { method: 'POST', body: 'x' });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-host')).toBe(`127.0.0.1:${server.port}`);
    await expect(response.text()).resolves.toBe('POST /catalog?a=b x');
    expect((await get('/missing')).status).toBe(404);
  });

  it('does not depend on a connection that the backend has given up', async () => {
    const used = new WeakSet<object>();
    backend.prependListener('request', request => {
      if (used.has(request.socket)) {
        request.socket.destroy();
      }
      used.add(request.socket);
    });
    expect((await get('/one')).status).toBe(200);
    expect((await get('/two')).status).toBe(200);
  });

  it('says that the backend does not answer', async () => {
    backend.close();
    backend.closeAllConnections();
    const response = await get('/');
    expect(response.status).toBe(502);
    await expect(response.text()).resolves.toMatch(/does not answer/);
  });
});
