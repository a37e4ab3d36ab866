import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordOf } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import {
  startSandbox,
  type KubernetesObject,
  type Sandbox,
} from '@berth/sandbox';
import {
  aThing,
  tenantNamespace,
  thingDefinition,
  thingRoles,
} from '../__testUtils__/objects';
import { startBerth, type TestBerth } from '../__testUtils__/startBerth';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';
/** As much as an API server takes in all annotations of an object. */
const ANNOTATIONS = 256 * 1024;
const DEPTH = 1_000;

/** Shows whatever its objects say. */
const gullible = anOffering({
  readiness: ({ primary }) => {
    const status = recordOf(primary.status);
    return {
      phase: 'Ready',
      reason: String(status.reason),
      message: String(status.message),
    };
  },
  details: ({ primary }) => [
    { label: 'Note', value: String(recordOf(primary.spec).note) },
  ],
});

const labels = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, index) => [`label-${index}`, 'x']),
);
const largest = { 'berth.dev/description': 'x'.repeat(ANNOTATIONS - 1_000) };
const nested = () => {
  let innermost: object = { end: SCRIPT };
  for (let level = 0; level < DEPTH; level++) {
    innermost = { a: innermost };
  }
  return innermost;
};
const thing = (name: string, metadata: object, spec: object = {}) => ({
  ...aThing('payments', name, metadata),
  spec: { size: 1, ...spec },
});

describe('whatever an API server holds', () => {
  let sandbox: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const start = (fleet: object = {}) =>
    startBerth({
      clusters: [sandbox],
      offerings: [gullible],
      databaseFolder,
      berth: { fleet: { ...fleet } },
    });
  const shown = (name: string) =>
    berth.until(
      async client =>
        (await client.listClaims({ q: name })).items.find(
          one => one.name === name,
        ),
      60_000,
    );
  const status = (name: string, said: object) =>
    sandbox.admin.patch(
      {
        apiVersion: 'test.berth.dev/v1',
        kind: 'Thing',
        name,
        namespace: 'payments',
      },
      { status: said },
      { subresource: 'status' },
    );
  const create = (object: KubernetesObject) => sandbox.admin.create(object);

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    sandbox = await startSandbox({
      name: 'east',
      nodes: false,
      operators: false,
    });
    await sandbox.apply([
      ...thingRoles(),
      thingDefinition(),
      ...tenantNamespace('payments'),
    ]);
    berth = await start();
    await create(thing('first', {}));
    await shown('first');
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await sandbox?.stop();
    await rm(databaseFolder, { recursive: true, force: true });
  });

  it('is shown as text or left out, stops nothing, and is read again by a list', async () => {
    const script = { 'berth.dev/title': SCRIPT, 'berth.dev/requester': SCRIPT };
    await create(thing('largest', { annotations: largest }));
    await create(thing('labelled', { labels }));
    await create(
      thing('script', { annotations: script }, { note: `${SCRIPT}\u0000` }),
    );
    await status('script', {
      reason: SCRIPT,
      message: `${SCRIPT}\u0000 and \ud800`,
    });
    await create(thing('nested', {}));
    await status('nested', { message: 'deep', deep: nested() });
    await create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: {
        name: 'hostile',
        namespace: 'payments',
        labels,
        annotations: { ...script, ...largest },
      },
      spec: { hard: { pods: '3' } },
    } as KubernetesObject);
    await create(thing('last', {}));

    const check = async () => {
      await shown('last');
      for (const name of ['largest', 'labelled', 'nested']) {
        expect(await shown(name)).toMatchObject({ tenant: 'payments' });
      }
      await berth.until(async client => {
        const { items } = await client.listClaims({ q: 'script' });
        return items[0]?.reason === SCRIPT;
      }, 60_000);
      const claim = await shown('script');
      expect(claim.message).toContain(SCRIPT);
      expect(JSON.stringify(claim)).not.toMatch(/\\u0000|\\ud800/i);
      expect(claim.details).toEqual([{ label: 'Note', value: SCRIPT }]);

      // As data, whatever is in it: no browser takes that for a page.
      const answer = await berth.fetch(
        'payments-developer',
        '/claims?q=script',
      );
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);

      const objects = await berth.until(async client => {
        const { items } = await client.listCoreObjects();
        return items.some(({ name }) => name === 'hostile') && items;
      }, 60_000);
      const quota = objects.find(({ name }) => name === 'hostile');
      expect(quota?.catalog?.['berth.dev/title']).toBe(SCRIPT);
      expect(
        quota?.catalog?.['berth.dev/description'].length,
      ).toBeLessThanOrEqual(4_096);
    };
    await check();

    await berth.stop();
    berth = await start({ rebuild: true, pageSize: 2 });
    await check();
    await create(thing('after', {}));
    await shown('after');
    const logged = berth.logs.join('\n');
    expect(logged).not.toContain('onerror');
    expect(logged).not.toContain('x'.repeat(1_000));
  }, 180_000);
});
