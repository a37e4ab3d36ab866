import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import {
  conditionReadiness,
  createOfferingAction,
} from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  aThing,
  tenantNamespace,
  thingDefinition,
  thingRoles,
} from '../__testUtils__/objects';
import { refusal } from '../__testUtils__/refusal';
import { startBerth, type TestBerth } from '../__testUtils__/startBerth';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

jest.setTimeout(60_000);

const part = {
  group: 'test.berth.dev',
  version: 'v1',
  kind: 'Part',
  plural: 'parts',
};

/** Ready when it has a part; throws for whoever is named to. */
const thing = anOffering({
  children: [part],
  readiness: ({ primary, children }) => {
    if (String(primary.metadata.name).startsWith('broken')) {
      throw new Error('This offering has a bug');
    }
    return children.length > 0
      ? { phase: 'Ready', reason: 'HasParts', message: `${children.length}` }
      : conditionReadiness(primary, { type: 'Ready' });
  },
  actions: {
    note: createOfferingAction({
      title: 'Note',
      description: 'Writes a note.',
      input: z => ({ note: z.string() }),
      plan: ({ note }, { primary }) => [
        {
          type: 'apply',
          object: {
            apiVersion: 'test.berth.dev/v1',
            kind: 'Thing',
            metadata: { name: primary.metadata.name },
            spec: { note },
          },
        },
      ],
    }),
  },
});

interface AskedList {
  how: 'pages' | 'stream';
  resource: string;
}

/** The lists that Berth's account has asked for, in pages or as a stream. */
async function askedLists(cluster: Sandbox): Promise<AskedList[]> {
  const lines = (await readFile(cluster.auditLogFile!, 'utf8')).split('\n');
  return lines
    .filter(Boolean)
    .map(line => JSON.parse(line))
    .filter(
      ({ user, impersonatedUser, responseStatus }) =>
        user.username === 'system:serviceaccount:berth-system:berth' &&
        !impersonatedUser &&
        responseStatus?.code === 200,
    )
    .flatMap(({ verb, stage, requestURI, objectRef }): AskedList[] => {
      const { resource } = objectRef ?? {};
      if (verb === 'list' && stage === 'ResponseComplete') {
        return [{ how: 'pages', resource }];
      }
      return requestURI.includes('sendInitialEvents=true') &&
        stage === 'ResponseStarted'
        ? [{ how: 'stream', resource }]
        : [];
    });
}

async function listsOf(cluster: Sandbox): Promise<string[]> {
  return (await askedLists(cluster)).map(({ resource }) => resource);
}

describe('the fleet', () => {
  let cluster: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const start = (settings?: JsonObject) =>
    startBerth({
      clusters: [cluster],
      offerings: [thing],
      databaseFolder,
      berth: settings,
    });
  const claimNamed = (
    name: string,
    wanted: (claim: Claim) => boolean = () => true,
  ) =>
    berth.until<Claim>(async client => {
      const { items } = await client.listClaims({ q: name });
      return items.find(claim => claim.name === name && wanted(claim));
    });
  const goneNamed = (name: string) =>
    berth.until(async client => {
      const { items } = await client.listClaims({ q: name });
      return items.every(claim => claim.name !== name);
    });
  const thingReference = (name: string, namespace = 'payments') => ({
    apiVersion: 'test.berth.dev/v1',
    kind: 'Thing',
    namespace,
    name,
  });
  const setReady = (name: string) =>
    cluster.admin.patch(
      thingReference(name),
      { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
      { subresource: 'status' },
    );

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    cluster = await startSandbox({
      nodes: false,
      operators: false,
      audit: true,
    });
    await cluster.apply([
      ...thingRoles(),
      ...tenantNamespace('payments'),
      ...tenantNamespace('shop'),
    ]);
    berth = await start();
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await cluster?.stop();
    await rm(databaseFolder, { recursive: true, force: true });
  });

  it('says what is not installed, and notices when it is', async () => {
    const availability = async () =>
      (await berth.as('payments-developer').listOfferings())[0].availability[0];
    await berth.until(async () =>
      (await availability()).reason?.includes('not installed'),
    );
    expect(await availability()).toMatchObject({
      available: false,
      reason: 'the Thing operator is not installed on cluster sandbox',
    });
    expect(
      await refusal(
        berth.as('payments-developer').createRequest({
          offering: thing.id,
          tenant: 'payments',
          name: 'early',
        }),
      ),
    ).toMatchObject({
      status: 409,
      code: 'offering-unavailable',
      message: 'the Thing operator is not installed on cluster sandbox',
    });

    await cluster.apply([thingDefinition('Thing'), thingDefinition('Part')]);
    await berth.until(async () => (await availability()).available);
    await cluster.apply(aThing('payments', 'adopted'));
    expect(await claimNamed('adopted')).toMatchObject({
      tenant: 'payments',
      phase: 'Provisioning',
      simulated: false,
    });
  });

  it('notices that a kind is simulated, and that it is no longer', async () => {
    const simulated = async () =>
      (await berth.as('payments-developer').listClusters())[0].simulated;
    const annotate = (value: string | null) =>
      cluster.admin.patch(
        {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          name: 'things.test.berth.dev',
        },
        { metadata: { annotations: { 'berth.dev/simulated': value } } },
      );
    await annotate('true');
    await berth.until(async () => (await simulated()).length === 1);
    expect(await simulated()).toEqual(['test.berth.dev']);
    expect(await claimNamed('adopted')).toMatchObject({ simulated: true });
    await annotate(null);
    await berth.until(async () => (await simulated()).length === 0);
  });

  it('moves claims with their namespace, and keeps them when it leaves', async () => {
    await cluster.apply([
      ...tenantNamespace('payments', 'wandering'),
      aThing('wandering', 'traveller'),
    ]);
    await claimNamed('traveller', ({ tenant }) => tenant === 'payments');
    const label = (tenant: string | null) =>
      cluster.admin.patch(
        { apiVersion: 'v1', kind: 'Namespace', name: 'wandering' },
        { metadata: { labels: { 'berth.dev/tenant': tenant } } },
      );
    await label('shop');
    const moved = await claimNamed(
      'traveller',
      ({ tenant }) => tenant === 'shop',
    );
    const tenants = await berth.as('shop-developer').listTenants();
    expect(tenants).toMatchObject([
      { name: 'payments', mine: false },
      { name: 'shop', mine: true, claims: { [moved.phase]: 1 } },
    ]);
    await label('newcomers');
    await claimNamed('traveller', ({ tenant }) => tenant === 'newcomers');
    await label(null);
    await claimNamed('traveller', ({ tenant }) => tenant === undefined);
    expect(
      await refusal(berth.as('shop-developer').getTenant('newcomers')),
    ).toMatchObject({ status: 404, code: 'tenant-not-found' });
  });

  it('judges a claim anew when something that belongs to it changes', async () => {
    const [parent] = await cluster.apply(aThing('payments', 'parent'));
    await claimNamed('parent', ({ phase }) => phase === 'Provisioning');
    const { uid } = parent.metadata;
    const child = {
      ...aThing('payments', 'child'),
      kind: 'Part',
      metadata: {
        namespace: 'payments',
        name: 'child',
        ownerReferences: [
          {
            apiVersion: 'test.berth.dev/v1',
            kind: 'Thing',
            name: 'parent',
            uid: uid!,
          },
        ],
      },
    };
    await cluster.apply(child);
    await claimNamed('parent', ({ phase }) => phase === 'Ready');
    const objects = await berth
      .as('payments-developer')
      .getClaimObjects('sandbox:payments:test.thing:parent');
    expect(objects.map(({ kind }) => kind)).toEqual(['Thing', 'Part']);

    await cluster.admin.delete({ ...thingReference('child'), kind: 'Part' });
    await claimNamed('parent', ({ phase }) => phase === 'Provisioning');
  });

  it('shows what is hostile as text or not at all, and goes on', async () => {
    const script = '<script>alert(1)</script>';
    await cluster.apply(aThing('payments', 'broken-offering'));
    await cluster.admin.create(
      aThing('payments', 'hostile', {
        annotations: {
          'berth.dev/requester': script,
          'berth.dev/request': 'not-an-id',
          'berth.dev/plan': `${script}\u0000\ud800`,
          huge: 'x'.repeat(200_000),
        },
        labels: Object.fromEntries(
          Array.from({ length: 1000 }, (_, i) => [`label-${i}`, 'x']),
        ),
      }),
    );
    await cluster.apply(aThing('payments', 'after-the-storm'));
    expect(await claimNamed('hostile')).toMatchObject({ requester: script });
    await claimNamed('after-the-storm');
    const { items } = await berth.as('payments-developer').listClaims();
    expect(items.map(({ name }) => name)).not.toContain('broken-offering');
    expect(
      berth.logs.filter(line => line.includes('payments/broken-offering')),
    ).not.toHaveLength(0);
    expect(berth.logs.join('\n')).not.toContain('xxxxxxxx');
    const detail = await berth
      .as('payments-developer')
      .getClaim('sandbox:payments:test.thing:hostile');
    expect(detail.requestDetail).toBeUndefined();
  });

  it.each([
    ['conditions that are none', { conditions: 'Ready' }],
    ['conditions of every type', { conditions: [null, 7, [], { type: {} }] }],
    [
      'NUL and markup in what is shown',
      {
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: '<b>\u0000</b>',
            message: `\u0000<img src=x onerror=alert(1)>${'m'.repeat(90_000)}`,
          },
        ],
      },
    ],
    ['numbers out of range', { observedGeneration: 1e300, conditions: -1e308 }],
    [
      'objects within objects',
      JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`),
    ],
  ])('goes on after a status with %s', async (what, hostile) => {
    const name = what.toLowerCase().replaceAll(' ', '-');
    await cluster.apply(aThing('payments', name));
    await cluster.admin.patch(
      thingReference(name),
      { status: hostile },
      { subresource: 'status' },
    );
    await cluster.apply(aThing('payments', `${name}-follows`));
    await claimNamed(`${name}-follows`);
    const claim = await claimNamed(name);
    expect(claim.message.length).toBeLessThanOrEqual(2_000);
    expect(JSON.stringify(claim)).not.toContain('\\u0000');
    expect(berth.logs.join('\n')).not.toContain('mmmmmmmm');
    await cluster.admin.delete(thingReference(name));
    await goneNamed(name);
  });

  it('reports the owner of a field that an action would take', async () => {
    await cluster.apply(
      { ...aThing('payments', 'contested'), spec: { note: 'mine' } },
      { fieldManager: 'somebody' },
    );
    const { id } = await claimNamed('contested');
    expect(
      await refusal(
        berth.as('payments-developer').runAction(id, 'note', { note: 'ours' }),
      ),
    ).toMatchObject({
      status: 409,
      code: 'field-conflict',
      message: expect.stringMatching(/\.spec\.note .*"somebody"/),
      fields: [
        { field: '.spec.note', message: expect.stringContaining('somebody') },
      ],
    });
  });

  it("keeps the API server's own finding about an object", async () => {
    const refused = await refusal(
      berth.as('payments-developer').createRequest({
        offering: thing.id,
        tenant: 'payments',
        name: 'too-large',
        input: { size: 9 },
      }),
    );
    expect(refused).toMatchObject({
      status: 400,
      code: 'cluster-rejected',
      message: expect.stringContaining('spec.size in body should be less than'),
      fields: [{ field: 'spec.size' }],
    });
  });

  it('lists each resource by one streaming request', async () => {
    const lists = await askedLists(cluster);
    expect(lists.map(({ resource }) => resource)).toEqual(
      expect.arrayContaining(['namespaces', 'things', 'parts']),
    );
    expect(lists.filter(({ how }) => how === 'pages')).toEqual([]);
    for (const name of ['namespaces', 'things', 'parts']) {
      const asked = lists.filter(({ resource }) => resource === name);
      expect(asked).toHaveLength(1);
    }
  });

  it('goes on after a restart where it stopped, without a LIST', async () => {
    await setReady('adopted');
    const ready = await claimNamed('adopted', ({ phase }) => phase === 'Ready');
    const before = await listsOf(cluster);
    expect(before).toEqual(expect.arrayContaining(['namespaces', 'things']));
    const known = (await berth.asService().listClaims()).items.length;
    await berth.stop();
    await cluster.admin.delete(thingReference('after-the-storm'));
    await cluster.apply(aThing('payments', 'born-meanwhile'));

    berth = await start();
    // What was known is there before any cluster is asked.
    const { items } = await berth.asService().listClaims();
    expect(items.length).toBeGreaterThanOrEqual(known - 1);
    await claimNamed('born-meanwhile');
    await goneNamed('after-the-storm');
    expect(await claimNamed('adopted')).toMatchObject({
      phase: 'Ready',
      since: ready.since,
    });
    expect(await listsOf(cluster)).toEqual(before);
  });

  it('lists again, and writes only differences, when the API server forgot where it was', async () => {
    await claimNamed('parent');
    const { cursor } = await berth.asService().listChanges();
    const before = await listsOf(cluster);
    await berth.stop();
    await cluster.admin.delete(thingReference('born-meanwhile'));
    await cluster.apply(aThing('payments', 'born-later'));
    // Etcd has forgotten, and an API server that starts keeps no copy yet.
    await cluster.compactEtcd();
    await cluster.stopApiServer();
    await cluster.startApiServer();

    berth = await start();
    await claimNamed('born-later');
    await goneNamed('born-meanwhile');
    const again = (await listsOf(cluster)).slice(before.length);
    expect(again).toEqual(expect.arrayContaining(['namespaces', 'things']));
    expect(again.filter(name => name === 'things')).toHaveLength(1);
    const { items } = await berth.asService().listChanges({ after: cursor });
    expect(
      items
        .filter(({ kind }) => kind === 'claim')
        .map(({ key }) => key)
        .sort(),
    ).toEqual([
      'sandbox:payments:test.thing:born-later',
      'sandbox:payments:test.thing:born-meanwhile',
    ]);
  });

  it('reads everything anew when it is told to, and writes only what differs', async () => {
    const { cursor } = await berth.asService().listChanges();
    const before = await listsOf(cluster);
    const known = (await berth.asService().listClaims()).items;
    await berth.stop();
    berth = await start({ fleet: { rebuild: true } });
    await berth.until(async () =>
      ['namespaces', 'things', 'parts'].every(
        await listsOf(cluster).then(
          lists => (name: string) => lists.slice(before.length).includes(name),
        ),
      ),
    );
    await cluster.apply(aThing('payments', 'born-anew'));
    await claimNamed('born-anew');
    const { items } = await berth.asService().listChanges({ after: cursor });
    expect(
      items.filter(({ kind }) => kind === 'claim').map(({ key }) => key),
    ).toEqual(['sandbox:payments:test.thing:born-anew']);
    const { items: claims } = await berth.asService().listClaims();
    expect(claims).toEqual(expect.arrayContaining(known));
  });

  it('holds an answer back until something changes', async () => {
    const client = berth.asService();
    const { cursor } = await client.listChanges();
    const waiting = client.listChanges({ after: cursor, waitSeconds: 20 });
    await cluster.apply(aThing('payments', 'awaited'));
    const { items, cursor: next } = await waiting;
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'claim',
          key: 'sandbox:payments:test.thing:awaited',
          operation: 'upsert',
        }),
      ]),
    );
    expect(next).toBeGreaterThan(cursor);
    const response = await berth.fetch(
      'payments-developer',
      `/changes?after=${next + 1_000_000}`,
    );
    expect(await response.json()).toMatchObject({ items: [], reset: true });
  });

  it('says when it may not watch a kind, and goes on when it may', async () => {
    const bindingName = 'berth-things';
    await cluster.admin.delete({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      name: bindingName,
    });
    await berth.stop();
    berth = await start();
    const availability = async () =>
      (await berth.asService().listOfferings())[0].availability[0];
    await berth.until(async () =>
      (await availability()).reason?.includes('cannot be watched'),
    );
    expect(await availability()).toMatchObject({
      available: false,
      reason: expect.stringContaining(
        'things cannot be watched: things.test.berth.dev is forbidden',
      ),
    });
    expect((await berth.asService().listClusters())[0]).toMatchObject({
      state: 'connected',
      message: expect.stringContaining('things cannot be watched'),
    });
    await cluster.apply(thingRoles());
    await berth.until(async () => (await availability()).available);
    await berth.until(
      async client => (await client.listClusters())[0].message === undefined,
    );
    expect((await availability()).reason).toBeUndefined();
  });

  it('forgets the claims of a kind that is no longer there', async () => {
    await cluster.admin.delete({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'things.test.berth.dev',
    });
    const available = async () =>
      (await berth.asService().listOfferings())[0].availability[0].available;
    await berth.until(async () => !(await available()));
    await berth.until(
      async client => (await client.listClaims()).items.length === 0,
    );
    expect(await available()).toBe(false);
  });
});
