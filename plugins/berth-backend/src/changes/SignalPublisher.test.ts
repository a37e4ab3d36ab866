import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { testDatabases } from '../__testUtils__/testDatabase';
import { ChangeFeed } from './ChangeFeed';
import { SignalPublisher } from './SignalPublisher';

const note = (key: string) =>
  ({ kind: 'claim', key, operation: 'upsert' } as const);

describe.each(testDatabases)('SignalPublisher on $name', database => {
  let knex: Knex;
  let clock: ManualClock;
  let feed: ChangeFeed;
  let publish: jest.Mock;
  let stop: AbortController;
  const logger = mockServices.logger.mock();

  const sent = () =>
    publish.mock.calls.map(([{ message }]) =>
      message.changes.map(({ key }: { key: string }) => key),
    );

  beforeEach(async () => {
    knex = await database.create();
    clock = ManualClock.create();
    feed = ChangeFeed.create({ knex, clock });
    publish = jest.fn(async () => {});
    stop = new AbortController();
    const signals = { publish };
    const { signal } = stop;
    SignalPublisher.start({ feed, signals, clock, logger, signal });
  });

  afterEach(async () => {
    stop.abort();
    await knex.destroy();
  });

  it('sends the first change at once, and gathers what follows', async () => {
    feed.announce([note('a')]);
    await settle();
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'berth:changes',
      message: { changes: [note('a')] },
    });
    feed.announce([note('b'), note('c')]);
    feed.announce([note('b')]);
    await settle();
    expect(sent()).toEqual([['a']]);
    await clock.advance(100);
    expect(sent()).toEqual([['a'], ['b', 'c']]);
    await clock.advance(100);
    feed.announce([note('d')]);
    await settle();
    expect(sent()).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('sends many changes in several signals', async () => {
    feed.announce(Array.from({ length: 450 }, (_, i) => note(`${i}`)));
    await settle();
    expect(sent().map(keys => keys.length)).toEqual([200, 200, 50]);
  });

  it('goes on after a signal that could not be sent', async () => {
    publish.mockRejectedValueOnce(new Error('no broker'));
    feed.announce([note('a')]);
    await settle();
    expect(logger.warn).toHaveBeenCalled();
    await clock.advance(100);
    feed.announce([note('b')]);
    await settle();
    expect(sent()).toEqual([['a'], ['b']]);
  });

  it('says nothing once it is stopped', async () => {
    stop.abort();
    feed.announce([note('a')]);
    await settle();
    expect(publish).not.toHaveBeenCalled();
  });
});
