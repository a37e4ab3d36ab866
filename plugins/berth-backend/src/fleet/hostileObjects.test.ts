import { mockServices } from '@backstage/backend-test-utils';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { liveThing } from '../__testUtils__/liveObject';
import { ManualClock } from '../__testUtils__/ManualClock';
import { testDatabase } from '../__testUtils__/testDatabase';
import { ChangeFeed } from '../changes/ChangeFeed';
import type { LiveObject } from '../kubernetes/types';
import { ChildProjection } from './ChildProjection';
import { ClaimProjection } from './ClaimProjection';
import { EventProjection } from './EventProjection';
import { NamespaceProjection } from './NamespaceProjection';
import type { ObjectBatch, Projection, WatchedResource } from './types';

const part = {
  group: 'test.berth.dev',
  version: 'v1',
  kind: 'Part',
  plural: 'parts',
};

/** Shows whatever its objects say, and keeps them whole. */
const gullible = anOffering({
  children: [part],
  readiness: ({ primary }) => {
    const { reason, message, progress } = primary.status as Record<string, any>;
    return { phase: 'Ready', reason, message, progress };
  },
  details: ({ primary }) => {
    const { label, value } = primary.status as Record<string, any>;
    return [{ label, value }];
  },
  connection: ({ primary }) => {
    const { host } = primary.status as Record<string, any>;
    return { endpoints: [{ name: host, host, port: 5432, url: host }] };
  },
});

const resource = (
  plural: string,
  role: WatchedResource['role'],
): WatchedResource => ({
  group: 'test.berth.dev',
  version: 'v1',
  plural,
  key: `test.berth.dev/v1/${plural}`,
  role,
  about: gullible.primary,
});

/** Any UTF-16, whole or not, and what is of use to an attacker. */
const text = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map(units => String.fromCharCode(...units)),
  fc.constantFrom('\u0000', '\ud800', '<script>alert(1)</script>', "'; --"),
  fc.constant('x'.repeat(20_000)),
);
const anything = fc.anything({
  key: text,
  values: [text, fc.double(), fc.maxSafeInteger(), fc.boolean()],
  maxDepth: 4,
});
const ANNOTATIONS = ['title', 'owner', 'plan', 'requester', 'request'];
const texts = (...keys: string[]) =>
  fc.record(
    Object.fromEntries(keys.map(key => [key, fc.oneof(text, anything)])),
  );

describe('whatever a cluster holds', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await testDatabase();
  });

  afterEach(async () => {
    await knex.destroy();
  });

  function build(): {
    projections: Partial<Record<WatchedResource['role'], Projection>>;
    logger: ReturnType<typeof mockServices.logger.mock>;
    feed: ChangeFeed;
  } {
    const logger = mockServices.logger.mock();
    const clock = ManualClock.create('2026-02-01T00:00:00Z');
    const shared = {
      cluster: 'east',
      offerings: () => [gullible],
      tenantLabel: 'berth.dev/tenant',
      clock,
      logger,
    };
    const claim = ClaimProjection.create(shared);
    return {
      projections: {
        namespace: NamespaceProjection.create(shared),
        claim,
        child: ChildProjection.create({ ...shared, claims: claim }),
        event: EventProjection.create(shared),
      },
      logger,
      feed: ChangeFeed.create({ knex, clock }),
    };
  }

  it('is stored harmlessly or skipped with its name in the log', async () => {
    const { projections, logger, feed } = build();
    const take = async (watched: WatchedResource, object: unknown) => {
      // As it comes over the wire: without what JSON cannot say.
      const upserts = [JSON.parse(JSON.stringify(object)) as LiveObject];
      const batch: ObjectBatch = { resource: watched, upserts, deletes: [] };
      await knex.transaction(async tx => {
        const notes = await projections[watched.role]!.apply(tx, batch);
        await feed.record(tx, notes);
      });
    };
    await fc.assert(
      fc.asyncProperty(
        texts('reason', 'message', 'progress', 'label', 'value', 'host'),
        fc.dictionary(text, text, { maxKeys: 4 }),
        // The API server takes nothing else for an annotation.
        fc.record(
          Object.fromEntries(ANNOTATIONS.map(key => [key, text] as const)),
        ),
        texts('type', 'reason', 'message', 'count', 'lastTimestamp'),
        async (status, labels, annotations, event) => {
          const said = Object.fromEntries(
            Object.entries(annotations).map(([key, value]) => [
              `berth.dev/${key}`,
              value,
            ]),
          );
          await knex('claims').delete();
          await take(resource('namespaces', 'namespace'), {
            ...liveThing({
              metadata: {
                name: 'payments',
                labels: { 'berth.dev/tenant': 'payments' },
                annotations: said,
              },
            }),
          });
          await take(
            resource('things', 'claim'),
            liveThing({ metadata: { labels, annotations: said }, status }),
          );
          await take(resource('parts', 'child'), {
            ...liveThing({ metadata: { name: 'part', labels } }),
            kind: 'Part',
            status,
            metadata: {
              ...liveThing().metadata,
              name: 'part',
              ownerReferences: [{ kind: 'Thing', name: 'x', uid: 'uid-1' }],
            },
          });
          await take(resource('events', 'event'), {
            ...liveThing(),
            ...event,
            involvedObject: {
              apiVersion: 'test.berth.dev/v1',
              kind: 'Thing',
              namespace: 'payments',
              name: 'orders',
            },
          });
          const [row] = await knex('claims');
          const logged = JSON.stringify(logger.warn.mock.calls);
          expect(row !== undefined || logged.includes('payments/orders')).toBe(
            true,
          );
          const [stored] = await knex('claim_events');
          for (const value of Object.values({ ...row, ...stored })) {
            expect(String(value)).not.toMatch(/\p{Surrogate}/u);
            expect(String(value)).not.toContain('\u0000');
            expect(String(value).length).toBeLessThan(1_000_000);
          }
          expect(logged).not.toContain('x'.repeat(1_000));
          expect(logged).not.toContain('<script>');
        },
      ),
      { numRuns: 150, includeErrorInReport: true },
    );
  });
});
