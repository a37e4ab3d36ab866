import { liveThing } from '../__testUtils__/liveObject';
import type { WatchEvent } from './types';
import { readWatchEvents } from './watchEvents';

async function eventsOf(...lines: Array<string | object>) {
  const events: WatchEvent[] = [];
  const text = lines
    .map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
    .join('\n');
  async function* chunks() {
    yield Buffer.from(`${text}\n`);
  }
  for await (const event of readWatchEvents(chunks())) {
    events.push(event);
  }
  return events;
}

describe('readWatchEvents', () => {
  it('reads changes and bookmarks', async () => {
    const object = liveThing();
    expect(
      await eventsOf(
        { type: 'ADDED', object },
        { type: 'DELETED', object },
        { type: 'BOOKMARK', object: { metadata: { resourceVersion: '7' } } },
      ),
    ).toEqual([
      { type: 'ADDED', object },
      { type: 'DELETED', object },
      { type: 'BOOKMARK', resourceVersion: '7' },
    ]);
  });

  it('throws the status of an ERROR event', async () => {
    const expired = { kind: 'Status', code: 410, reason: 'Expired' };
    await expect(
      eventsOf({ type: 'ERROR', object: expired }),
    ).rejects.toMatchObject({ status: 410, isGone: true });
  });

  it.each([
    ['no JSON', '<html>502 Bad Gateway</html>'],
    ['no event', { hello: 'world' }],
    ['a list', []],
    ['null', 'null'],
    ['an event without an object', { type: 'ADDED' }],
    [
      'an object without a name',
      { type: 'MODIFIED', object: { metadata: {} } },
    ],
  ])(
    'throws, for a line that is %s, as for a broken connection',
    async (_, line) => {
      await expect(eventsOf(line)).rejects.toMatchObject({
        networkCode: 'ERR_ANSWER',
        isTransient: true,
      });
    },
  );
});
