import { KubernetesError } from './kubernetes/KubernetesError';
import type { KubernetesClient } from './kubernetes/KubernetesClient';
import { kubernetesIdentity, readDemoPeople } from './demo/people';
import { startSandbox } from './startSandbox';
import type { KubernetesObject } from './kubernetes/types';
import type { Sandbox } from './types';

jest.setTimeout(40_000);

const database = (namespace: string, name: string) => ({
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name, namespace },
  spec: { instances: 1, storage: { size: '1Gi' } },
});

const kindsInNamespaces = (kind: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  namespace,
});

async function isForbidden(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return false;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) {
      return true;
    }
    throw error;
  }
}

describe('access in the demo', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile: 'demo',
      identityProvider: false,
      operatorDelayMs: 20,
    });
  }, 600_000);

  afterAll(async () => sandbox?.stop());

  async function person(name: string): Promise<KubernetesClient> {
    const people = await readDemoPeople();
    return sandbox.clientFor(
      kubernetesIdentity(people.find(somebody => somebody.name === name)!),
    );
  }

  describe("Berth's own account", () => {
    it('reads what the portal shows', async () => {
      const berth = sandbox.clientWithToken(sandbox.berthToken);

      for (const [apiVersion, kind] of [
        ['v1', 'Namespace'],
        ['v1', 'Node'],
        ['v1', 'Pod'],
        ['v1', 'Service'],
        ['v1', 'Event'],
        ['v1', 'ResourceQuota'],
        ['v1', 'LimitRange'],
        ['storage.k8s.io/v1', 'StorageClass'],
        ['apps/v1', 'Deployment'],
        ['batch/v1', 'CronJob'],
        ['networking.k8s.io/v1', 'Ingress'],
        ['autoscaling/v2', 'HorizontalPodAutoscaler'],
        ['postgresql.cnpg.io/v1', 'Cluster'],
      ]) {
        const { metadata } = await berth.list({ apiVersion, kind });
        expect(metadata.resourceVersion).toMatch(/^\d+$/);
      }
    });

    it('tells that the operator is simulated', async () => {
      const berth = sandbox.clientWithToken(sandbox.berthToken);

      const crd = await berth.get({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name: 'clusters.postgresql.cnpg.io',
      });

      expect(crd.metadata.annotations).toMatchObject({
        'berth.dev/simulated': 'true',
      });
      expect(
        await berth.get({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          namespace: 'berth-system',
          name: 'simulated-operators',
        }),
      ).toMatchObject({ data: { 'postgresql.cnpg.io': 'CloudNativePG' } });
    });

    it('never sees a Secret, in any namespace', async () => {
      const berth = sandbox.clientWithToken(sandbox.berthToken);
      const { items } = await sandbox.admin.list(
        kindsInNamespaces('Namespace'),
      );
      await sandbox.admin.waitFor(
        { ...kindsInNamespaces('Secret', 'payments'), name: 'ledger-app' },
        secret => !!secret,
      );

      expect(await isForbidden(berth.list(kindsInNamespaces('Secret')))).toBe(
        true,
      );
      for (const { metadata } of items) {
        const secrets = kindsInNamespaces('Secret', metadata.name);
        expect(await isForbidden(berth.list(secrets))).toBe(true);
        expect(
          await isForbidden(berth.get({ ...secrets, name: 'ledger-app' })),
        ).toBe(true);
      }
    });

    it('holds no verb that writes, and none on Secrets', async () => {
      const berth = sandbox.clientWithToken(sandbox.berthToken);

      const review = await berth.request<RulesReview>({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        body: { spec: { namespace: 'payments' } },
      });

      // What every account may: ask about itself.
      const own = review.status.resourceRules.filter(
        ({ apiGroups }) => !apiGroups.some(group => group.startsWith('auth')),
      );
      const verbs = new Set(own.flatMap(rule => rule.verbs));
      expect([...verbs].sort()).toEqual([
        'get',
        'impersonate',
        'list',
        'watch',
      ]);
      const resources = own.flatMap(rule => rule.resources);
      expect(resources).not.toContain('secrets');
      expect(resources).not.toContain('*');
    });

    it('writes nothing', async () => {
      const berth = sandbox.clientWithToken(sandbox.berthToken);

      expect(
        await isForbidden(berth.create(database('payments', 'forged'))),
      ).toBe(true);
      expect(
        await isForbidden(
          berth.delete({
            apiVersion: 'v1',
            kind: 'Namespace',
            name: 'payments',
          }),
        ),
      ).toBe(true);
    });

    it('acts as the people of the demo, and as nobody else', async () => {
      const as = (user: string, groups: string[] = []) =>
        sandbox
          .clientWithToken(sandbox.berthToken, {
            impersonate: { user, groups },
          })
          .list({
            apiVersion: 'postgresql.cnpg.io/v1',
            kind: 'Cluster',
            namespace: 'payments',
          });

      const { items } = await as('backstage:payments-developer', [
        'backstage:payments',
      ]);
      expect(items.map(({ metadata }) => metadata.name)).toEqual(['ledger']);

      for (const [user, group] of [
        ['backstage:payments-developer', 'system:masters'],
        ['backstage:payments-developer', 'backstage:strangers'],
        ['backstage:stranger', 'backstage:payments'],
        ['system:kube-controller-manager', 'backstage:payments'],
        ['system:serviceaccount:kube-system:default', 'backstage:payments'],
      ]) {
        expect(await isForbidden(as(user, [group]))).toBe(true);
      }
    });
  });

  describe('people', () => {
    it('make and delete databases in their own tenant', async () => {
      const developer = await person('payments-developer');

      await developer.create(database('payments-staging', 'mine'));
      await developer.delete({
        ...database('payments-staging', 'mine'),
        namespace: 'payments-staging',
        name: 'mine',
      });

      expect(
        await developer.find({
          apiVersion: 'v1',
          kind: 'Secret',
          namespace: 'payments',
          name: 'ledger-app',
        }),
      ).toBeDefined();
    });

    it("are refused in another team's tenant, in readable words", async () => {
      const developer = await person('payments-developer');

      await expect(
        developer.create(database('shop', 'intruder')),
      ).rejects.toMatchObject({
        status: 403,
        reason: 'Forbidden',
        message: expect.stringContaining(
          'User "backstage:payments-developer" cannot create resource "clusters" in API group "postgresql.cnpg.io" in the namespace "shop"',
        ),
      });
      expect(
        await isForbidden(developer.list(kindsInNamespaces('Pod', 'shop'))),
      ).toBe(true);
      expect(
        await isForbidden(
          developer.get({
            ...kindsInNamespaces('Secret', 'shop'),
            name: 'catalogue-app',
          }),
        ),
      ).toBe(true);
    });

    it('cannot undo what keeps their tenant apart', async () => {
      const developer = await person('shop-developer');
      const own = { namespace: 'shop' };

      for (const reference of [
        {
          ...own,
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          name: 'default-deny',
        },
        { ...own, apiVersion: 'v1', kind: 'ResourceQuota', name: 'tenant' },
        { ...own, apiVersion: 'v1', kind: 'LimitRange', name: 'tenant' },
        {
          ...own,
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          name: 'developers-shop',
        },
      ]) {
        expect(await isForbidden(developer.delete(reference))).toBe(true);
      }
      expect(
        await isForbidden(
          developer.patch(
            { apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
            { metadata: { labels: { 'berth.dev/tenant': 'payments' } } },
          ),
        ),
      ).toBe(true);
      expect(
        await isForbidden(developer.list(kindsInNamespaces('Secret', 'shop'))),
      ).toBe(true);
    });

    it('of the platform team act in every tenant', async () => {
      const engineer = await person('platform-engineer');

      for (const namespace of ['payments', 'shop', 'data-science']) {
        await engineer.create(database(namespace, 'by-platform'));
      }

      expect(
        await isForbidden(engineer.list(kindsInNamespaces('Secret'))),
      ).toBe(true);
    });
  });

  it('holds a tenant to its GPUs', async () => {
    const pods = ['one', 'two', 'three', 'four', 'five'].map(gpuPod);
    const created = await Promise.allSettled(
      pods.map(pod => sandbox.admin.create(pod)),
    );

    const refused = created.filter(({ status }) => status === 'rejected');
    // Of eight, six are in use or waited for from the start.
    expect(refused).toHaveLength(3);
    expect((refused[0] as PromiseRejectedResult).reason.message).toContain(
      'exceeded quota: gpus, requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=8',
    );
    const placed = await sandbox.admin.list<
      KubernetesObject & { spec: { nodeName?: string } }
    >(kindsInNamespaces('Pod', 'data-science'), {
      labelSelector: 'app=training',
    });
    for (const { metadata } of placed.items) {
      const pod = await sandbox.admin.waitFor<
        KubernetesObject & { spec: { nodeName?: string } }
      >(
        { ...kindsInNamespaces('Pod', 'data-science'), name: metadata.name! },
        found => !!found?.spec.nodeName,
      );
      expect(pod?.spec.nodeName).toMatch(/^gpu-/);
    }
  });
});

interface RulesReview {
  status: {
    resourceRules: Array<{
      apiGroups: string[];
      resources: string[];
      verbs: string[];
    }>;
  };
}

function gpuPod(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'data-science', labels: { app: 'training' } },
    spec: {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'main',
          image: 'training',
          resources: {
            requests: { cpu: '1', memory: '1Gi' },
            limits: { cpu: '1', memory: '1Gi', 'nvidia.com/gpu': '1' },
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}
