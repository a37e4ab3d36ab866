import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CertificateAuthority } from '../certificates/CertificateAuthority';
import { FaultProxy } from './FaultProxy';

const LINE = `${JSON.stringify({ type: 'ADDED', object: { n: 1 } })}\n`;

describe('FaultProxy', () => {
  let upstream: https.Server;
  let proxy: FaultProxy;
  /** Sends a line on every stream that is open. */
  let emit: () => void;

  beforeAll(async () => {
    const authority = await CertificateAuthority.create({
      name: 'test',
      now: () => Date.now(),
    });
    const pair = await authority.issue({
      commonName: 'server',
      usage: 'server',
      ipAddresses: ['127.0.0.1'],
    });
    const streams = new Set<import('node:http').ServerResponse>();
    upstream = https.createServer(
      { cert: pair.certificate, key: pair.privateKey },
      (request, response) => {
        if (request.url === '/watch') {
          streams.add(response);
          response.once('close', () => streams.delete(response));
          response.write(LINE);
        } else {
          response.end(`hello ${request.headers.authorization}`);
        }
      },
    );
    emit = () => streams.forEach(stream => stream.write(LINE));
    await new Promise<void>(resolve => {
      upstream.listen(0, '127.0.0.1', resolve);
    });
    const { port } = upstream.address() as AddressInfo;
    proxy = await FaultProxy.start({
      url: `https://127.0.0.1:${port}`,
      caData: Buffer.from(authority.certificate).toString('base64'),
    });
  });

  afterEach(() => proxy.set(undefined));

  afterAll(async () => {
    await proxy.stop();
    upstream.closeAllConnections();
    upstream.close();
  });

  const get = async () =>
    (
      await fetch(`${proxy.url}/x`, { headers: { Authorization: 'me' } })
    ).text();

  /** Opens a stream and reads its first line. */
  async function openStream() {
    const { body } = await fetch(`${proxy.url}/watch`);
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(LINE);
    return {
      next: async () => (await reader.read()).value,
      /** What comes until it breaks. */
      rest: async () => {
        let text = '';
        try {
          for (;;) {
            const { value, done } = await reader.read();
            if (done) {
              return { text, broken: false };
            }
            text += value;
          }
        } catch {
          return { text, broken: true };
        }
      },
      close: () => reader.cancel(),
    };
  }

  it('passes everything through, credentials too', async () => {
    expect(await get()).toBe('hello me');
    const stream = await openStream();
    emit();
    expect(await stream.next()).toBe(LINE);
    await stream.close();
  });

  it('answers a status so many times, to whom it is for', async () => {
    proxy.set({
      type: 'status',
      status: 503,
      times: 1,
      matches: ({ path, method }) => method === 'GET' && path === '/x',
    });
    await (await openStream()).close();
    expect(JSON.parse(await get())).toMatchObject({
      kind: 'Status',
      code: 503,
    });
    expect(await get()).toBe('hello me');
    expect(proxy.applied).toBe(1);
  });

  it('keeps a status for who asks anew', async () => {
    const stream = await openStream();
    proxy.set({ type: 'status', status: 503, times: 1 });
    emit();
    expect(await stream.next()).toBe(LINE);
    expect(proxy.applied).toBe(0);
    expect(JSON.parse(await get())).toMatchObject({ code: 503 });
    await stream.close();
  });

  it('counts what was asked, and what was answered', async () => {
    const before = proxy.traffic();
    const { length } = await get();
    const { requests, bytes } = proxy.traffic();
    expect(requests.other - before.requests.other).toBe(1);
    expect(bytes - before.bytes).toBe(length);
  });

  it('closes connections unanswered', async () => {
    proxy.set({ type: 'refuse' });
    await expect(get()).rejects.toThrow('fetch failed');
  });

  it('cuts a stream in the middle of a line', async () => {
    const stream = await openStream();
    proxy.set({ type: 'cut' });
    emit();
    const { text, broken } = await stream.rest();
    expect(broken).toBe(true);
    expect(LINE.startsWith(text)).toBe(true);
    expect(text).not.toBe(LINE);
  });

  it('sends what is no JSON', async () => {
    const stream = await openStream();
    proxy.set({ type: 'garbage' });
    emit();
    const { text, broken } = await stream.rest();
    expect(broken).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('holds back what is said in a silence, on old and on new connections', async () => {
    const stream = await openStream();
    proxy.set({ type: 'silence' });
    emit();
    const said = jest.fn();
    const line = stream.next().finally(said);
    const answer = get().finally(said);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(said).not.toHaveBeenCalled();
    proxy.set(undefined);
    expect(await line).toBe(LINE);
    expect(await answer).toBe('hello me');
    await stream.close();
  });

  it('is as slow as it is told to be', async () => {
    const stream = await openStream();
    proxy.set({ type: 'slow', bytesPerSecond: LINE.length * 4 });
    const began = performance.now();
    emit();
    expect(await stream.next()).toBe(LINE);
    expect(performance.now() - began).toBeGreaterThan(200);
    await stream.close();
  });

  it('ends every connection when told to', async () => {
    const stream = await openStream();
    proxy.cut();
    expect((await stream.rest()).broken).toBe(true);
  });
});
