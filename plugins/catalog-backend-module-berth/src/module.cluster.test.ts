import { setTimeout } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- for this test only
import berthPlugin from '@berth/backstage-plugin-berth-backend';
import databases from '@berth/backstage-plugin-berth-backend-module-databases';
import {
  claimEntityRef,
  coreObjectEntityRef,
} from '@berth/backstage-plugin-berth-common';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import catalogModuleBerth from '.';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

function databaseRef(namespace: string, name: string): string {
  return claimEntityRef({
    cluster: 'sandbox',
    namespace,
    offering: 'database.cloudnative-pg',
    name,
  });
}

describe('catalogModuleBerth, on a real API server', () => {
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      operatorDelayMs: 50,
      identityProvider: false,
    });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleBerth,
        berthPlugin,
        databases,
        mockServices.database.factory(),
        mockServices.scheduler.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            catalog: { processingInterval: { seconds: 1 } },
            kubernetes: {
              serviceLocatorMethod: { type: 'singleTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'sandbox',
                      title: 'Sandbox',
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
  }, START_MS);

  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function find(ref: string): Promise<Entity | undefined> {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/catalog/entities/by-refs`,
      {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.service.header(),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ entityRefs: [ref] }),
      },
    );
    const { items } = await response.json();
    return items[0] ?? undefined;
  }

  /** The catalog stitches entities in loops of its own. */
  async function until(
    ref: string,
    satisfied: (entity: Entity | undefined) => boolean,
  ): Promise<Entity | undefined> {
    for (;;) {
      const entity = await find(ref);
      if (satisfied(entity)) {
        return entity;
      }
      await setTimeout(50);
    }
  }

  const related = (entity?: Entity) => (entity?.relations ?? []).length >= 3;

  it('shows what people made with kubectl', async () => {
    const entity = await until(databaseRef('payments', 'ledger'), related);
    expect(entity).toMatchObject({
      metadata: { title: 'ledger', tags: ['postgresql', 'cloudnative-pg'] },
      spec: { type: 'database', owner: 'group:default/payments' },
    });
    expect(entity?.relations).toEqual(
      expect.arrayContaining([
        { type: 'dependsOn', targetRef: 'resource:default/sandbox' },
        { type: 'ownedBy', targetRef: 'group:default/payments' },
        { type: 'partOf', targetRef: 'system:default/payments' },
      ]),
    );
  }, 60_000);

  it('shows tenants with their owners and the cluster', async () => {
    const tenant = await until('system:default/data-science', Boolean);
    expect(tenant?.spec).toEqual({
      type: 'tenant',
      owner: 'group:default/data-science',
    });
    const cluster = await until('resource:default/sandbox', Boolean);
    expect(cluster?.metadata.title).toBe('Sandbox');
    expect(Object.keys(cluster!.metadata.annotations!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^kubernetes\.io\//)]),
    );
  }, 60_000);

  it('follows the cluster: made, with its pods, given to another owner, deleted', async () => {
    const ref = databaseRef('shop', 'orders');
    const database = {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { instances: 1, storage: { size: '1Gi' } },
    };
    await sandbox.apply(database);
    const entity = await until(ref, Boolean);
    expect(entity?.spec?.owner).toBe('group:default/shop');

    // What the Kubernetes tab asks for.
    const annotations = entity!.metadata.annotations!;
    expect(annotations['backstage.io/kubernetes-cluster']).toBe('sandbox');
    const namespace = annotations['backstage.io/kubernetes-namespace'];
    const labelSelector = annotations['backstage.io/kubernetes-label-selector'];
    const pods = () =>
      sandbox.admin.list(
        { apiVersion: 'v1', kind: 'Pod', namespace },
        { labelSelector },
      );
    while ((await pods()).items.length === 0) {
      await setTimeout(50);
    }

    await sandbox.admin.patch(
      { apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
      {
        metadata: {
          annotations: { 'berth.dev/owner': 'group:default/platform' },
        },
      },
    );
    const owned = (found?: Entity) =>
      found?.spec?.owner === 'group:default/platform';
    await until('system:default/shop', owned);
    await until(ref, owned);

    await sandbox.admin.delete({ ...database, ...database.metadata });
    await until(ref, found => !found);
  }, 60_000);

  it('moves the claims of a namespace that is given to another tenant', async () => {
    const claims = ['bills', 'rates'].map(name => ({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name,
        namespace: 'moving',
        annotations: {
          'terasky.backstage.io/title': `The ${name}`,
          'berth.dev/links': '[{"url":"https://wiki.example.com/"}]',
        },
      },
      spec: { instances: 1, storage: { size: '1Gi' } },
    }));
    const label = (tenant: string) =>
      sandbox.admin.patch(
        { apiVersion: 'v1', kind: 'Namespace', name: 'moving' },
        { metadata: { labels: { 'berth.dev/tenant': tenant } } },
      );
    await sandbox.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'moving',
        labels: { 'berth.dev/tenant': 'leaving' },
        annotations: { 'berth.dev/owner': 'group:default/movers' },
      },
    });
    for (const claim of claims) {
      await sandbox.apply(claim);
    }
    const refs = ['bills', 'rates'].map(name => databaseRef('moving', name));
    const isOf = (tenant: string) => (entity?: Entity) =>
      entity?.spec?.system === tenant;
    for (const ref of refs) {
      const entity = await until(ref, isOf('leaving'));
      expect(entity?.metadata.title).toMatch(/^The (bills|rates)$/);
      expect(entity?.metadata.links).toHaveLength(2);
    }

    await label('arriving');
    for (const ref of refs) {
      const entity = await until(ref, isOf('arriving'));
      expect(entity?.spec?.owner).toBe('group:default/movers');
      expect(entity?.metadata.annotations?.['berth.dev/tenant']).toBe(
        'arriving',
      );
    }
    await until('system:default/arriving', Boolean);
    await until('system:default/leaving', found => !found);
  }, 60_000);

  it('shows namespaces, quotas and volume claims, and whose they are', async () => {
    const namespace = 'harbour';
    const label = (tenant: string | null) =>
      sandbox.admin.patch(
        { apiVersion: 'v1', kind: 'Namespace', name: namespace },
        { metadata: { labels: { 'berth.dev/tenant': tenant } } },
      );
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'limits', namespace },
      spec: { hard: { pods: '3' } },
    };
    const volume = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'files',
        namespace,
        annotations: { 'berth.dev/title': 'All files' },
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    };
    await sandbox.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: { 'berth.dev/tenant': 'pilots' },
        annotations: { 'berth.dev/owner': 'group:default/pilots' },
      },
    });
    await sandbox.apply([quota, volume]);
    const refOf = (
      kind: 'Namespace' | 'ResourceQuota' | 'PersistentVolumeClaim',
      name: string,
    ) => coreObjectEntityRef({ cluster: 'sandbox', namespace, kind, name });
    const refs = {
      namespace: refOf('Namespace', namespace),
      quota: refOf('ResourceQuota', 'limits'),
      volume: refOf('PersistentVolumeClaim', 'files'),
    };
    const isOf = (tenant: string) => (entity?: Entity) =>
      entity?.spec?.system === tenant && related(entity);
    const types = [];
    for (const ref of Object.values(refs)) {
      const entity = await until(ref, isOf('pilots'));
      types.push(entity?.spec?.type);
      expect(entity?.relations).toEqual(
        expect.arrayContaining([
          { type: 'dependsOn', targetRef: 'resource:default/sandbox' },
          { type: 'ownedBy', targetRef: 'group:default/pilots' },
          { type: 'partOf', targetRef: 'system:default/pilots' },
        ]),
      );
    }
    expect(types).toEqual([
      'kubernetes-namespace',
      'resource-quota',
      'persistent-volume-claim',
    ]);
    const shown = await find(refs.volume);
    expect(shown?.metadata.title).toBe('All files');

    await label('tugs');
    for (const ref of Object.values(refs)) {
      await until(ref, isOf('tugs'));
    }
    await sandbox.admin.delete({ ...quota, ...quota.metadata });
    await until(refs.quota, found => !found);
    await label(null);
    await until(refs.namespace, found => !found);
    await until(refs.volume, found => !found);
  }, 120_000);
});
