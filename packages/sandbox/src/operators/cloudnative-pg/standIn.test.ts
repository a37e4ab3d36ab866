import { startSandbox } from '../../startSandbox';
import type { KubernetesObject } from '../../kubernetes/types';
import type { Sandbox } from '../../types';
import { phases, simulationAnnotations } from './phases';
import type { Cluster } from './types';

const apiVersion = 'postgresql.cnpg.io/v1';
const kind = 'Cluster';

jest.setTimeout(40_000);

describe('the stand-in for CloudNativePG', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ operatorDelayMs: 20 });
    await sandbox.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'team' },
    });
  }, 400_000);

  afterAll(async () => sandbox?.stop());

  const reference = (name: string) => ({
    apiVersion,
    kind,
    namespace: 'team',
    name,
  });

  async function create(
    name: string,
    spec: Partial<Cluster['spec']> = {},
    metadata: KubernetesObject['metadata'] = {},
  ) {
    await sandbox.apply({
      apiVersion,
      kind,
      metadata: { name, namespace: 'team', ...metadata },
      spec: { instances: 1, storage: { size: '1Gi' }, ...spec },
    });
  }

  async function until(
    name: string,
    predicate: (cluster: Cluster) => boolean,
  ): Promise<Cluster> {
    const cluster = await sandbox.admin.waitFor<Cluster>(
      reference(name),
      found => !!found && predicate(found),
    );
    return cluster!;
  }

  const isHealthyWith = (instances: number) => (cluster: Cluster) =>
    cluster.status?.phase === phases.healthy &&
    cluster.status.readyInstances === instances;

  const conditionOf = (cluster: Cluster, type: string) =>
    cluster.status?.conditions?.find(condition => condition.type === type);

  async function listOf(name: string, listKind: string) {
    const { items } = await sandbox.admin.list<Cluster>(
      { apiVersion: 'v1', kind: listKind, namespace: 'team' },
      { labelSelector: `cnpg.io/cluster=${name}` },
    );
    return items.map(item => item.metadata.name).sort();
  }

  it('brings a Cluster up, with all that the operator would make', async () => {
    await create('orders', {
      instances: 3,
      walStorage: { size: '1Gi', storageClass: 'fast' },
      bootstrap: { initdb: { database: 'orders', owner: 'clerk' } },
      inheritedMetadata: { labels: { 'berth.dev/claim': 'orders' } },
    });
    const cluster = await until('orders', isHealthyWith(3));

    expect(conditionOf(cluster, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'ClusterIsReady',
    });
    expect(cluster.status).toMatchObject({
      instances: 3,
      instanceNames: ['orders-1', 'orders-2', 'orders-3'],
      currentPrimary: 'orders-1',
      writeService: 'orders-rw',
      readService: 'orders-r',
      pvcCount: 6,
    });
    expect(await listOf('orders', 'Pod')).toEqual([
      'orders-1',
      'orders-2',
      'orders-3',
    ]);
    expect(await listOf('orders', 'Service')).toEqual([
      'orders-r',
      'orders-ro',
      'orders-rw',
    ]);
    expect(await listOf('orders', 'Secret')).toEqual(['orders-app']);

    const secret = await sandbox.admin.get<
      KubernetesObject & { data: Record<string, string> }
    >({
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: 'team',
      name: 'orders-app',
    });
    const read = (key: string) =>
      Buffer.from(secret.data[key], 'base64').toString();
    expect(secret).toMatchObject({
      type: 'kubernetes.io/basic-auth',
      metadata: { labels: { 'berth.dev/claim': 'orders' } },
    });
    expect(read('username')).toBe('clerk');
    expect(read('dbname')).toBe('orders');
    expect(read('host')).toBe('orders-rw');
    expect(read('uri')).toBe(
      `postgresql://clerk:${read('password')}@orders-rw.team:5432/orders`,
    );
    expect(read('pgpass')).toBe(
      `orders-rw:5432:orders:clerk:${read('password')}\n`,
    );
  });

  it('follows a change of instances, up and down', async () => {
    await create('scaled');
    await until('scaled', isHealthyWith(1));

    await sandbox.admin.patch(reference('scaled'), { spec: { instances: 2 } });
    const grown = await until('scaled', isHealthyWith(2));
    expect(grown.status?.currentPrimary).toBe('scaled-1');

    await sandbox.admin.patch(reference('scaled'), { spec: { instances: 1 } });
    await until('scaled', isHealthyWith(1));
    await sandbox.admin.waitFor(
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: 'team',
        name: 'scaled-2',
      },
      claim => !claim,
    );
    expect(await listOf('scaled', 'Pod')).toEqual(['scaled-1']);
  });

  it('replaces a Pod that is lost, and is not Ready meanwhile', async () => {
    await create('resilient', { instances: 2 });
    await until('resilient', isHealthyWith(2));
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: 'team',
      name: 'resilient-1',
    };
    const { metadata } = await sandbox.admin.get(pod);

    await sandbox.admin.delete(pod);

    const failedOver = await until(
      'resilient',
      cluster => cluster.status?.currentPrimary === 'resilient-2',
    );
    expect(failedOver.spec.instances).toBe(2);
    await until('resilient', isHealthyWith(2));
    const replacement = await sandbox.admin.get(pod);
    expect(replacement.metadata.uid).not.toBe(metadata.uid);
    await sandbox.admin.waitFor(
      pod,
      found => found?.metadata.labels?.role === 'replica',
    );
  });

  it('grows its volumes', async () => {
    await create('growing');
    await until('growing', isHealthyWith(1));

    await sandbox.admin.patch(reference('growing'), {
      spec: { storage: { size: '2Gi' } },
    });

    const grown = await sandbox.admin.waitFor<
      KubernetesObject & {
        spec: { volumeName: string };
        status?: { capacity?: { storage: string } };
      }
    >(
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: 'team',
        name: 'growing-1',
      },
      claim => claim?.status?.capacity?.storage === '2Gi',
    );
    expect(
      await sandbox.admin.get({
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        name: grown!.spec.volumeName,
      }),
    ).toMatchObject({ spec: { capacity: { storage: '2Gi' } } });
  });

  it('hibernates and wakes, keeping its volumes and its password', async () => {
    await create('sleeper', { instances: 2 });
    await until('sleeper', isHealthyWith(2));
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: 'team',
      name: 'sleeper-app',
    };
    const before = await sandbox.admin.get(secret);

    await sandbox.admin.patch(reference('sleeper'), {
      metadata: { annotations: { 'cnpg.io/hibernation': 'on' } },
    });
    const asleep = await until(
      'sleeper',
      cluster =>
        conditionOf(cluster, 'cnpg.io/hibernation')?.reason === 'Hibernated',
    );
    expect(asleep.status).toMatchObject({
      phase: phases.healthy,
      instances: 2,
      currentPrimary: 'sleeper-1',
    });
    // As upstream: a number that is 0 is left out.
    expect(asleep.status).not.toHaveProperty('readyInstances');
    expect(await listOf('sleeper', 'Pod')).toEqual([]);
    expect(await listOf('sleeper', 'PersistentVolumeClaim')).toHaveLength(2);

    await sandbox.admin.patch(reference('sleeper'), {
      metadata: { annotations: { 'cnpg.io/hibernation': 'off' } },
    });
    const awake = await until('sleeper', isHealthyWith(2));
    expect(conditionOf(awake, 'cnpg.io/hibernation')).toBeUndefined();
    expect((await sandbox.admin.get(secret)).data).toEqual(before.data);
  });

  it('waits with hibernation until it is healthy', async () => {
    await create('tired', {}, { annotations: { 'cnpg.io/hibernation': 'on' } });

    const asleep = await until(
      'tired',
      cluster =>
        conditionOf(cluster, 'cnpg.io/hibernation')?.reason === 'Hibernated',
    );

    expect(asleep.status?.instances).toBe(1);
  });

  it('is held in a phase by an annotation, and goes on without it', async () => {
    const phase = 'Cluster is unrecoverable and needs manual intervention';
    await create(
      'broken',
      {},
      { annotations: { [simulationAnnotations.phase]: phase } },
    );
    const broken = await until(
      'broken',
      cluster => cluster.status?.phase === phase,
    );
    expect(conditionOf(broken, 'Ready')?.status).toBe('False');
    expect(await listOf('broken', 'Pod')).toEqual([]);

    await sandbox.admin.patch(reference('broken'), {
      metadata: { annotations: { [simulationAnnotations.phase]: null } },
    });
    await until('broken', isHealthyWith(1));
  });

  it('becomes healthy by status alone where only that is wanted', async () => {
    await create(
      'crowd',
      { instances: 3 },
      { annotations: { [simulationAnnotations.children]: 'none' } },
    );

    const cluster = await until('crowd', isHealthyWith(3));

    expect(conditionOf(cluster, 'Ready')?.status).toBe('True');
    expect(await listOf('crowd', 'Secret')).toEqual([]);
  });

  it("gets stuck, with the API server's own words, where the quota is used up", async () => {
    await sandbox.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'poor' } },
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'tenant', namespace: 'poor' },
        spec: { hard: { 'requests.storage': '1Gi' } },
      },
    ]);
    // Enforced from when its controller has first counted.
    await sandbox.admin.waitFor<KubernetesObject & { status?: object }>(
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        namespace: 'poor',
        name: 'tenant',
      },
      quota => Object.keys(quota?.status ?? {}).length > 0,
    );
    await sandbox.apply({
      apiVersion,
      kind,
      metadata: { name: 'greedy', namespace: 'poor' },
      spec: { instances: 2, storage: { size: '1Gi' } },
    });

    const failure = await firstEvent('poor', 'FailedCreate');

    expect(failure.message).toContain('exceeded quota: tenant');
    const cluster = await sandbox.admin.get<Cluster>({
      ...reference('greedy'),
      namespace: 'poor',
    });
    expect(cluster.status).toMatchObject({
      phase: phases.creatingReplica,
      readyInstances: 1,
    });
  });

  it('leaves nothing behind when a Cluster is deleted', async () => {
    await create('gone', { instances: 2, enableSuperuserAccess: true });
    await until('gone', isHealthyWith(2));

    await sandbox.admin.delete(reference('gone'));

    await sandbox.admin.waitFor(reference('gone'), cluster => !cluster);
    for (const [childKind, name] of [
      ['Secret', 'gone-app'],
      ['Secret', 'gone-superuser'],
      ['Service', 'gone-rw'],
      ['ServiceAccount', 'gone'],
      ['Pod', 'gone-1'],
      ['Pod', 'gone-2'],
      ['PersistentVolumeClaim', 'gone-1'],
      ['PersistentVolumeClaim', 'gone-2'],
    ]) {
      await sandbox.admin.waitFor(
        { apiVersion: 'v1', kind: childKind, namespace: 'team', name },
        object => !object,
      );
    }
    const volumes = await sandbox.admin.list<
      KubernetesObject & { spec: { claimRef: { name: string } } }
    >({ apiVersion: 'v1', kind: 'PersistentVolume' });
    for (const { metadata, spec } of volumes.items) {
      if (spec.claimRef.name.startsWith('gone-')) {
        await sandbox.admin.waitFor(
          {
            apiVersion: 'v1',
            kind: 'PersistentVolume',
            name: metadata.name!,
          },
          volume => !volume,
        );
      }
    }
    expect(await listOf('gone', 'Pod')).toEqual([]);
  });

  async function firstEvent(namespace: string, reason: string) {
    const events = { apiVersion: 'v1', kind: 'Event', namespace };
    const fieldSelector = `reason=${reason}`;
    const list = await sandbox.admin.list<EventObject>(events, {
      fieldSelector,
    });
    if (list.items.length > 0) {
      return list.items[0];
    }
    const { resourceVersion } = list.metadata;
    const signal = AbortSignal.timeout(20_000);
    for await (const { object } of sandbox.admin.watch<EventObject>(events, {
      fieldSelector,
      resourceVersion,
      signal,
    })) {
      if (object.reason === reason) {
        return object;
      }
    }
    throw new Error(`There was no event ${reason}`);
  }
});

interface EventObject extends KubernetesObject {
  reason: string;
  message: string;
}
