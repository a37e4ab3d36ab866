import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import catalogModuleBerth from '@berth/backstage-plugin-catalog-backend-module-berth';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import {
  startBackstage,
  until,
  type TestBackstage,
} from '@berth/test-utils/backstage';
import scaffolderModuleBerth from '.';
import thirdParty from './__fixtures__/third-party-package/src';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

const packageFolder = resolve(__dirname, '__fixtures__/third-party-package');

const rbac = 'rbac.authorization.k8s.io';

describe('an offering of a package that is not ours', () => {
  let sandbox: Sandbox;
  let backstage: TestBackstage;
  const call: TestBackstage['call'] = (path, options) =>
    backstage.call(path, options);

  beforeAll(async () => {
    // No operator: what it asks for is Kubernetes' own.
    sandbox = await startSandbox({ operators: [] });
    await sandbox.apply(resolve(packageFolder, 'roles.yaml'));
    await sandbox.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'payments',
          labels: {
            'berth.dev/tenant': 'payments',
            'pod-security.kubernetes.io/enforce': 'restricted',
          },
          annotations: { 'berth.dev/owner': 'group:default/payments' },
        },
      },
      ...['berth-tenant-developer', 'valkey-caches'].map(name => ({
        apiVersion: `${rbac}/v1`,
        kind: 'RoleBinding',
        metadata: { name, namespace: 'payments' },
        roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
        subjects: [
          { apiGroup: rbac, kind: 'Group', name: 'backstage:payments' },
        ],
      })),
    ]);
    backstage = await startBackstage({
      sandbox,
      templates: resolve(packageFolder, 'template.yaml'),
      features: [
        ...[catalogModuleBerth, scaffolderModuleBerth],
        // The one line by which the package is installed.
        thirdParty,
      ],
    });
    await until(
      () => call('/berth/offerings'),
      ({ items }) => items?.[0]?.availability[0]?.available === true,
    );
  }, START_MS);

  afterAll(async () => {
    await backstage?.stop();
    await sandbox?.stop();
  }, 30_000);

  const deployment = (name: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'payments',
    name,
  });
  const claimId = (name: string) => `sandbox:payments:cache.valkey:${name}`;
  const claim = (name: string) =>
    call(`/berth/claims/${encodeURIComponent(claimId(name))}`);

  it('comes from a package that knows nothing but the two public ones', () => {
    const folder = resolve(packageFolder, 'src');
    const imported = readdirSync(folder)
      .flatMap(file => [
        ...readFileSync(resolve(folder, file), 'utf8').matchAll(
          /from '([^']+)'/g,
        ),
      ])
      .map(([, name]) => name)
      .filter(name => !name.startsWith('./'));
    expect([...new Set(imported)].sort()).toEqual([
      '@berth/backstage-plugin-berth-common',
      '@berth/backstage-plugin-berth-node',
    ]);
  });

  it('is listed with its form, its plans and its actions', async () => {
    const { items } = await call('/berth/offerings');
    expect(items).toEqual([
      expect.objectContaining({
        id: 'cache.valkey',
        title: 'Valkey cache',
        category: 'cache',
        template: 'template:default/valkey-cache',
        plans: [
          expect.objectContaining({ id: 'small' }),
          expect.objectContaining({ id: 'large' }),
        ],
        advanced: ['image'],
        inputSchema: expect.objectContaining({
          properties: {
            plan: expect.objectContaining({ title: 'Size', default: 'small' }),
            image: expect.objectContaining({ title: 'Image' }),
          },
        }),
        actions: [expect.objectContaining({ id: 'stop', destructive: true })],
      }),
    ]);
    expect(await call('/berth/offerings/cache.valkey')).toEqual(items[0]);
  });

  it('is made by a request, listed Ready, in the catalog, changed and deleted', async () => {
    const request = await call('/berth/requests', {
      body: {
        offering: 'cache.valkey',
        tenant: 'payments',
        name: 'sessions',
        input: { plan: 'large' },
      },
    });
    expect(request).toMatchObject({
      state: 'Delivered',
      claimId: claimId('sessions'),
    });
    const object = await sandbox.admin.get<any>(deployment('sessions'));
    expect(object.metadata.labels).toMatchObject({
      'berth.dev/tenant': 'payments',
      'berth.dev/offering': 'cache.valkey',
      'berth.dev/claim': 'sessions',
    });
    expect(
      object.spec.template.spec.containers[0].resources.limits.memory,
    ).toBe('1Gi');

    const { items } = await until(
      () => call('/berth/claims?offering=cache.valkey&phase=Ready'),
      seen => seen.items.length > 0,
    );
    expect(items).toEqual([
      expect.objectContaining({ name: 'sessions', plan: 'large' }),
    ]);
    expect((await claim('sessions')).connection.endpoints).toEqual([
      expect.objectContaining({ url: 'redis://sessions.payments.svc:6379' }),
    ]);

    const [, name] = items[0].entityRef.split('/');
    const entity = await until(
      () => call(`/catalog/entities/by-name/resource/default/${name}`),
      seen => seen.relations?.length >= 3,
    );
    expect(entity).toMatchObject({
      metadata: { title: 'sessions', tags: ['valkey'] },
      spec: {
        type: 'cache',
        system: 'payments',
        owner: 'group:default/payments',
      },
    });

    const id = encodeURIComponent(claimId('sessions'));
    await call(`/berth/claims/${id}/actions/stop`, { body: { input: {} } });
    await until(
      () => claim('sessions'),
      ({ phase }) => phase === 'Suspended',
    );

    await call(`/berth/claims/${id}`, { method: 'DELETE' });
    await until(
      () => call('/berth/claims?offering=cache.valkey'),
      seen => seen.items.length === 0,
    );
    expect(await sandbox.admin.find(deployment('sessions'))).toBeUndefined();
  }, 60_000);

  it('leaves alone what of its kind is not asked for', async () => {
    const labels = { app: 'other' };
    await sandbox.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'other', namespace: 'payments' },
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'other', image: 'other' }] },
        },
      },
    });
    await call('/berth/requests', {
      body: { offering: 'cache.valkey', tenant: 'payments', name: 'later' },
    });
    // Made after the other one, which would be listed by now.
    const { items } = await until(
      () => call('/berth/claims?offering=cache.valkey'),
      seen => seen.items.some(({ name }: any) => name === 'later'),
    );
    expect(items.map(({ name }: any) => name)).toEqual(['later']);
  }, 60_000);

  it('has an action for templates, which takes what the form takes', async () => {
    const actions = await call('/scaffolder/v2/actions');
    const action = actions.find(({ id }: any) => id === 'berth:cache:request');
    expect(action.schema.input.properties).toMatchObject({
      offering: { enum: ['cache.valkey'], default: 'cache.valkey' },
      input: {
        properties: { plan: { enum: ['small', 'large'] } },
      },
    });

    const { status, log } = await backstage.runTask({
      template: 'template:default/valkey-cache',
      values: { name: 'pages', place: { tenant: 'payments' }, input: {} },
    });
    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.stringContaining('Ready'),
    });
    expect(await claim('pages')).toMatchObject({ phase: 'Ready' });
  }, 60_000);
});
