import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudNativePg } from '@berth/backstage-plugin-berth-backend-module-databases';
import type {
  Claim,
  ClaimRequestBody,
} from '@berth/backstage-plugin-berth-common';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import { tenantNamespace, thingRoles } from './__testUtils__/objects';
import { refusal } from './__testUtils__/refusal';
import { startBerth, type TestBerth } from './__testUtils__/startBerth';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

const body = (
  name: string,
  overrides: Partial<ClaimRequestBody> = {},
): ClaimRequestBody => ({
  offering: cloudNativePg.id,
  tenant: 'payments',
  name,
  ...overrides,
});

const databaseObject = (namespace: string, name: string) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  namespace,
  name,
});

describe('the life of a claim', () => {
  let cluster: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const clusterOf = (namespace: string, name: string) =>
    cluster.admin.find(databaseObject(namespace, name));
  const readyClaim = (name: string) =>
    berth.until<Claim>(async client => {
      const { items } = await client.listClaims({ q: name, phase: 'Ready' });
      return items[0];
    });

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    cluster = await startSandbox();
    await cluster.apply([
      ...thingRoles(),
      ...tenantNamespace('payments', 'payments', {
        'berth.dev/title': 'Payments',
        'berth.dev/primary': 'true',
      }),
      ...tenantNamespace('payments', 'payments-staging'),
      ...tenantNamespace('shop'),
    ]);
    berth = await startBerth({
      clusters: [cluster],
      offerings: [cloudNativePg],
      databaseFolder,
    });
    await berth.until(
      async client =>
        (await client.listTenants()).length === 2 &&
        (
          await client.listOfferings()
        )[0].availability[0].available,
    );
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await cluster?.stop();
    await rm(databaseFolder, { recursive: true, force: true });
  });

  it('goes from the request to Ready, and to gone', async () => {
    const developer = berth.as('payments-developer');
    const request = await developer.createRequest(
      body('orders-db', { template: 'template:default/postgres-database' }),
    );
    expect(request).toMatchObject({
      state: 'Delivered',
      attempts: 1,
      claimId: 'sandbox:payments:database.cloudnative-pg:orders-db',
      requester: 'user:default/payments-developer',
    });

    expect((await clusterOf('payments', 'orders-db'))?.metadata).toMatchObject({
      labels: {
        'app.kubernetes.io/managed-by': 'berth',
        'berth.dev/tenant': 'payments',
        'berth.dev/offering': 'database.cloudnative-pg',
        'berth.dev/claim': 'orders-db',
      },
      annotations: {
        'berth.dev/requester': 'user:default/payments-developer',
        'berth.dev/request': request.id,
        'berth.dev/template': 'template:default/postgres-database',
        'berth.dev/plan': expect.any(String),
      },
      managedFields: expect.arrayContaining([
        expect.objectContaining({ manager: 'berth', operation: 'Apply' }),
      ]),
    });

    const claim = await readyClaim('orders-db');
    expect(claim).toMatchObject({
      id: request.claimId,
      request: request.id,
      tenant: 'payments',
      owner: 'group:default/payments',
      simulated: true,
      stale: false,
      entityRef: expect.stringMatching(/^resource:default\//),
      connection: { secret: { name: 'orders-db-app' } },
    });
    const [tenant] = await developer.listTenants();
    expect(tenant).toMatchObject({
      name: 'payments',
      title: 'Payments',
      mine: true,
      claims: { Ready: 1 },
    });
    const detail = await berth.until(async client => {
      const found = await client.getClaim(claim.id);
      return found.events.length > 0 && found;
    });
    expect(detail.requestDetail).toMatchObject({ id: request.id });
    expect(detail.events[0]).toMatchObject({ type: 'Normal' });

    expect(await refusal(developer.deleteClaim(claim.id))).toMatchObject({
      status: 400,
      code: 'confirmation-required',
    });
    const deleted = await developer.deleteClaim(claim.id, 'orders-db');
    expect(deleted.phase).toBe('Deleting');
    await berth.until(
      async client =>
        (await client.listClaims({ q: 'orders-db' })).items.length === 0,
    );
    expect(await clusterOf('payments', 'orders-db')).toBeUndefined();
    expect(await refusal(developer.getClaim(claim.id))).toMatchObject({
      status: 404,
      code: 'claim-not-found',
    });
  }, 60_000);

  it("is refused in another team's tenant, in the API server's words, and creates nothing", async () => {
    const stranger = berth.as('payments-developer');
    const options = { idempotencyKey: 'refused-once' };
    const expected = {
      status: 403,
      code: 'cluster-refused',
      message: expect.stringMatching(
        /clusters\.postgresql\.cnpg\.io "mine-now" is forbidden: User "backstage:payments-developer" cannot .* in the namespace "shop"/,
      ),
    };
    const ask = () =>
      stranger.createRequest(body('mine-now', { tenant: 'shop' }), options);
    expect(await refusal(ask())).toMatchObject(expected);
    // The same call has the same answer.
    expect(await refusal(ask())).toMatchObject(expected);
    expect(await clusterOf('shop', 'mine-now')).toBeUndefined();

    const failed = await stranger.listRequests({ tenant: 'shop' });
    expect(failed).toMatchObject([
      { state: 'Failed', error: { code: 'cluster-refused' }, attempts: 1 },
    ]);
  });

  it('answers the same call once, and another body under its key not at all', async () => {
    const developer = berth.as('payments-developer');
    const options = { idempotencyKey: 'asked-twice' };
    const asked = body('asked-twice', { input: { instances: 1 } });
    const [first, second] = await Promise.all([
      developer.createRequest(asked, options),
      developer.createRequest(asked, options),
    ]);
    expect(second.id).toBe(first.id);
    const again = await developer.createRequest(asked, options);
    expect(again).toMatchObject({ id: first.id, state: 'Delivered' });

    const other = body('asked-twice', { input: { instances: 3 } });
    expect(
      await refusal(developer.createRequest(other, options)),
    ).toMatchObject({ status: 409, code: 'idempotency-mismatch' });
    // The key is the caller's own.
    expect(
      await refusal(berth.as('shop-developer').createRequest(other, options)),
    ).toMatchObject({ status: 403, code: 'cluster-refused' });
  });

  it('is refused where the name is taken', async () => {
    await cluster.apply({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { namespace: 'payments', name: 'taken' },
      spec: { instances: 1, storage: { size: '1Gi' } },
    });
    const developer = berth.as('payments-developer');
    expect(await refusal(developer.createRequest(body('taken')))).toMatchObject(
      {
        status: 409,
        code: 'claim-exists',
        message:
          "There is a Cluster named 'taken' in namespace payments already; choose another name",
      },
    );
    // Made with kubectl, it is a claim like any other.
    const adopted = await berth.until<Claim>(async client => {
      const { items } = await client.listClaims({ q: 'taken' });
      return items[0];
    });
    expect(adopted).toMatchObject({ tenant: 'payments' });
    expect(adopted.requester).toBeUndefined();
    expect((await clusterOf('payments', 'taken'))?.spec).toMatchObject({
      instances: 1,
    });
  });

  it.each([
    [
      'no such offering',
      { offering: 'database.none' },
      404,
      'offering-not-found',
    ],
    ['no such tenant', { tenant: 'nobody' }, 404, 'tenant-not-found'],
    ['no such cluster', { cluster: 'nowhere' }, 404, 'cluster-not-found'],
    [
      'a foreign namespace',
      { namespace: 'shop' },
      400,
      'namespace-not-of-tenant',
    ],
    ['an upper-case name', { name: 'Orders' }, 400, 'name-invalid'],
    ['a name too long', { name: 'a'.repeat(64) }, 400, 'name-invalid'],
    ['an unknown input', { input: { colour: 'red' } }, 400, 'input-invalid'],
    [
      'a quantity that is none',
      { input: { storage: '10Gb' } },
      400,
      'input-invalid',
    ],
    ['negative instances', { input: { instances: -1 } }, 400, 'input-invalid'],
    ['an unknown property', { colour: 'red' }, 400, 'body-invalid'],
    ['a name that is no text', { name: 7 }, 400, 'body-invalid'],
  ])('is refused for %s', async (_what, overrides, status, code) => {
    const bad = body('never-made', overrides as Partial<ClaimRequestBody>);
    const developer = berth.as('payments-developer');
    const before = await developer.listRequests();
    const refused = await refusal(developer.createRequest(bad));
    expect(refused).toMatchObject({ status, code });
    expect(await refusal(developer.previewRequest(bad))).toEqual(refused);
    expect(await developer.listRequests()).toEqual(before);
  });

  it('names every faulty field', async () => {
    const input = { storage: '10Gb', instances: -1 };
    const refused = await refusal(
      berth.as('payments-developer').createRequest(body('faulty', { input })),
    );
    expect(refused.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'storage' }),
        expect.objectContaining({ field: 'instances' }),
      ]),
    );
  });

  it('previews what it would deliver, and delivers nothing', async () => {
    const preview = await berth
      .as('payments-developer')
      .previewRequest(body('previewed', { namespace: 'payments-staging' }));
    expect(preview).toMatchObject({
      cluster: 'sandbox',
      namespace: 'payments-staging',
      objects: [
        {
          kind: 'Cluster',
          metadata: { name: 'previewed', namespace: 'payments-staging' },
        },
      ],
      usage: { 'requests.cpu': expect.any(String) },
    });
    expect(await clusterOf('payments-staging', 'previewed')).toBeUndefined();
  });

  it('reveals credentials to whom the cluster lets read them, and keeps them nowhere', async () => {
    const developer = berth.as('payments-developer');
    const { claimId } = await developer.createRequest(body('revealed'));
    await readyClaim('revealed');
    const secret = await cluster.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: 'payments',
      name: 'revealed-app',
    });
    const password = Buffer.from(
      (secret.data as Record<string, string>).password,
      'base64',
    ).toString();

    const { values } = await developer.revealConnection(claimId);
    expect(values).toMatchObject({ username: 'app', password });
    const answer = await berth.fetch(
      'payments-developer',
      `/claims/${encodeURIComponent(claimId)}/connection`,
      { method: 'POST' },
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');

    expect(
      await refusal(berth.as('shop-developer').revealConnection(claimId)),
    ).toMatchObject({
      status: 403,
      code: 'cluster-refused',
      message: expect.stringContaining(
        'User "backstage:shop-developer" cannot get resource "secrets"',
      ),
    });
    expect(
      await refusal(berth.asService().revealConnection(claimId)),
    ).toMatchObject({ status: 403, code: 'user-required' });

    const audit = berth.logs.filter(line => line.includes('connection-reveal'));
    expect(audit.some(line => line.includes('"status":"succeeded"'))).toBe(
      true,
    );
    expect(audit.some(line => line.includes('"status":"failed"'))).toBe(true);
    expect(audit.every(line => line.includes('"severityLevel":"high"'))).toBe(
      true,
    );
    expect(berth.logs.join('\n')).not.toContain(password);
    for (const file of await readdir(databaseFolder, { recursive: true })) {
      const path = join(databaseFolder, file);
      const text = await readFile(path, 'latin1').catch(() => '');
      expect(text).not.toContain(password);
      expect(text).not.toContain(cluster.berthToken);
    }
    expect(berth.logs.join('\n')).not.toContain(cluster.berthToken);
  }, 60_000);

  it('shows its objects as they are, to whom the cluster lets see them', async () => {
    const developer = berth.as('payments-developer');
    const { claimId } = await developer.createRequest(body('looked-at'));
    const [primary] = await developer.getClaimObjects(claimId);
    expect(primary).toMatchObject({
      kind: 'Cluster',
      metadata: { name: 'looked-at' },
    });
    expect(primary.metadata).not.toHaveProperty('managedFields');
    expect(
      await refusal(berth.as('shop-developer').getClaimObjects(claimId)),
    ).toMatchObject({ status: 403, code: 'cluster-refused' });
  });

  it('runs actions as the user', async () => {
    const developer = berth.as('payments-developer');
    const { claimId } = await developer.createRequest(
      body('scaled', { input: { instances: 1 } }),
    );
    await readyClaim('scaled');
    const scaled = await developer.runAction(claimId, 'scale', {
      instances: 3,
    });
    expect(scaled).toMatchObject({ id: claimId, generation: 2 });
    expect((await clusterOf('payments', 'scaled'))?.spec).toMatchObject({
      instances: 3,
    });
    expect(
      await refusal(
        berth
          .as('shop-developer')
          .runAction(claimId, 'scale', { instances: 1 }),
      ),
    ).toMatchObject({ status: 403, code: 'cluster-refused' });
    expect(
      await refusal(developer.runAction(claimId, 'explode')),
    ).toMatchObject({ status: 404, code: 'action-not-found' });
    expect(
      await refusal(developer.runAction(claimId, 'scale', { instances: 'x' })),
    ).toMatchObject({ status: 400, code: 'input-invalid' });
  }, 60_000);

  it('is not deleted by whom the cluster does not let', async () => {
    const developer = berth.as('payments-developer');
    const { claimId } = await developer.createRequest(body('kept'));
    await berth.until(
      async client => (await client.listClaims({ q: 'kept' })).items[0],
    );
    expect(
      await refusal(berth.as('shop-developer').deleteClaim(claimId, 'kept')),
    ).toMatchObject({ status: 403, code: 'cluster-refused' });
    expect(await clusterOf('payments', 'kept')).toBeDefined();
  });
});
