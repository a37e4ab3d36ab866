import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cable } from './Cable';

describe('Cable', () => {
  it.each([false, true])(
    'lets nothing pass while it is unplugged, and what waited after that, unless it is cut: %s',
    async cut => {
      const server = createServer(socket =>
        socket.on('data', chunk => socket.write(`heard ${chunk}`)),
      ).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const cable = await Cable.create({ to: { port, host: '127.0.0.1' } });
      const client = connect(cable.port, '127.0.0.1');
      const heard: string[] = [];
      client.on('data', chunk => heard.push(String(chunk)));
      const ended = once(client, 'close');
      client.write('one');
      while (heard.length === 0) {
        await sleep(5);
      }
      cable.unplug();
      client.write('two');
      const late = connect(cable.port, '127.0.0.1');
      late.write('three');
      // What does not come takes no time to wait for; this is for what might.
      await sleep(100);
      expect(heard).toEqual(['heard one']);
      cable.plug({ cut });
      if (cut) {
        await ended;
      } else {
        while (heard.length === 1) {
          await sleep(5);
        }
        expect(heard).toEqual(['heard one', 'heard two']);
      }
      client.destroy();
      late.destroy();
      await cable.stop();
      server.close();
    },
  );
});
