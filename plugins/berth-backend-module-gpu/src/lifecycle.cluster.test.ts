import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  berthError,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClusterApi,
  ClusterReader,
} from '@berth/backstage-plugin-berth-node';
import {
  KubernetesError,
  startSandbox,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import { PlatformTeam } from './__testUtils__/PlatformTeam';
import { capsulePoolClaim } from './capsule-pool-claim';
import { deviceQuota } from './dra-quota';
import { readGpuObjects } from './fleet/readGpuObjects';
import { takeSnapshot } from './fleet/takeSnapshot';
import { kaiQueue } from './kai-queue';
import { kueueQueue } from './kueue-queue';
import { gpuQuota } from './quota';
import { applySharedChange } from './shared-quota/applySharedChange';
import { sharedQuotas } from './shared-quota/sharedQuotas';
import { volcanoQueue } from './volcano-queue';

const GPU = 'nvidia.com/gpu';

const gpuPod = (name: string, namespace: string): SandboxObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'busybox',
        resources: { limits: { [GPU]: '1' } },
      },
    ],
  },
});

const workload = (
  name: string,
  namespace: string,
  gpus: number,
): SandboxObject => ({
  apiVersion: 'kueue.x-k8s.io/v1beta2',
  kind: 'Workload',
  metadata: { name, namespace },
  spec: {
    queueName: 'training',
    podSets: [
      {
        name: 'main',
        count: 1,
        template: {
          spec: {
            containers: [
              { resources: { requests: { cpu: '1', [GPU]: gpus } } },
            ],
          },
        },
      },
    ],
  },
});

describe('GPU quotas and queues in the sandbox, whose operators are simulated', () => {
  let sandbox: Sandbox;
  let team: PlatformTeam;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 20,
      operators: ['kueue', 'capsule', 'volcano', 'kai-scheduler'],
    });
    team = await PlatformTeam.create(sandbox, 'payments-dev');
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  /** A cluster as the routes have it, by somebody of the platform team. */
  async function platformApi(): Promise<ClusterApi> {
    const client = await sandbox.clientFor({
      user: 'platform-engineer',
      groups: [],
    });
    const place = (kind: ResourceKind, name: string) => ({
      apiVersion: `${kind.group}/${kind.version}`,
      kind: kind.kind,
      name,
    });
    return {
      get: (kind: ResourceKind, { name }: { name: string }) =>
        client.get(place(kind, name)),
      mergePatch: async (
        kind: ResourceKind,
        { name }: { name: string },
        patch: Record<string, unknown>,
      ) => {
        try {
          return await client.patch(place(kind, name), patch);
        } catch (error) {
          // As the backend tells it.
          throw error instanceof KubernetesError && error.reason === 'Conflict'
            ? berthError('object-changed', { message: error.message })
            : error;
        }
      },
    } as unknown as ClusterApi;
  }

  it('a quota holds, is raised, and is not lowered below what is used', async () => {
    await team.request(gpuQuota, 'gpus', { gpus: 1, until: '2099-12-31' });
    let objects = await team.until(gpuQuota, 'gpus', 'Ready');

    await sandbox.admin.create(gpuPod('one', team.namespace));
    await expect(
      sandbox.admin.create(gpuPod('two', team.namespace)),
    ).rejects.toThrow(/exceeded quota: gpus/);

    objects = await team.until(gpuQuota, 'gpus', 'Ready');
    await team.act(gpuQuota, 'raise', { gpus: 2 }, 'gpus');
    const isRaised = ({ primary }: typeof objects) =>
      JSON.stringify(primary.status).includes(`"requests.${GPU}":"2"`);
    objects = await team.until(gpuQuota, 'gpus', 'Ready', isRaised);
    await sandbox.admin.create(gpuPod('two', team.namespace));

    const areTwoUsed = ({ primary }: typeof objects) =>
      gpuQuota.readiness({ primary, children: [] }).message ===
      '2 of 2 GPUs used, 0 free.';
    objects = await team.until(gpuQuota, 'gpus', 'Ready', areTwoUsed);
    expect(() => gpuQuota.planAction('lower', { gpus: 1 }, objects)).toThrow(
      /2 GPUs are in use/,
    );
    await team.act(gpuQuota, 'set-end-date', {}, 'gpus');
    objects = await team.until(gpuQuota, 'gpus', 'Ready');
    expect(JSON.stringify(objects.primary.metadata)).not.toContain(
      'expires-at',
    );

    await team.delete(gpuQuota, 'gpus');
  }, 60_000);

  it('a change over an older version is refused by the API server', async () => {
    await team.request(gpuQuota, 'stale', { gpus: 4 });
    const objects = await team.until(gpuQuota, 'stale', 'Ready');
    await team.actOn(gpuQuota, 'raise', { gpus: 5 }, objects);
    await expect(
      team.actOn(gpuQuota, 'raise', { gpus: 6 }, objects),
    ).rejects.toMatchObject({ reason: 'Conflict' });
    await team.delete(gpuQuota, 'stale');
  }, 30_000);

  it('a quota of devices holds in both of its keys', async () => {
    await team.request(deviceQuota, 'devices', { devices: 2 });
    const objects = await team.until(deviceQuota, 'devices', 'Ready');
    expect(objects.children).toHaveLength(1);
    await team.act(deviceQuota, 'raise', { gpus: 3 }, 'devices');
    await team.until(
      deviceQuota,
      'devices',
      'Ready',
      ({ primary }) => !JSON.stringify(primary.status).includes('"2"'),
    );
    await team.delete(deviceQuota, 'devices');
  }, 30_000);

  it('a queue of Kueue lets jobs in by its quota, is changed, held and resumed', async () => {
    await team.request(kueueQueue, 'training', { gpus: 4, borrowing: 0 });
    let objects = await team.until(kueueQueue, 'training', 'Ready');

    await sandbox.admin.create(workload('first', team.namespace, 3));
    await sandbox.admin.create(workload('second', team.namespace, 3));
    const message = (wanted: string) => (found: typeof objects) =>
      kueueQueue.readiness(found).message === wanted;
    objects = await team.until(
      kueueQueue,
      'training',
      'Ready',
      message('Takes jobs. 3 of 4 GPUs used. 1 job runs, 1 job waits.'),
    );
    await team.act(
      kueueQueue,
      'change-quota',
      { gpus: 6, borrowing: 0 },
      'training',
    );
    objects = await team.until(
      kueueQueue,
      'training',
      'Ready',
      message('Takes jobs. 6 of 6 GPUs used. 2 jobs run, none waits.'),
    );
    await team.act(kueueQueue, 'hold', { drain: true }, 'training');
    objects = await team.until(kueueQueue, 'training', 'Suspended');
    await team.act(kueueQueue, 'resume', {}, 'training');
    await team.until(kueueQueue, 'training', 'Ready');

    await team.delete(kueueQueue, 'training');
    const left = await sandbox.admin.list({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ClusterQueue',
    });
    expect(left.items).toEqual([]);
  }, 60_000);

  it('a queue of Kueue says that its flavor is not there', async () => {
    await team.request(kueueQueue, 'lost', { gpus: 1, flavor: 'nowhere' });
    const objects = await team.until(kueueQueue, 'lost', 'Failed');
    expect(kueueQueue.readiness(objects)).toMatchObject({
      reason: 'FlavorNotFound',
      message: expect.stringMatching(/missing ResourceFlavor\(s\): nowhere/),
    });
    await team.delete(kueueQueue, 'lost');
  }, 30_000);

  it('two change a cohort and its queues at once, and neither undoes the other', async () => {
    const cohort = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Cohort' };
    const flavor = 'default-flavor';
    const resources = ['cpu', GPU].map(name => ({ name, nominalQuota: '4' }));
    await sandbox.apply({
      ...cohort,
      metadata: { name: 'berth' },
      spec: {
        resourceGroups: [
          {
            coveredResources: ['cpu', GPU],
            flavors: [{ name: flavor, resources }],
          },
        ],
      },
    });
    for (const name of ['ours', 'theirs']) {
      await team.request(kueueQueue, name, { gpus: 2 });
      await team.until(kueueQueue, name, 'Ready');
    }
    const [ada, bo] = [await platformApi(), await platformApi()];
    const change = (
      api: ClusterApi,
      kind: 'cohort' | 'cluster-queue',
      name: string,
      by: number,
    ) =>
      applySharedChange(api, {
        cluster: 'sandbox',
        kind,
        name,
        flavor,
        resource: GPU,
        by,
      });
    const theirs = `${team.namespace}.theirs`;
    await Promise.all([
      change(ada, 'cohort', 'berth', 3),
      change(bo, 'cohort', 'berth', -1),
      change(ada, 'cluster-queue', theirs, 4),
      change(bo, 'cluster-queue', theirs, -2),
      // The tenant's own queue, by its own action meanwhile.
      team.act(kueueQueue, 'change-quota', { gpus: 5 }, 'ours'),
    ]);

    const read = await readGpuObjects({
      list: async ({ group, version, plural }) => {
        const at = group ? `/apis/${group}/${version}` : `/api/${version}`;
        const { items } = await sandbox.admin.request<{
          items: KubernetesObject[];
        }>({ path: `${at}/${plural}` });
        return items;
      },
    } as ClusterReader);
    const snapshot = takeSnapshot(read);
    const [shared] = sharedQuotas([{ cluster: 'sandbox', snapshot }], {
      isPlatform: true,
      tenants: [],
    });
    expect(shared).toMatchObject({ kind: 'cohort', name: 'berth', own: 6 });
    expect(
      shared.members.map(({ name, nominal }) => [name, nominal]).sort(),
    ).toEqual([
      [`${team.namespace}.ours`, 5],
      [theirs, 4],
    ]);
    await team.delete(kueueQueue, 'ours');
    await team.delete(kueueQueue, 'theirs');
    await sandbox.admin.delete({ ...cohort, name: 'berth' });
  }, 60_000);

  describe('with a pool of Capsule', () => {
    const pool = {
      apiVersion: 'capsule.clastix.io/v1beta2',
      kind: 'ResourcePool',
      metadata: { name: 'gpu-pool' },
      spec: {
        quota: { hard: { [`requests.${GPU}`]: '3' } },
        selectors: [{ matchLabels: { 'berth.dev/tenant': 'payments' } }],
      },
    };

    beforeAll(async () => {
      await sandbox.apply(pool);
    });

    it('a claim is bound while there is enough, and another waits for it', async () => {
      const input = (gpus: number) => ({ gpus, pool: 'gpu-pool' });
      await team.request(capsulePoolClaim, 'first', input(2));
      await team.until(capsulePoolClaim, 'first', 'Ready');
      await team.request(capsulePoolClaim, 'second', input(2));
      await team.until(
        capsulePoolClaim,
        'second',
        'Provisioning',
        found => capsulePoolClaim.readiness(found).reason === 'PoolExhausted',
      );
      await team.act(capsulePoolClaim, 'change', { gpus: 1 }, 'second');
      await team.until(capsulePoolClaim, 'second', 'Ready');
      await team.act(capsulePoolClaim, 'release', {}, 'first');
      await team.until(
        capsulePoolClaim,
        'first',
        'Ready',
        ({ primary }) => !JSON.stringify(primary.metadata).includes('release'),
      );
      await team.delete(capsulePoolClaim, 'first');
      await team.delete(capsulePoolClaim, 'second');
      expect(await team.objects(capsulePoolClaim, 'second')).toBeUndefined();
    }, 60_000);

    it('a claim on a pool that is not there fails, and says so', async () => {
      await team.request(capsulePoolClaim, 'none', { gpus: 1, pool: 'other' });
      const objects = await team.until(capsulePoolClaim, 'none', 'Failed');
      expect(capsulePoolClaim.readiness(objects).message).toMatch(
        /"other" not found/,
      );
      await team.delete(capsulePoolClaim, 'none');
    }, 30_000);

    it('twelve changes of the pool at the same time are twelve changes', async () => {
      const api = await platformApi();
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          applySharedChange(api, {
            cluster: 'sandbox',
            kind: 'resource-pool',
            name: 'gpu-pool',
            resource: GPU,
            by: index + 1,
          }),
        ),
      );
      const changed = await sandbox.admin.get<
        SandboxObject & { spec: typeof pool.spec }
      >({ ...pool, name: 'gpu-pool' });
      expect(changed.spec.quota.hard[`requests.${GPU}`]).toBe(
        String(3 + (12 * 13) / 2),
      );
    }, 30_000);
  });

  it('a queue of Volcano is opened, closed and changed', async () => {
    await team.request(volcanoQueue, 'payments-gpu', { gpus: 4 });
    await team.until(volcanoQueue, 'payments-gpu', 'Ready');
    await team.act(volcanoQueue, 'change-quota', { gpus: 6 }, 'payments-gpu');
    const hasSix = ({ primary }: { primary: KubernetesObject }) =>
      JSON.stringify(primary.spec).includes(`"${GPU}":"6"`);
    await team.until(volcanoQueue, 'payments-gpu', 'Ready', hasSix);
    await team.act(volcanoQueue, 'close', {}, 'payments-gpu');
    const closed = await team.until(volcanoQueue, 'payments-gpu', 'Suspended');
    expect(closed.primary.status).toMatchObject({
      state: expect.stringMatching(/^Clos(ing|ed)$/),
    });
    await team.act(volcanoQueue, 'open', {}, 'payments-gpu');
    await team.until(volcanoQueue, 'payments-gpu', 'Ready');
    await team.delete(volcanoQueue, 'payments-gpu');
  }, 60_000);

  it('a queue of KAI is counted and changed', async () => {
    await team.request(kaiQueue, 'payments-kai', { gpus: 4 });
    await team.until(kaiQueue, 'payments-kai', 'Ready');
    await team.act(
      kaiQueue,
      'change-quota',
      { gpus: 6, limit: 8 },
      'payments-kai',
    );
    const changed = await team.until(
      kaiQueue,
      'payments-kai',
      'Ready',
      ({ primary }) => JSON.stringify(primary.spec).includes('"limit":8'),
    );
    expect(kaiQueue.details(changed)).toContainEqual({
      label: 'At most',
      value: '8',
    });
    await team.delete(kaiQueue, 'payments-kai');
  }, 30_000);

  it('a tenant gives itself nothing', async () => {
    const user = 'developer';
    await sandbox.apply({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'developers', namespace: team.namespace },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'berth-tenant-developer',
      },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user },
      ],
    });
    const developer = await sandbox.clientFor({ user, groups: [] });
    const inputs: Array<[typeof gpuQuota, object]> = [
      [gpuQuota, { gpus: 1 }],
      [deviceQuota, { devices: 1 }],
      [kueueQueue, { gpus: 1 }],
      [capsulePoolClaim, { gpus: 1, pool: 'gpu-pool' }],
      [volcanoQueue, { gpus: 1 }],
      [kaiQueue, { gpus: 1 }],
    ];
    for (const [offering, input] of inputs) {
      const objects = offering.manifests(offering.parseInput(input), {
        cluster: 'sandbox',
        tenant: 'payments',
        namespace: team.namespace,
        name: 'greedy',
      });
      for (const object of objects) {
        await expect(
          developer.apply(object as SandboxObject, { fieldManager: 'berth' }),
        ).rejects.toMatchObject({ reason: 'Forbidden' });
      }
    }
  }, 30_000);

  it('was never in a state that Berth does not know, but for KAI before it counted', () => {
    expect([...team.seen].sort()).toEqual(
      expect.arrayContaining(['Provisioning', 'Ready', 'Suspended']),
    );
    expect([...team.seen]).not.toContain('Degraded');
  });
});
