import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Claim,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingsFeature,
  type Offering,
} from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  blueprintDefinition,
  definitionBinding,
  definitionRoles,
  GROUP,
  testSource,
  webAppDefinition,
} from './__testUtils__/definitions';
import {
  tenantNamespace,
  thingDefinition,
  thingRoles,
} from './__testUtils__/objects';
import { refusal } from './__testUtils__/refusal';
import { startBerth, type TestBerth } from './__testUtils__/startBerth';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
const ID = `composition.webapps.${GROUP}`;
const MARK = { 'berth.dev/offering': 'true' };
const thing: Offering = anOffering();

const definition = (plural = 'webapps') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name: `${plural}.${GROUP}`,
});
const webApp = (name: string) => ({
  apiVersion: `${GROUP}/v1alpha1`,
  kind: 'WebApp',
  namespace: 'payments',
  name,
});

describe('what clusters define', () => {
  let east: Sandbox;
  let west: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const start = () =>
    startBerth({
      clusters: [east, west],
      offerings: [thing],
      features: [createOfferingsFeature({ offerings: [], source: testSource })],
      databaseFolder,
    });
  const offering = (
    wanted: (found: OfferingDescription | undefined) => boolean,
  ) =>
    berth.until(async client => {
      const found = (await client.listOfferings()).find(({ id }) => id === ID);
      return wanted(found) && { found };
    });
  const isOn = (cluster: Sandbox) => (found?: OfferingDescription) =>
    found?.availability.some(
      one => one.cluster === cluster.name && one.available,
    ) ?? false;
  const appears = async (cluster: Sandbox) =>
    (await offering(isOn(cluster))).found!;
  const disappears = () => offering(found => found === undefined);
  const claims = async () =>
    (await berth.asService().listClaims({ offering: ID })).items;
  const claim = (name: string, wanted: (one: Claim) => boolean) =>
    berth.until<Claim>(async client => {
      const { items } = await client.listClaims({ offering: ID });
      return items.find(one => one.name === name && wanted(one));
    });
  const ask = (name: string, input: object) =>
    berth.as('payments-developer').createRequest({
      offering: ID,
      tenant: 'payments',
      cluster: east.name,
      name,
      input: input as Record<string, never>,
    });

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    [east, west] = await Promise.all(
      ['east', 'west'].map(name =>
        startSandbox({ name, nodes: false, operators: false }),
      ),
    );
    await east.apply([
      ...thingRoles(),
      thingDefinition(),
      ...definitionRoles(),
      ...tenantNamespace('payments'),
      definitionBinding('payments'),
    ]);
    // Kubernetes adds them to Berth's role when it comes to it, and a watch that
    // was refused is tried again only after a while.
    await east.apply(definitionRoles('blueprints'));
    await east.apply(definitionRoles('pages'));
    await west.apply([
      ...thingRoles(),
      ...definitionRoles(),
      ...tenantNamespace('payments'),
      definitionBinding('payments'),
    ]);
    berth = await start();
    await berth.until(
      async client =>
        (
          await client.listClusters()
        ).filter(({ state }) => state === 'connected').length === 2,
    );
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await Promise.all([east?.stop(), west?.stop()]);
    await rm(databaseFolder, { recursive: true, force: true });
  });

  it('is an offering from its mark on, with its form, until the mark goes', async () => {
    await east.apply(webAppDefinition());
    expect(
      (await berth.asService().listOfferings()).map(({ id }) => id),
    ).toEqual([thing.id]);
    await east.apply(
      webAppDefinition({
        labels: MARK,
        annotations: {
          'berth.dev/title': 'Web application',
          'berth.dev/category': 'serverless',
          'berth.dev/output': 'Host',
        },
      }),
    );
    const found = await appears(east);
    expect(found).toMatchObject({
      title: 'Web application',
      category: 'serverless',
      kind: { kind: 'WebApp', version: 'v1alpha1' },
      holdsData: false,
      inputSchema: {
        required: ['image'],
        properties: {
          image: { type: 'string', maxLength: 200 },
          tier: { enum: ['bronze', 'silver', 'gold'], default: 'bronze' },
          replicas: {
            description: 'replicas.min may not exceed replicas.max.',
            properties: { max: { maximum: 10 } },
          },
        },
      },
      actions: [{ id: 'change', title: 'Change' }],
    });
    expect(found.availability).toContainEqual({
      cluster: west.name,
      available: false,
      reason: `Web application is not offered on cluster ${west.name}`,
      simulated: false,
    });

    expect(await refusal(ask('shop', { tier: 'iron' }))).toMatchObject({
      status: 400,
      code: 'input-invalid',
      fields: [
        { field: 'image', message: 'Fill this in; it is needed.' },
        { field: 'tier', message: 'Choose one of bronze, silver, gold.' },
      ],
    });
    // What only the API server can judge it refuses in the rule's own words.
    expect(
      await refusal(ask('shop', { image: 'shop', replicas: { min: 9 } })),
    ).toMatchObject({
      message: expect.stringContaining(
        'replicas.min may not exceed replicas.max',
      ),
    });

    await ask('shop', { image: 'registry.test/shop:1', port: '9090' });
    expect(await east.admin.find(webApp('shop'))).toMatchObject({
      metadata: { labels: { 'berth.dev/offering': ID } },
      spec: { tier: 'bronze', replicas: { min: 1, max: 3 }, port: 9090 },
    });
    expect(await claim('shop', () => true)).toMatchObject({
      phase: 'Provisioning',
      tenant: 'payments',
      details: [],
    });
    await east.admin.patch(
      webApp('shop'),
      {
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          host: 'shop.apps.test',
        },
      },
      { subresource: 'status' },
    );
    const ready = await claim('shop', ({ phase }) => phase === 'Ready');
    expect(ready.details).toEqual([{ label: 'Host', value: 'shop.apps.test' }]);
    await berth
      .as('payments-developer')
      .runAction(ready.id, 'change', { tier: 'gold' });
    expect(await east.admin.find(webApp('shop'))).toMatchObject({
      spec: { tier: 'gold', image: 'registry.test/shop:1' },
    });

    await east.admin.patch(definition(), {
      metadata: { labels: { 'berth.dev/offering': null } },
    });
    await disappears();
    await berth.until(async () => (await claims()).length === 0);
    expect(await refusal(berth.asService().getOffering(ID))).toMatchObject({
      status: 404,
      code: 'offering-not-found',
    });
    expect(await refusal(ask('late', { image: 'late' }))).toMatchObject({
      status: 404,
    });
    // Whoever takes back the offer takes back nothing that somebody has.
    expect(await east.admin.find(webApp('shop'))).toBeDefined();
  }, 60_000);

  it('is there again after a restart, with its claims, and follows its definition', async () => {
    await east.apply(webAppDefinition({ labels: MARK }));
    await appears(east);
    await claim('shop', ({ phase }) => phase === 'Ready');
    await berth.stop();
    berth = await start();
    await appears(east);
    expect((await claims()).map(({ name }) => name)).toEqual(['shop']);

    await east.apply(
      webAppDefinition({
        labels: MARK,
        annotations: { 'berth.dev/output': 'Address' },
        fields: { region: { type: 'string', enum: ['north', 'south'] } },
      }),
    );
    await offering(found => {
      const { properties } = (found?.inputSchema ?? {}) as {
        properties?: object;
      };
      return Object.hasOwn(properties ?? {}, 'region');
    });
    // What is there is judged anew by it.
    await claim('shop', ({ details }) =>
      details.some(({ label }) => label === 'Address'),
    );
  }, 60_000);

  it('may be another on another cluster', async () => {
    await west.apply(
      webAppDefinition({
        labels: MARK,
        fields: { colour: { type: 'string' } },
      }),
    );
    const found = await appears(west);
    const there = found.availability.find(one => one.cluster === west.name);
    expect(there?.inputSchema).toMatchObject({
      properties: { colour: { type: 'string' } },
    });
    const here = berth.as('payments-developer');
    const body = {
      offering: ID,
      tenant: 'payments',
      name: 'painted',
      input: { image: 'painted', colour: 'red' },
    };
    expect(
      await refusal(here.createRequest({ ...body, cluster: east.name })),
    ).toMatchObject({
      code: 'input-invalid',
      fields: [{ field: 'colour', message: 'There is no such field.' }],
    });
    await here.createRequest({ ...body, cluster: west.name });
    await claim('painted', one => one.cluster === west.name);
    await west.admin.delete(definition());
    await offering(one => one !== undefined && !isOn(west)(one));
    await berth.until(async () =>
      (await claims()).every(one => one.cluster === east.name),
    );
  }, 60_000);

  it('says what is missing where Berth may not watch it', async () => {
    await east.apply(
      webAppDefinition({
        labels: MARK,
        name: { kind: 'Cache', plural: 'caches' },
      }),
    );
    const reason = await berth.until(async client => {
      const found = (await client.listOfferings()).find(
        ({ id }) => id === `composition.caches.${GROUP}`,
      );
      return found?.availability.find(one => one.cluster === east.name)?.reason;
    });
    // Nothing is known of a kind that has only just come.
    const told = await berth.until(async client => {
      const { availability } = await client.getOffering(
        `composition.caches.${GROUP}`,
      );
      const here = availability.find(one => one.cluster === east.name);
      return here?.reason?.includes('cannot be watched') && here.reason;
    });
    expect(reason).toBeDefined();
    expect(told).toMatch(
      /caches cannot be watched: .*forbidden.* Let caches be watched$/,
    );
    await east.apply(definitionRoles('caches'));
    await berth.until(
      async client =>
        (
          await client.getOffering(`composition.caches.${GROUP}`)
        ).availability.some(one => one.available),
      60_000,
    );
  }, 90_000);

  it('is skipped with a word in the log where it cannot be offered, and harms nothing', async () => {
    const claimed = thingDefinition();
    await east.apply([
      { ...claimed, metadata: { ...claimed.metadata, labels: MARK } },
      {
        ...webAppDefinition({
          labels: MARK,
          annotations: { 'berth.dev/title': '' },
          name: { kind: 'Broken', plural: 'brokens' },
        }),
      },
    ]);
    const logged = (text: string) =>
      berth.logs.some(line => line.includes(text));
    await berth.until(
      async () =>
        logged(`${thing.id} offers this kind already`) &&
        logged('it has no title'),
    );
    expect(
      (await berth.asService().listOfferings()).map(({ id }) => id).sort(),
    ).toEqual([thing.id, ID, `composition.caches.${GROUP}`].sort());
  }, 60_000);

  it('is one by the mark of what it was made from, unless it says no itself', async () => {
    const id = `composition.pages.${GROUP}`;
    const pages = (labels: Record<string, string>) =>
      webAppDefinition({
        labels: { blueprint: 'pages', ...labels },
        name: { kind: 'Page', plural: 'pages' },
      });
    const blueprint = (labels: Record<string, string>) => ({
      apiVersion: `${GROUP}/v1alpha1`,
      kind: 'Blueprint',
      metadata: {
        name: 'pages',
        namespace: 'default',
        labels,
        annotations: { 'berth.dev/title': 'A page' },
      },
      spec: { image: 'x' },
    });
    await east.apply([blueprintDefinition()]);
    await east.apply([blueprint(MARK), pages({})]);
    const found = await berth.until(async client =>
      (await client.listOfferings()).find(one => one.id === id),
    );
    expect(found).toMatchObject({ title: 'A page', description: 'blueprints' });
    const gone = () =>
      berth.until(async client =>
        (await client.listOfferings()).every(one => one.id !== id),
      );
    await east.apply(pages({ 'berth.dev/offering': 'false' }));
    await gone();
    await east.apply(pages({}));
    await berth.until(async client =>
      (await client.listOfferings()).some(one => one.id === id),
    );
    await east.apply(blueprint({}));
    await gone();
  }, 60_000);

  it('goes with its definition, and leaves no claims', async () => {
    await east.admin.delete(definition());
    await disappears();
    await berth.until(async () => (await claims()).length === 0);
    expect(await refusal(berth.asService().getOffering(ID))).toMatchObject({
      code: 'offering-not-found',
    });
  }, 60_000);
});
