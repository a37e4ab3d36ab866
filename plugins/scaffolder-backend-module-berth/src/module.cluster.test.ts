import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- for this test only
import berthPlugin from '@berth/backstage-plugin-berth-backend';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import scaffolderModuleBerth from '.';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

const templates = resolve(__dirname, '../../../templates/index.yaml');
const template = 'template:default/postgres-database';

/** Knows of every demo person the one group that they are named after. */
const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
      const group = userEntityRef
        .replace(/^user:/, 'group:')
        .replace(/-developer$/, '');
      return { userEntityRef, ownershipEntityRefs: [userEntityRef, group] };
    },
  }),
});

describe('scaffolderModuleBerth, on a real API server', () => {
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      operatorDelayMs: 100,
      identityProvider: false,
    });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        templateModel,
        catalogModuleBerth,
        scaffolderPlugin,
        scaffolderModuleBerth,
        berthPlugin,
        databases,
        userInfo,
        mockServices.database.factory(),
        mockServices.scheduler.factory(),
        mockServices.urlReader.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              baseUrl: 'http://localhost:7007',
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            catalog: {
              processingInterval: { seconds: 1 },
              rules: [
                { allow: ['Location', 'Template', 'System', 'Resource'] },
              ],
              locations: [{ type: 'file', target: templates }],
            },
            kubernetes: {
              serviceLocatorMethod: { type: 'singleTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'sandbox',
                      url: sandbox.apiServer.url,
                      caData: sandbox.apiServer.caData,
                      authProvider: 'serviceAccount',
                      serviceAccountToken: sandbox.berthToken,
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    await until(
      () =>
        call('/catalog/entities/by-name/template/default/postgres-database'),
      ({ kind }) => kind === 'Template',
    );
    await until(
      () => call('/berth/tenants'),
      ({ items }) => items?.length > 0,
    );
  }, START_MS);

  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function call(path: string, body?: object, as = 'payments-developer') {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: mockCredentials.user.header(`user:default/${as}`),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  }

  /** What has no feed to follow, such as the scaffolder's tasks. */
  async function until(
    look: () => Promise<any>,
    satisfied: (seen: any) => boolean,
  ): Promise<any> {
    for (;;) {
      const seen = await look();
      if (satisfied(seen)) {
        return seen;
      }
      await setTimeout(50);
    }
  }

  async function runTask(values: object, as?: string) {
    const task = { templateRef: template, values };
    const { id } = await call('/scaffolder/v2/tasks', task, as);
    const { status } = await until(
      () => call(`/scaffolder/v2/tasks/${id}`, undefined, as),
      seen => ['completed', 'failed'].includes(seen.status),
    );
    const events = await call(
      `/scaffolder/v2/tasks/${id}/events`,
      undefined,
      as,
    );
    return {
      status,
      output: events.at(-1).body.output,
      log: events.map(({ body }: any) => body.message).join('\n'),
    };
  }

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
    const claim = await call(`/berth/claims/${encodeURIComponent(id)}`);
    expect(claim).toMatchObject({
      phase: 'Ready',
      entityRef: entity.entityRef,
    });
    const [, name] = entity.entityRef.split('/');
    const shown = await until(
      () => call(`/catalog/entities/by-name/resource/default/${name}`),
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
    const { id } = await call('/scaffolder/v2/tasks', {
      templateRef: template,
      values: { name: 'later', place: { tenant: 'payments' }, input: {} },
    });
    const events = () => call(`/scaffolder/v2/tasks/${id}/events`);
    await until(events, seen =>
      JSON.stringify(seen).includes('Waiting for delivery: Cluster sandbox'),
    );
    await call(`/scaffolder/v2/tasks/${id}/cancel`, {});
    const seen = await until(events, all =>
      JSON.stringify(all).includes('"status":"failed"'),
    );
    expect(JSON.stringify(seen)).toContain('is stored and will be delivered');
    const { items } = await call('/berth/requests?state=Submitted');
    expect(items.map(({ name }: any) => name)).toEqual(['later']);
    await sandbox.startApiServer();
  }, 60_000);
});
