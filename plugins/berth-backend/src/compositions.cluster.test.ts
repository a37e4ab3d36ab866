import type {
  Claim,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import compositions from '@berth/backstage-plugin-berth-backend-module-compositions';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { CLAIM_GROUP, claimedDefinition } from './__testUtils__/compositions';
import { refusal } from './__testUtils__/refusal';
import { startBerth, type TestBerth } from './__testUtils__/startBerth';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;
const TEST_MS = 120_000;
const WAIT_MS = 40_000;
const MARK = 'berth.dev/offering';
const CRD = 'apiextensions.k8s.io/v1 CustomResourceDefinition';
const XRD = 'apiextensions.crossplane.io/v1 CompositeResourceDefinition';
const RGD = 'kro.run/v1alpha1 ResourceGraphDefinition';

interface Case {
  what: string;
  /** What carries the mark. */
  definition: string;
  offering: string;
  title: string;
  kind: string;
  input: object;
  /** An input that only a rule refuses, and where the rule's words are. */
  refused: { input: object; message: string };
  /** What a claim would use; unknown where the definition does not say. */
  usage?: Record<string, string>;
  outputs: object;
  details: object[];
  secret?: string;
}

const cases: Case[] = [
  {
    what: "a platform team's own definition",
    definition: `${CRD} webapplications.platform.example.org`,
    offering: 'composition.webapplications.platform.example.org',
    title: 'Web application',
    kind: 'platform.example.org/v1alpha1 WebApplication',
    input: { image: 'registry.example.org/shop:1' },
    refused: {
      input: { image: 'x', replicas: { least: 5 } },
      message: 'The least replicas may not exceed the most',
    },
    usage: { 'requests.cpu': '300m', 'requests.memory': '768Mi', pods: '3' },
    outputs: { url: 'https://one.payments.apps.example.org/' },
    details: [
      { label: 'Uses', value: '300m CPU, 768Mi memory, 3 pods' },
      { label: 'Revision', value: 'one-1' },
    ],
  },
  {
    what: 'a composite resource of Crossplane',
    definition: `${XRD} objectbuckets.storage.example.org`,
    offering: 'composition.objectbuckets.storage.example.org',
    title: 'Object bucket',
    kind: 'storage.example.org/v1alpha1 ObjectBucket',
    input: { region: 'north', retention: { days: 3 } },
    refused: {
      input: { region: 'north', retention: { days: 3, mode: 'Compliance' } },
      message: 'Retention for compliance needs versioning',
    },
    outputs: { url: 'https://north.objects.example.org/' },
    details: [{ label: 'Bucket', value: 'payments-one' }],
  },
  {
    what: 'a claim of Crossplane',
    definition: `${XRD} xcaches.${CLAIM_GROUP}`,
    offering: `composition.caches.${CLAIM_GROUP}`,
    title: 'Cache',
    kind: `${CLAIM_GROUP}/v1 Cache`,
    input: {
      memory: '4Gi',
      writeConnectionSecretToRef: { name: 'one-login' },
    },
    refused: {
      input: { memory: '1Gi', eviction: 'lru' },
      message: 'A cache of 1Gi cannot evict',
    },
    outputs: { host: 'one.cache.example.org', port: 6379 },
    details: [],
    secret: 'one-login',
  },
  {
    what: 'a kind of kro',
    definition: `${RGD} preview-environment`,
    offering: 'composition.previewenvironments.preview.example.org',
    title: 'Preview environment',
    kind: 'preview.example.org/v1alpha1 PreviewEnvironment',
    input: { branch: 'main' },
    refused: {
      input: { branch: 'main', replicas: 7 },
      message: 'validation failed',
    },
    outputs: { url: 'http://one.payments.preview.example.org/' },
    details: [{ label: 'Settings', value: 'one-settings' }],
  },
];

describe('what Crossplane, kro and platform teams define, from definition to deletion', () => {
  let sandbox: Sandbox;
  let berth: TestBerth;

  const reference = (written: string, name?: string) => {
    const [apiVersion, kind, itsName] = written.split(' ');
    return { apiVersion, kind, name: name ?? itsName };
  };
  const mark = (definition: string, value: string | null) =>
    sandbox.admin.patch(reference(definition), {
      metadata: { labels: { [MARK]: value } },
    });
  const find = async (id: string) =>
    (await berth.asService().listOfferings()).find(one => one.id === id);
  const appears = (id: string) =>
    berth.until<OfferingDescription>(async () => {
      const found = await find(id);
      return found?.availability.some(one => one.available) && found;
    }, WAIT_MS);
  const claimOf = (offering: string, wanted: (one: Claim) => boolean) =>
    berth.until<Claim>(async client => {
      const { items } = await client.listClaims({ offering });
      return items.find(wanted);
    }, WAIT_MS);
  const requestOf = (offering: string, name: string, input: object) => ({
    offering,
    tenant: 'payments',
    name,
    input: input as Record<string, never>,
  });
  const ask = (offering: string, name: string, input: object) =>
    berth
      .as('payments-developer')
      .createRequest(requestOf(offering, name, input));

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      nodes: false,
      identityProvider: false,
      operatorDelayMs: 50,
    });
    await sandbox.apply(claimedDefinition());
    berth = await startBerth({
      clusters: [sandbox],
      offerings: [],
      features: [compositions],
    });
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await sandbox?.stop();
  });

  it.each(cases)(
    '$what',
    async ({ definition, offering, title, kind, input, ...expected }) => {
      const found = await appears(offering);
      expect(found).toMatchObject({ title, category: expect.any(String) });
      expect(found.availability).toEqual([
        { cluster: sandbox.name, available: true, simulated: true },
      ]);
      // What nobody fills in is no field.
      expect(JSON.stringify(found.inputSchema)).not.toMatch(
        /resourceRef|claimRef/,
      );

      expect(
        await refusal(ask(offering, 'refused', expected.refused.input)),
      ).toMatchObject({
        message: expect.stringContaining(expected.refused.message),
      });
      const body = requestOf(offering, 'one', input);
      expect(
        await berth.as('payments-developer').previewRequest(body),
      ).toMatchObject({
        usage: expected.usage ?? {},
        usageKnown: expected.usage !== undefined,
      });
      await ask(offering, 'one', input);
      const ready = await claimOf(offering, ({ phase }) => phase === 'Ready');
      expect(ready).toMatchObject({ name: 'one', tenant: 'payments' });
      expect(ready.details).toEqual(expected.details);
      expect(ready.connection?.endpoints).toEqual([
        expect.objectContaining(expected.outputs),
      ]);
      expect(ready.connection?.secret?.name).toBe(expected.secret);

      await mark(definition, null);
      await berth.until(async () => !(await find(offering)), WAIT_MS);
      const object = { ...reference(kind, 'one'), namespace: 'payments' };
      expect(await sandbox.admin.find(object)).toBeDefined();
      await mark(definition, 'true');
      await appears(offering);
      const again = await claimOf(offering, ({ phase }) => phase === 'Ready');

      await berth.as('payments-developer').deleteClaim(again.id, 'one');
      await berth.until(
        async client =>
          (await client.listClaims({ offering })).items.length === 0,
        WAIT_MS,
      );
      expect(await sandbox.admin.find(object)).toBeUndefined();
    },
    TEST_MS,
  );

  it('leaves nothing of a claim when it is deleted', async () => {
    const composites = { apiVersion: `${CLAIM_GROUP}/v1`, kind: 'XCache' };
    expect((await sandbox.admin.list(composites)).items).toEqual([]);
    await sandbox.admin.waitFor(
      {
        ...{ apiVersion: 'v1', kind: 'ConfigMap' },
        ...{ namespace: 'payments', name: 'one-settings' },
      },
      found => found === undefined,
      { timeoutMs: WAIT_MS },
    );
  });

  it('says of a definition that makes no sense why nothing comes of it', async () => {
    await sandbox.apply([
      {
        ...reference(RGD),
        metadata: { name: 'senseless' },
        spec: {
          schema: {
            apiVersion: 'v1alpha1',
            kind: 'Senseless',
            spec: { size: 'quantity | default=1' },
          },
        },
      },
    ]);
    const seen = await sandbox.admin.waitFor(
      reference(RGD, 'senseless'),
      found => Boolean((found?.status as { state?: string })?.state),
      { timeoutMs: WAIT_MS },
    );
    expect(seen?.status).toMatchObject({
      state: 'Inactive',
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: 'GraphAccepted',
          status: 'False',
          message: "size: there is no type 'quantity'",
        }),
      ]),
    });
  });

  it('goes with its definition', async () => {
    const [{ definition, offering }] = cases;
    await sandbox.admin.delete(reference(definition));
    await berth.until(async () => !(await find(offering)), WAIT_MS);
    expect(await find(offering)).toBeUndefined();
  });
});
