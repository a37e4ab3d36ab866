import net, { AddressInfo } from 'node:net';
import { assertPortsFree, portInUseSentence, readPort } from './ports';

const wanted = { port: 3000, what: 'the portal', option: '--port PORT' };

describe('portInUseSentence', () => {
  it('names the process where it is known', () => {
    expect(portInUseSentence(wanted, { pid: 1234, command: 'node' })).toBe(
      'Port 3000, where the portal would listen, is in use by node (process 1234). Stop that process first, or choose another: --port PORT.',
    );
  });

  it('is a sentence without it too', () => {
    expect(
      portInUseSentence({ port: 7007, what: 'the backend' }, undefined),
    ).toBe(
      'Port 7007, where the backend would listen, is in use. Stop that process first.',
    );
  });
});

describe('assertPortsFree', () => {
  const servers: net.Server[] = [];

  async function listen(host: string): Promise<number> {
    const server = net.createServer();
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen({ port: 0, host }, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      await new Promise(resolve => server.close(resolve));
    }
  });

  it.each(['127.0.0.1', '0.0.0.0'])('finds a listener on %s', async host => {
    const port = await listen(host);
    await expect(
      assertPortsFree([{ port, what: 'the portal' }]),
    ).rejects.toThrow(`Port ${port}, where the portal would listen, is in use`);
  });

  it('is content with a port that is free', async () => {
    const port = await listen('127.0.0.1');
    await new Promise(resolve => servers.pop()!.close(resolve));
    await expect(
      assertPortsFree([{ port, what: 'the portal' }]),
    ).resolves.toBeUndefined();
  });
});

describe('readPort', () => {
  it('reads a port, or takes the usual one', () => {
    expect(readPort('--port', '3001', 3000)).toBe(3001);
    expect(readPort('--port', undefined, 3000)).toBe(3000);
  });

  it.each(['0', '65536', '3000.5', 'http', ''])('refuses %j', value => {
    expect(() => readPort('--port', value, 3000)).toThrow(
      `--port takes a port between 1 and 65535, not "${value}".`,
    );
  });
});
