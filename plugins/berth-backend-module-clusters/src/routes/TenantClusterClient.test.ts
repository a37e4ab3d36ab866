import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { TenantClusterClient } from './TenantClusterClient';

const get = (url: string, loopback = true) =>
  TenantClusterClient.create({
    access: { server: new URL(url), ca: 'none', token: 'hunter2' },
    name: 'dev',
    loopback,
  }).get('/version');

describe('a cluster that cannot be looked into', () => {
  it.each([
    ['https://127.0.0.1:1', /nothing listens at 127\.0\.0\.1:1/],
    ['https://dev.payments.svc', /within the host cluster only/],
    ['https://169.254.169.254', /the portal does not connect to/],
    ['https://[::ffff:169.254.169.254]', /the portal does not connect to/],
  ])('is told why: %s', async (url, reason) => {
    await expect(get(url)).rejects.toMatchObject({
      code: 'cluster-unreachable',
      message: expect.stringMatching(reason),
    });
  });

  it('is never this machine, unless it is simulated', async () => {
    await expect(get('https://127.0.0.1:1', false)).rejects.toMatchObject({
      message: expect.stringMatching(/does not connect to/),
    });
    await expect(get('https://localhost:1', false)).rejects.toMatchObject({
      message: expect.stringMatching(/does not connect to/),
    });
  });

  it('is one that speaks no TLS, and it learns no token', async () => {
    const seen: string[] = [];
    const server = http.createServer((request, response) => {
      seen.push(JSON.stringify(request.headers));
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    try {
      await expect(get(`https://127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'cluster-unreachable',
        message: expect.not.stringContaining('hunter2'),
      });
      expect(seen.join()).not.toContain('hunter2');
    } finally {
      server.close();
    }
  });
});
