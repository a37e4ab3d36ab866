import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import { SimulatedServices } from './SimulatedServices';

const pod = (namespace: string, app: string, ip: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: app, namespace, labels: { app } },
  status: { podIP: ip },
});

describe('SimulatedServices', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'services-'));
  const socket = path.join(folder, 'services.sock');
  const pods = [
    pod('shop', 'web', '10.1.1.1'),
    pod('other', 'web', '10.1.1.2'),
  ];
  const client = {
    list: async (
      _kind: object,
      { fieldSelector }: { fieldSelector: string },
    ) => ({
      items: pods.filter(
        ({ status }) => fieldSelector === `status.podIP=${status.podIP}`,
      ),
    }),
  } as unknown as KubernetesClient;
  const services = SimulatedServices.create({ client, log: () => {} });
  const web = http.createServer((request, response) => {
    response.end(`web: ${request.url}`);
  });

  beforeAll(async () => {
    writeFileSync(socket, 'left behind');
    await new Promise<void>(resolve => {
      web.listen(0, '127.0.0.1', resolve);
    });
    services.add({
      namespace: 'shop',
      app: 'web',
      port: 80,
      answeredAt: (web.address() as AddressInfo).port,
    });
    await services.listen(socket);
  });

  afterAll(async () => {
    await services.close();
    web.closeAllConnections();
    web.close();
    rmSync(folder, { recursive: true });
  });

  /** As the API server asks: a tunnel first, and then through it. */
  const ask = (address: string) =>
    new Promise<string>((resolve, reject) => {
      http
        .request({ socketPath: socket, method: 'CONNECT', path: address })
        .on('connect', (answer, connection) => {
          if (answer.statusCode !== 200) {
            resolve(String(answer.statusCode));
            return;
          }
          let text = '';
          connection.on('data', chunk => {
            text += chunk;
          });
          connection.on('end', () => resolve(text.split('\r\n').at(-1)!));
          connection.write(
            'GET /cart HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n',
          );
        })
        .on('error', reject)
        .end();
    });

  it('joins connections to the server that answers in the place of a Pod', async () => {
    expect(await ask('10.1.1.1:80')).toContain('web: /cart');
  });

  it.each([
    ['a Pod of the same name elsewhere', '10.1.1.2:80'],
    ['another port', '10.1.1.1:81'],
    ['no Pod', '10.1.1.3:80'],
    ['this machine', '127.0.0.1:80'],
    ['nonsense', 'x'],
  ])('refuses %s', async (_what, address) => {
    expect(await ask(address)).toBe('503');
  });
});
