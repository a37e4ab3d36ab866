import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import {
  startSandbox,
  type KubernetesObject,
  type Sandbox,
} from '@berth/sandbox';
import knexFactory from 'knex';
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

/** A thing, and beside it a part and settings, which it does not own. */
const outfit = anOffering({
  id: 'test.outfit',
  manifests: (input, { name }) => [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${name}-settings` },
      data: { size: String(input.size) },
    },
    { apiVersion: 'test.berth.dev/v1', kind: 'Part', metadata: { name } },
    {
      apiVersion: 'test.berth.dev/v1',
      kind: 'Thing',
      metadata: { name },
      spec: { size: input.size },
    },
  ],
});

const reference = (kind: string, name: string, namespace = 'payments') => ({
  apiVersion: kind === 'ConfigMap' ? 'v1' : 'test.berth.dev/v1',
  kind,
  namespace,
  name,
});

const configMapRights = (namespace: string): KubernetesObject[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'settings', namespace },
    rules: [
      {
        apiGroups: [''],
        resources: ['configmaps'],
        verbs: ['get', 'list', 'create', 'patch', 'delete'],
      },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'settings', namespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name: 'settings',
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Group',
        name: 'backstage:payments',
      },
    ],
  },
];

describe('the delivery of several objects', () => {
  let cluster: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const start = () =>
    startBerth({ clusters: [cluster], offerings: [outfit], databaseFolder });
  const find = (kind: string, name: string, namespace?: string) =>
    cluster.admin.find(reference(kind, name, namespace));
  const ask = (name: string, more: object = {}) =>
    berth.as('payments-developer').createRequest({
      offering: outfit.id,
      tenant: 'payments',
      name,
      ...more,
    });
  const claimNamed = (name: string) =>
    berth.until(
      async client => (await client.listClaims({ q: name })).items[0],
    );

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    cluster = await startSandbox({ nodes: false, operators: false });
    await cluster.apply([
      ...thingRoles(),
      ...tenantNamespace('payments'),
      ...configMapRights('payments'),
      // Where nobody may write settings.
      ...tenantNamespace('payments', 'payments-strict'),
      thingDefinition('Thing'),
      thingDefinition('Part'),
    ]);
    berth = await start();
    await berth.until(
      async client =>
        (await client.listTenants()).length === 1 &&
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

  it('applies each, shows each, and deletes each', async () => {
    const { id, claimId } = await ask('complete');
    await claimNamed('complete');
    for (const [kind, name] of [
      ['ConfigMap', 'complete-settings'],
      ['Part', 'complete'],
      ['Thing', 'complete'],
    ]) {
      expect((await find(kind, name))?.metadata).toMatchObject({
        labels: {
          'berth.dev/tenant': 'payments',
          'berth.dev/offering': 'test.outfit',
          'berth.dev/claim': 'complete',
        },
        annotations: { 'berth.dev/request': id },
      });
    }
    const developer = berth.as('payments-developer');
    const objects = await developer.getClaimObjects(claimId);
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Thing',
      'ConfigMap',
      'Part',
    ]);

    await developer.deleteClaim(claimId);
    expect(await find('ConfigMap', 'complete-settings')).toBeUndefined();
    expect(await find('Part', 'complete')).toBeUndefined();
    // It goes when Kubernetes' garbage collector, which looks for new kinds
    // twice a minute, has seen that it owns nothing.
    const deleting = await berth.until(async client => {
      const [claim] = (await client.listClaims({ q: 'complete' })).items;
      return claim?.phase === 'Provisioning' ? undefined : { claim };
    });
    expect(deleting.claim?.phase ?? 'gone').toMatch(/Deleting|gone/);
  });

  it('creates none when one of them is refused', async () => {
    const refused = await refusal(
      ask('partial', { namespace: 'payments-strict' }),
    );
    expect(refused).toMatchObject({
      status: 403,
      code: 'cluster-refused',
      message: expect.stringContaining('configmaps'),
    });
    const invalid = await refusal(ask('oversize', { input: { size: 9 } }));
    expect(invalid).toMatchObject({ status: 400, code: 'cluster-rejected' });
    for (const name of ['partial', 'oversize']) {
      for (const namespace of ['payments', 'payments-strict']) {
        expect(await find('Part', name, namespace)).toBeUndefined();
        expect(await find('Thing', name, namespace)).toBeUndefined();
        expect(
          await find('ConfigMap', `${name}-settings`, namespace),
        ).toBeUndefined();
      }
    }
  });

  it('creates none when one of them is there already', async () => {
    await cluster.apply(aThing('payments', 'occupied'));
    expect(await refusal(ask('occupied'))).toMatchObject({
      status: 409,
      code: 'claim-exists',
    });
    expect(await find('ConfigMap', 'occupied-settings')).toBeUndefined();
  });

  it('deletes none when the main one may not be deleted', async () => {
    const { claimId } = await ask('guarded');
    await claimNamed('guarded');
    expect(
      await refusal(berth.as('shop-developer').deleteClaim(claimId)),
    ).toMatchObject({ status: 403, code: 'cluster-refused' });
    expect(await find('ConfigMap', 'guarded-settings')).toBeDefined();
    expect(await find('Part', 'guarded')).toBeDefined();
  });

  it('is finished by the next one when the backend died in the midst of it', async () => {
    const { id } = await ask('survivor');
    await claimNamed('survivor');
    await berth.stop();
    // As it was when the last object had not been applied, and nothing noted.
    const before = await find('Part', 'survivor');
    await cluster.admin.delete(reference('Thing', 'survivor'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: join(databaseFolder, 'berth.sqlite'),
      useNullAsDefault: true,
    });
    await knex('requests').where({ id }).update({
      state: 'Delivering',
      next_attempt_at: '2026-01-01T00:00:00.000Z',
    });
    await knex.destroy();

    berth = await start();
    const finished = await berth.until(async client => {
      const request = await client.getRequest(id);
      return request.state === 'Delivered' && request;
    });
    expect(finished.attempts).toBe(2);
    expect(await find('Thing', 'survivor')).toBeDefined();
    const after = await find('Part', 'survivor');
    expect(after?.metadata.resourceVersion).toBe(
      before?.metadata.resourceVersion,
    );
  });
});
