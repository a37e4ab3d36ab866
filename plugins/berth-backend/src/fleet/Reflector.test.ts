import type { ServerResponse } from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import {
  json,
  startScriptedServer,
  type ScriptedServer,
} from '../__testUtils__/apiServer';
import { liveThing } from '../__testUtils__/liveObject';
import { ManualClock } from '../__testUtils__/ManualClock';
import type { FleetConfig } from '../config/BerthConfig';
import type { ProjectionWriter, WriterItem } from './ProjectionWriter';
import { Reflector } from './Reflector';
import type { WatchedResource } from './types';

const things: WatchedResource = {
  group: 'test.berth.dev',
  version: 'v1',
  plural: 'things',
  key: 'test.berth.dev/v1/things',
  role: 'claim',
};
const config = {
  pageSize: 2,
  watchTimeoutMs: 60_000,
  idleTimeoutMs: 5_000,
  backoff: { initialMs: 100, maxMs: 1_000 },
} as FleetConfig;

const named = (name: string, resourceVersion: string) =>
  liveThing({ metadata: { name, resourceVersion } });
const event = (type: string, object: object) =>
  `${JSON.stringify({ type, object })}\n`;
const gone = {
  kind: 'Status',
  code: 410,
  reason: 'Expired',
  message: 'too old',
};

const noStreaming = {
  kind: 'Status',
  code: 422,
  reason: 'Invalid',
  message: 'sendInitialEvents is forbidden',
};
const isStreamingList = (url: string) => url.includes('sendInitialEvents=true');
const listEnd = (resourceVersion: string) =>
  event('BOOKMARK', {
    metadata: {
      resourceVersion,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    },
  });

type Step = (response: ServerResponse) => void;
const page =
  (names: string[], resourceVersion: string, next?: string): Step =>
  response =>
    json(response, {
      apiVersion: 'test.berth.dev/v1',
      kind: 'ThingList',
      metadata: { resourceVersion, continue: next },
      items: names.map(name => named(name, '1')),
    });
const status =
  (code: number, body: object = {}): Step =>
  response =>
    json(response, body, code);
/** A watch that says something and is cut, ends, or stays open. */
const watch =
  (text: string, then: 'cut' | 'end' | 'stay' = 'stay'): Step =>
  response => {
    response.writeHead(200);
    response.write(text, () => {
      if (then === 'cut') {
        response.destroy();
      } else if (then === 'end') {
        response.end();
      }
    });
  };

describe('Reflector', () => {
  let server: ScriptedServer;
  let items: string[];
  let health: string[];
  let clock: ManualClock;
  let reconnection: AbortController;
  let reflector: Reflector;
  let stop: () => Promise<void>;
  let wasTakenUp: (request: { url: string }) => boolean;

  /**
   * Follows a server that takes one step of the script for each request. One
   * that has no streaming lists says so by itself.
   */
  async function follow(
    script: Step[],
    from?: string,
    options: { streams: boolean } = { streams: false },
    backoff = config.backoff,
  ) {
    items = [];
    health = [];
    clock = ManualClock.create();
    reconnection = new AbortController();
    const steps = [...script];
    wasTakenUp = ({ url }) => options.streams || !isStreamingList(url);
    server = await startScriptedServer((request, response) => {
      if (!options.streams && isStreamingList(request.url)) {
        json(response, noStreaming, 422);
        return;
      }
      steps.shift()?.(response);
    });
    const writer = {
      push: async (item: WriterItem) => {
        items.push(describeItem(item));
      },
    } as unknown as ProjectionWriter;
    const controller = new AbortController();
    reflector = Reflector.create({
      resource: things,
      client: server.client,
      writer,
      config: { ...config, backoff },
      clock,
      random: () => 0,
      logger: mockServices.logger.mock(),
      health: {
        onAnswer: () => health.push('answer'),
        onFailure: (_resource, error) =>
          health.push(String(error.status ?? error.networkCode)),
        get reconnection() {
          return reconnection.signal;
        },
      },
    });
    const running = reflector.run(controller.signal, from);
    stop = async () => {
      controller.abort();
      await running;
      await server.close();
    };
  }

  function describeItem(item: WriterItem): string {
    switch (item.type) {
      case 'listed':
        return `listed ${[...item.seen].join(' ')} @${item.resourceVersion}`;
      case 'progress':
        return `progress @${item.resourceVersion}`;
      case 'vanished':
      case 'task':
        return item.type;
      default:
        return `${item.type} ${item.object.metadata.name}${
          item.resourceVersion ? ` @${item.resourceVersion}` : ''
        }`;
    }
  }

  /** What was asked, in short. */
  function asked(): string[] {
    return server.requests.filter(wasTakenUp).map(({ url }) => {
      const query = new URL(url, 'http://x').searchParams;
      if (isStreamingList(url)) {
        return `stream ${query.get('resourceVersionMatch')}`;
      }
      return query.has('watch')
        ? `watch from ${query.get('resourceVersion')}`
        : `list ${query.get('limit')} ${query.get('continue') ?? ''}`.trim();
    });
  }

  /** Waits until something holds, letting the clock stand. */
  async function until(holds: () => boolean) {
    const deadline = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > deadline) {
        throw new Error(`Not: ${holds}; ${asked()}; ${items}; ${health}`);
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  afterEach(async () => {
    await stop();
  });

  it('lists page by page, then watches from the moment of the list', async () => {
    await follow([
      page(['a', 'b'], '10', 'more'),
      page(['c'], '10'),
      watch(
        event('ADDED', named('d', '11')) +
          event('BOOKMARK', { metadata: { resourceVersion: '15' } }) +
          event('DELETED', named('a', '16')),
      ),
    ]);
    await until(() => items.length === 7);
    expect(items).toEqual([
      'upsert a',
      'upsert b',
      'upsert c',
      'listed payments/a payments/b payments/c @10',
      'upsert d @11',
      'progress @15',
      'delete a @16',
    ]);
    expect(asked()).toEqual(['list 2', 'list 2 more', 'watch from 10']);
  });

  it('watches at once where it stopped before a restart', async () => {
    await follow([watch(event('ADDED', named('d', '21')))], '20');
    await until(() => items.length === 1);
    expect(asked()).toEqual(['watch from 20']);
  });

  it('goes on where a connection was cut, in the midst of a line too', async () => {
    await follow(
      [
        watch(`${event('ADDED', named('a', '21'))}{"type":"MODI`, 'cut'),
        watch(event('MODIFIED', named('a', '22'))),
      ],
      '20',
    );
    await until(() => clock.sleeping.length === 1);
    expect(clock.sleeping).toEqual([50]);
    await clock.advance(50);
    await until(() => items.length === 2);
    expect(items).toEqual(['upsert a @21', 'upsert a @22']);
    expect(asked()).toEqual(['watch from 20', 'watch from 21']);
    // One cut is no outage.
    expect(health).toEqual(['answer', 'answer']);
  });

  it.each([
    ['at once', status(410, gone)],
    ['in the stream', watch(event('ERROR', gone), 'end')],
  ])(
    'lists again when it is told %s that it fell behind',
    async (_how, step) => {
      await follow([step, page(['a'], '30'), watch('')], '20');
      await until(() => asked().length === 3);
      expect(asked()).toEqual(['watch from 20', 'list 2', 'watch from 30']);
      expect(items).toEqual(['upsert a', 'listed payments/a @30']);
      expect(health).not.toContain('410');
    },
  );

  it('does not hurry when it falls behind again and again, and lists all at once', async () => {
    await follow([
      page(['a'], '1', 'more'),
      status(410, gone),
      page(['a'], '1', 'more'),
      status(410, gone),
      page(['a', 'b'], '9'),
      watch(''),
    ]);
    await until(() => clock.sleeping.length === 1);
    await clock.advance(1_000);
    await until(() => asked().length === 6);
    expect(asked()).toEqual([
      'list 2',
      'list 2 more',
      'list 2',
      'list 2 more',
      'list 0',
      'watch from 9',
    ]);
  });

  it('waits longer after each failure, and says so', async () => {
    await follow([status(500), status(503), status(429), page([], '1')]);
    const waits: number[] = [];
    const sleeps = () => clock.sleeping.length === 1;
    for (let failure = 0; failure < 3; failure++) {
      await until(sleeps);
      waits.push(clock.sleeping[0]);
      await clock.advance(clock.sleeping[0]);
    }
    await until(() => items.length === 1);
    expect(waits).toEqual([50, 100, 200]);
    expect(health.filter(entry => entry !== 'answer')).toEqual([
      '500',
      '503',
      '429',
    ]);
  });

  it('waits for an API server that is behind it, and lists only when that lasts', async () => {
    const ahead = status(504, {
      kind: 'Status',
      reason: 'Timeout',
      details: { causes: [{ reason: 'ResourceVersionTooLarge' }] },
    });
    const steps = Array.from({ length: 6 }, () => ahead);
    await follow([...steps, page([], '5'), watch('')], '20');
    const sleeps = () => clock.sleeping.length === 1;
    for (let attempt = 0; attempt < 6; attempt++) {
      await until(sleeps);
      await clock.advance(1_000);
    }
    await until(() => asked().length === 8);
    expect(asked()).toEqual([
      ...steps.map(() => 'watch from 20'),
      'list 2',
      'watch from 5',
    ]);
  });

  it('goes on at once when the cluster is known to be back', async () => {
    await follow([status(500), page([], '1'), watch('')]);
    await until(() => clock.sleeping.length === 1);
    reconnection.abort();
    await until(() => asked().length === 3);
    expect(clock.now()).toBe(ManualClock.create().now());
  });

  it.each([
    ['refused', [status(403), status(200)]],
    ['not found', [status(404)]],
  ])(
    'tries at once, and then every second, what was %s and is expected',
    async (_how, answer) => {
      const answers = Array.from({ length: 20 }, () => answer).flat();
      await follow(answers, '20', undefined, {
        initialMs: 60_000,
        maxMs: 120_000,
      });
      const sleeps = () => clock.sleeping.length === 1;
      await until(sleeps);
      // A refusal is asked about every five seconds, a lack after a minute.
      expect(clock.sleeping[0]).toBeGreaterThanOrEqual(2_500);
      const before = asked().length;
      reflector.expectSoon();
      await until(() => asked().length > before && sleeps());
      expect(clock.sleeping).toEqual([500]);
      await clock.advance(30_000);
      await until(sleeps);
      expect(clock.sleeping[0]).toBeGreaterThanOrEqual(2_500);
    },
  );

  it('does not hurry a server that fails, whatever is expected', async () => {
    await follow([status(500), status(500)], '20', undefined, {
      initialMs: 60_000,
      maxMs: 120_000,
    });
    await until(() => clock.sleeping.length === 1);
    reflector.expectSoon();
    expect(clock.sleeping).toEqual([30_000]);
  });

  it('says that there is no connection when there can be no other', async () => {
    const cut: Step = response => response.destroy();
    await follow([watch('', 'cut'), cut, cut], '20');
    await until(() => clock.sleeping.length === 1);
    expect(health).toEqual(['answer']);
    await clock.advance(50);
    await until(() => clock.sleeping.length === 1);
    expect(health).toEqual(['answer', 'ECONNRESET']);
  });

  it('gives up, when told, a watch that only seems to be open', async () => {
    await follow([watch(''), watch(event('ADDED', named('a', '21')))], '20');
    await until(() => health.length === 1);
    reflector.reconnect();
    await until(() => clock.sleeping.length === 1);
    await clock.advance(50);
    await until(() => items.length === 1);
    expect(asked()).toEqual(['watch from 20', 'watch from 20']);
    expect(health).toEqual(['answer', 'answer']);
  });

  it('asks again, but not in haste, when watches end as soon as they begin', async () => {
    await follow([watch('', 'end'), watch('', 'end'), watch('')], '20');
    await until(() => clock.sleeping.length === 1);
    expect(clock.sleeping).toEqual([50]);
    await clock.advance(50);
    await until(() => clock.sleeping.length === 1);
    expect(clock.sleeping).toEqual([100]);
    expect(health).not.toContain('ERR_UNKNOWN');
  });

  it('takes a refusal by an API server that is not ready for an outage', async () => {
    await follow([status(403), status(500), status(403), status(200)], '20');
    await until(() => clock.sleeping.length === 1);
    expect(health).toEqual(['ERR_NOT_READY']);
    await clock.advance(50);
    await until(() => health.length === 2);
    expect(health).toEqual(['ERR_NOT_READY', '403']);
  });

  it('keeps nothing of a list that did not come to its end', async () => {
    await follow([
      page(['a', 'b'], '10', 'more'),
      watch('{"items": [', 'cut'),
      page(['a'], '12'),
      watch(''),
    ]);
    await until(() => clock.sleeping.length === 1);
    await clock.advance(50);
    await until(() => asked().length === 4);
    expect(items.filter(item => item.startsWith('listed'))).toEqual([
      'listed payments/a @12',
    ]);
    expect(asked()).toEqual([
      'list 2',
      'list 2 more',
      'list 2',
      'watch from 12',
    ]);
  });

  describe('where there are streaming lists', () => {
    const streams = { streams: true };

    it('lists and watches by one request, object by object', async () => {
      const steps = [
        watch(
          event('ADDED', named('a', '3')) +
            event('ADDED', named('b', '5')) +
            event('ADDED', named('c', '7')) +
            event('DELETED', named('b', '8')) +
            listEnd('10') +
            event('ADDED', named('d', '11')) +
            event('BOOKMARK', { metadata: { resourceVersion: '15' } }),
        ),
      ];
      await follow(steps, undefined, streams);
      await until(() => items.length === 7);
      expect(items).toEqual([
        'upsert a',
        'upsert b',
        'upsert c',
        'delete b',
        'listed payments/a payments/c @10',
        'upsert d @11',
        'progress @15',
      ]);
      expect(asked()).toEqual(['stream NotOlderThan']);
    });

    it('goes on from where the list ended when the stream is cut after it', async () => {
      const steps = [
        watch(event('ADDED', named('a', '3')) + listEnd('10'), 'cut'),
        watch(event('ADDED', named('b', '12'))),
      ];
      await follow(steps, undefined, streams);
      await until(() => clock.sleeping.length === 1);
      await clock.advance(50);
      await until(() => items.length === 3);
      expect(asked()).toEqual(['stream NotOlderThan', 'watch from 10']);
    });

    it.each([
      ['is cut', 'cut', 1],
      ['ends', 'end', 0],
    ] as const)(
      'lists in pages after a stream that %s before it is complete',
      async (_what, how, waits) => {
        const steps = [
          watch(event('ADDED', named('a', '3')), how),
          page(['a', 'b'], '12'),
          watch(''),
        ];
        await follow(steps, undefined, streams);
        if (waits) {
          await until(() => clock.sleeping.length === waits);
          await clock.advance(50);
        }
        await until(() => asked().length === 3);
        expect(asked()).toEqual([
          'stream NotOlderThan',
          'list 2',
          'watch from 12',
        ]);
        expect(items.filter(item => item.startsWith('listed'))).toEqual([
          'listed payments/a payments/b @12',
        ]);
      },
    );

    it('tries both ways by turns while neither succeeds', async () => {
      const failure = status(500);
      const steps = [failure, failure, failure, failure];
      await follow(steps, undefined, streams);
      const sleeps = () => clock.sleeping.length === 1;
      for (let attempt = 0; attempt < 4; attempt++) {
        await until(sleeps);
        await clock.advance(1_000);
      }
      await until(() => asked().length >= 4);
      expect(asked().slice(0, 4)).toEqual([
        'stream NotOlderThan',
        'list 2',
        'stream NotOlderThan',
        'list 2',
      ]);
    });

    it('asks in the same way again when it was refused', async () => {
      const forbidden = status(403);
      const ready = status(200);
      const steps = [forbidden, ready, watch(listEnd('4'))];
      await follow(steps, undefined, streams);
      await until(() => clock.sleeping.length === 1);
      expect(health).toEqual(['403']);
      await clock.advance(50);
      await until(() => items.length === 1);
      expect(server.requests.map(({ url }) => isStreamingList(url))).toEqual([
        true,
        false,
        true,
      ]);
    });

    it('takes an API server that does not understand for one that has none, for good', async () => {
      const plainWatch = watch(
        event('ADDED', named('a', '3')) +
          event('BOOKMARK', { metadata: { resourceVersion: '9' } }),
      );
      const steps = [
        plainWatch,
        page(['a'], '12'),
        watch(event('ERROR', gone), 'end'),
        page(['a'], '30'),
        watch(''),
      ];
      await follow(steps, undefined, streams);
      await until(() => asked().length === 5);
      expect(asked()).toEqual([
        'stream NotOlderThan',
        'list 2',
        'watch from 12',
        'list 2',
        'watch from 30',
      ]);
    });
  });

  it('is told only once that there are no streaming lists', async () => {
    await follow([
      page(['a'], '1'),
      watch(event('ERROR', gone), 'end'),
      page(['a'], '9'),
      watch(''),
    ]);
    await until(() => asked().length === 4);
    const streamed = server.requests.filter(({ url }) => isStreamingList(url));
    expect(streamed).toHaveLength(1);
    expect(health.filter(entry => entry !== 'answer')).toEqual([]);
  });

  it('asks at least every five seconds while a refusal is fresh', async () => {
    const refusals = Array.from({ length: 31 }, () => [
      status(403),
      status(200),
    ]).flat();
    await follow(refusals, '20', undefined, {
      initialMs: 1_000,
      maxMs: 60_000,
    });
    const waits: number[] = [];
    const sleeps = () => clock.sleeping.length === 1;
    for (let attempt = 0; attempt < 31; attempt++) {
      await until(sleeps);
      waits.push(clock.sleeping[0]);
      await clock.advance(clock.sleeping[0]);
    }
    expect(Math.max(...waits.slice(0, 30))).toBeLessThanOrEqual(5_000);
    expect(waits[30]).toBe(30_000);
  });
});
