import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
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

const thing = anOffering();

/** How often a name was written by server-side apply, as the audit log has it. */
async function appliesOf(cluster: Sandbox, name: string): Promise<number[]> {
  const lines = (await readFile(cluster.auditLogFile!, 'utf8')).split('\n');
  return lines
    .filter(Boolean)
    .map(line => JSON.parse(line))
    .filter(
      ({ verb, stage, objectRef }) =>
        verb === 'patch' &&
        stage === 'ResponseComplete' &&
        objectRef.name === name,
    )
    .map(({ responseStatus }) => responseStatus.code);
}

describe('a cluster that is away', () => {
  let east: Sandbox;
  let west: Sandbox;
  let berth: TestBerth;
  let databaseFolder: string;

  const start = () =>
    startBerth({
      clusters: [east, west],
      offerings: [thing],
      databaseFolder,
      berth: {
        fleet: { backoff: { initial: '50ms', max: '500ms' } },
        requests: {
          backoff: { initial: '50ms', max: '500ms' },
          lease: '2s',
        },
      },
    });
  const stateOf = async (name: string) => {
    const clusters = await berth.asService().listClusters();
    return clusters.find(cluster => cluster.name === name)!;
  };
  const until = (name: string, state: string) =>
    berth.until(async () => (await stateOf(name)).state === state);
  const delivered = ({ id }: ClaimRequest) =>
    berth.until(async client => {
      const request = await client.getRequest(id);
      return request.state === 'Delivered' && request;
    });
  const ask = (name: string, cluster: string) =>
    berth
      .as('payments-developer')
      .createRequest({ offering: thing.id, tenant: 'payments', name, cluster });

  beforeAll(async () => {
    databaseFolder = await mkdtemp(join(tmpdir(), 'berth-test-'));
    const options = { nodes: false, operators: false, audit: true };
    east = await startSandbox({ ...options, name: 'east' });
    west = await startSandbox({ ...options, name: 'west' });
    for (const cluster of [east, west]) {
      await cluster.apply([
        ...thingRoles(),
        ...tenantNamespace('payments'),
        thingDefinition(),
        aThing('payments', `old-${cluster.name}`),
      ]);
    }
    berth = await start();
    await berth.until(
      async client => (await client.listClaims()).items.length === 2,
    );
  }, START_MS);

  afterAll(async () => {
    await berth?.stop();
    await east?.stop();
    await west?.stop();
    await rm(databaseFolder, { recursive: true, force: true });
  });

  it('has to be named where the tenant is on several', async () => {
    expect(
      await refusal(
        berth.as('payments-developer').createRequest({
          offering: thing.id,
          tenant: 'payments',
          name: 'anywhere',
        }),
      ),
    ).toMatchObject({
      status: 400,
      code: 'cluster-required',
      message: 'Tenant payments has a place on east, west; name the cluster',
    });
  });

  it('is shown as stale, with what it said last, and delays no other', async () => {
    await east.stopApiServer();
    await until('east', 'stale');
    expect(await stateOf('east')).toMatchObject({
      staleSince: expect.stringMatching(/^\d{4}-/),
      message: expect.stringMatching(/^Cluster east cannot be reached: /),
    });
    expect(await stateOf('west')).toMatchObject({ state: 'connected' });
    // The backend is well, and says which cluster is not, and since when.
    expect(await berth.asService().getHealth()).toMatchObject({
      ready: true,
      clusters: [
        {
          name: 'east',
          state: 'stale',
          heardAt: expect.stringMatching(/^\d{4}-/),
          silentSeconds: expect.any(Number),
          followedHere: true,
        },
        { name: 'west', state: 'connected', followedHere: true },
      ],
    });
    const { items } = await berth.asService().listClaims({ q: 'old' });
    expect(items.map(({ cluster, stale }) => ({ cluster, stale }))).toEqual(
      expect.arrayContaining([
        { cluster: 'east', stale: true },
        { cluster: 'west', stale: false },
      ]),
    );

    await west.apply(aThing('payments', 'new-in-the-west'));
    await berth.until(
      async client =>
        (await client.listClaims({ q: 'new-in-the-west' })).items.length === 1,
    );
  });

  it('takes what was asked for meanwhile, once, when it is back', async () => {
    const request = await ask('patient', 'east');
    expect(request).toMatchObject({
      state: 'Submitted',
      nextAttemptAt: expect.any(String),
      error: {
        code: 'cluster-unreachable',
        message: 'Cluster east cannot be reached: the connection was refused.',
      },
    });
    // A request for the same name has to wait for what comes of the first.
    expect(await refusal(ask('patient', 'east'))).toMatchObject({
      status: 409,
      code: 'claim-exists',
    });
    // The other cluster's requests do not wait.
    expect(await ask('impatient', 'west')).toMatchObject({
      state: 'Delivered',
    });

    await east.startApiServer();
    const done = await delivered(request);
    expect(done.attempts).toBeGreaterThan(1);
    expect(done.error).toBeUndefined();
    await until('east', 'connected');
    await berth.until(
      async client =>
        (
          await client.listClaims({ q: 'patient', cluster: 'east' })
        ).items.length,
    );
    expect(await appliesOf(east, 'patient')).toEqual([201]);
    const [claim] = (await berth.asService().listClaims({ q: 'old-east' }))
      .items;
    expect(claim.stale).toBe(false);
  });

  it('loses nothing when Berth is stopped and started in between', async () => {
    await east.stopApiServer();
    await until('east', 'stale');
    const requests = await Promise.all(
      ['first', 'second', 'third'].map(name => ask(name, 'east')),
    );
    expect(requests.map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'Submitted'),
    );
    const { staleSince } = await stateOf('east');
    await berth.stop();
    berth = await start();
    // Nothing is forgotten, the age of what is shown least of all.
    expect(await stateOf('east')).toMatchObject({ state: 'stale', staleSince });

    await east.startApiServer();
    for (const request of requests) {
      await delivered(request);
      expect(await appliesOf(east, request.name)).toEqual([201]);
    }
  });

  it('ends a request that it refuses once it is back', async () => {
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      namespace: 'payments',
      name: 'developers-things',
    };
    await east.admin.delete(binding);
    await east.stopApiServer();
    const request = await ask('unwelcome', 'east');
    expect(request.state).toBe('Submitted');
    await east.startApiServer();
    const failed = await berth.until(async client => {
      const found = await client.getRequest(request.id);
      return found.state === 'Failed' && found;
    });
    expect(failed.error).toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('"backstage:payments-developer" cannot'),
    });
    const thingNamed = { ...binding, apiVersion: 'test.berth.dev/v1' };
    expect(
      await east.admin.find({
        ...thingNamed,
        kind: 'Thing',
        name: 'unwelcome',
      }),
    ).toBeUndefined();
  });

  it('is forgotten when it is no longer configured', async () => {
    await berth.stop();
    berth = await startBerth({
      clusters: [west],
      offerings: [thing],
      databaseFolder,
    });
    await berth.until(async client => {
      const { items } = await client.listClaims();
      return (
        items.length > 0 && items.every(({ cluster }) => cluster === 'west')
      );
    });
    const [tenant] = await berth.asService().listTenants();
    expect(tenant.namespaces.map(({ cluster }) => cluster)).toEqual(['west']);
  });
});
