import net, { AddressInfo } from 'node:net';
import { findPortOwner, listeningInodes, parseLsof } from './findPortOwner';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1 0 100 0 0 10 0
   1: 0100007F:0BB8 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 222 1 0 100 0 0 10 0
   2: 00000000:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0 100 0 0 10 0
`;

describe('listeningInodes', () => {
  it('finds the sockets that listen, and not the connections', () => {
    expect(listeningInodes(table, 3000)).toEqual(['111']);
    expect(listeningInodes(table, 7007)).toEqual(['333']);
    expect(listeningInodes(table, 80)).toEqual([]);
  });
});

describe('parseLsof', () => {
  it('reads process and command', () => {
    expect(parseLsof('p4711\ncnode\nf22\n')).toEqual({
      pid: 4711,
      command: 'node',
    });
  });

  it('is undefined for no output', () => {
    expect(parseLsof('')).toBeUndefined();
  });
});

describe('findPortOwner', () => {
  it('finds this process', async () => {
    const server = net.createServer();
    await new Promise<void>(resolve =>
      server.listen({ port: 0, host: '127.0.0.1' }, resolve),
    );
    const { port } = server.address() as AddressInfo;
    const owner = await findPortOwner(port);
    await new Promise(resolve => server.close(resolve));
    expect(owner?.pid).toBe(process.pid);
  });
});
