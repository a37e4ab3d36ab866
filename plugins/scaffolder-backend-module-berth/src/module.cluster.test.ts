import { resolve } from 'node:path';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  startBackstage,
  until,
  type TestBackstage,
} from '@berth/test-utils/backstage';
import scaffolderModuleBerth from '.';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

const templates = resolve(__dirname, '../../../templates/index.yaml');
const template = 'template:default/postgres-database';

describe('scaffolderModuleBerth, on a real API server', () => {
  let sandbox: Sandbox;
  let backstage: TestBackstage;

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      operatorDelayMs: 100,
      identityProvider: false,
    });
    backstage = await startBackstage({
      sandbox,
      templates,
      features: [catalogModuleBerth, scaffolderModuleBerth, databases],
    });
  }, START_MS);

  afterAll(async () => {
    await backstage?.stop();
    await sandbox?.stop();
  });

  const runTask = (values: object, as?: string) =>
    backstage.runTask({ template, values, as });

  const ordersDb = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    namespace: 'payments',
    name: 'orders-db',
  };

  it('takes the golden path from the form to a database that is ready', async () => {
    const { status, log, output } = await runTask({
      name: 'orders-db',
      place: { tenant: 'payments' },
      input: { plan: 'small' },
    });
    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.stringMatching(/the cluster has taken it[^]*Ready: /),
    });

    const object = await sandbox.admin.get(ordersDb);
    expect(object.metadata.labels).toMatchObject({
      'berth.dev/tenant': 'payments',
      'berth.dev/offering': 'database.cloudnative-pg',
      'berth.dev/claim': 'orders-db',
    });
    expect(object.metadata.annotations).toMatchObject({
      'berth.dev/requester': 'user:default/payments-developer',
      'berth.dev/template': template,
    });

    const id = 'sandbox:payments:database.cloudnative-pg:orders-db';
    const [page, entity] = output.links;
    expect(page.url).toBe(`/berth/claims/${id}`);
    const claim = await backstage.call(
      `/berth/claims/${encodeURIComponent(id)}`,
    );
    expect(claim).toMatchObject({
      phase: 'Ready',
      entityRef: entity.entityRef,
    });
    const [, name] = entity.entityRef.split('/');
    const shown = await until(
      () =>
        backstage.call(`/catalog/entities/by-name/resource/default/${name}`),
      seen => seen.relations?.length >= 3,
    );
    expect(shown.spec).toMatchObject({
      type: 'database',
      system: 'payments',
      owner: 'group:default/payments',
    });
  }, 60_000);

  it("fails with the API server's own refusal in another's tenant", async () => {
    const { status, log } = await runTask(
      { name: 'stolen-db', place: { tenant: 'payments' }, input: {} },
      'shop-developer',
    );
    expect(status).toBe('failed');
    expect(log).toMatch(
      /NotAllowedError: .*User "backstage:shop-developer" cannot .* resource "clusters" in API group "postgresql\.cnpg\.io" in the namespace "payments"\n\(cluster-refused\)/,
    );
    await expect(
      sandbox.admin.find({ ...ordersDb, name: 'stolen-db' }),
    ).resolves.toBeUndefined();
  }, 60_000);

  it.each([
    [{ place: { tenant: 'nobody' } }, /no tenant 'nobody'[^]*tenant-not-found/],
    [
      { input: { storage: '10Gb' } },
      /storage: Write a number and a unit, such as 20Gi[^]*input-invalid/,
    ],
  ])(
    'says what is wrong with %j',
    async (values, message) => {
      const { status, log } = await runTask({
        name: 'x',
        place: { tenant: 'payments' },
        input: {},
        ...values,
      });
      expect({ status, log }).toEqual({
        status: 'failed',
        log: expect.stringMatching(message),
      });
    },
    60_000,
  );

  it('keeps a request for a cluster that is away, and can be cancelled', async () => {
    await sandbox.stopApiServer();
    const { call } = backstage;
    const { id } = await call('/scaffolder/v2/tasks', {
      body: {
        templateRef: template,
        values: { name: 'later', place: { tenant: 'payments' }, input: {} },
      },
    });
    const events = () => call(`/scaffolder/v2/tasks/${id}/events`);
    await until(events, seen =>
      JSON.stringify(seen).includes('Waiting for delivery: Cluster sandbox'),
    );
    await call(`/scaffolder/v2/tasks/${id}/cancel`, { body: {} });
    const seen = await until(events, all =>
      JSON.stringify(all).includes('"status":"failed"'),
    );
    expect(JSON.stringify(seen)).toContain('is stored and will be delivered');
    // Tried again and again, so that it may be under way just now.
    const { items } = await call('/berth/requests');
    expect(items.find(({ name }: any) => name === 'later')).toMatchObject({
      state: expect.stringMatching(/^(Submitted|Delivering)$/),
    });
    await sandbox.startApiServer();
  }, 60_000);
});
