import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import {
  KubernetesClient,
  startSandbox,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import request from 'supertest';
import { parse } from 'yaml';
import { clusterRoutesApp } from './__testUtils__/clusterRoutesApp';
import { Tenant } from './__testUtils__/Tenant';
import { workloadCluster } from './cluster-api';
import { hostedControlPlane } from './kamaji';
import { virtualCluster } from './vcluster';

const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'nginxinc/nginx-unprivileged',
            resources: { requests: { cpu: '10m', memory: '16Mi' } },
            // As the host's namespace asks for.
            securityContext: {
              allowPrivilegeEscalation: false,
              runAsNonRoot: true,
              runAsUser: 101,
              capabilities: { drop: ['ALL'] },
              seccompProfile: { type: 'RuntimeDefault' },
            },
          },
        ],
      },
    },
  },
};

/** A client by the text of a kubeconfig, as kubectl is one. */
function clientOf(text: string): KubernetesClient {
  const { clusters, users } = parse(text);
  const decode = (data?: string) =>
    data && Buffer.from(data, 'base64').toString();
  const { cluster } = clusters[0];
  const { user } = users[0];
  return KubernetesClient.create({
    url: cluster.server,
    ca: decode(cluster['certificate-authority-data'])!,
    certificate: decode(user['client-certificate-data']),
    privateKey: decode(user['client-key-data']),
    token: user.token,
  });
}

describe('clusters in the sandbox, whose operators are simulated', () => {
  let sandbox: Sandbox;
  let tenant: Tenant;

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({
      operatorDelayMs: 50,
      operators: ['argo-cd', 'flux', 'cluster-api', 'kamaji', 'vcluster'],
    });
    tenant = await Tenant.create(sandbox, 'payments-dev');
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 30_000);

  describe('a virtual cluster', () => {
    let application: KubernetesObject;
    let objects: ClaimObjects;
    const app = () =>
      clusterRoutesApp({
        claim: async () =>
          tenant.claim(
            virtualCluster,
            (await tenant.objects(virtualCluster, application))!,
          ),
        api: tenant.api,
      });
    const kubeconfig = async (role: string) =>
      (await request(app()).get(`/kubeconfig/dev/${role}`).expect(200)).text;

    const eventually = async (check: () => Promise<boolean>) => {
      const deadline = performance.now() + 30_000;
      while (!(await check())) {
        expect(performance.now()).toBeLessThan(deadline);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };

    it('becomes Ready, asked for by a developer and within what it says of the quota', async () => {
      const input = virtualCluster.parseInput({});
      // CPU is not limited, so that no quota may ask for its limit.
      const { 'limits.cpu': _, ...usage } = virtualCluster.usage(input);
      await sandbox.apply({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'all', namespace: tenant.namespace },
        spec: { hard: usage },
      });
      const quota = {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        name: 'all',
        namespace: tenant.namespace,
      };
      const used = (object?: SandboxObject) =>
        (object?.status as { used?: object } | undefined)?.used;
      await sandbox.admin.waitFor(quota, found => Boolean(used(found)));

      application = await tenant.request(virtualCluster, 'dev');
      objects = await tenant.until(virtualCluster, application, 'Ready');

      // But for its DNS server, of which there is none in the sandbox.
      expect(used(await sandbox.admin.get(quota))).toMatchObject({
        persistentvolumeclaims: usage.persistentvolumeclaims,
        'requests.storage': usage['requests.storage'],
        'requests.ephemeral-storage': usage['requests.ephemeral-storage'],
        pods: '1',
        services: '2',
      });
      await sandbox.admin.delete(quota);
    }, 90_000);

    it('is a real cluster by its kubeconfig, and the portal shows what runs inside', async () => {
      const developer = clientOf(await kubeconfig('edit'));
      await developer.apply(web);
      await developer.waitFor<SandboxObject & { status?: any }>(
        { ...web, namespace: 'default', name: 'web' },
        found => found?.status?.readyReplicas === 2,
      );
      developer.close();

      const { body } = await request(app()).get('/workloads/dev').expect(200);
      expect(body.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            kind: 'Deployment',
            namespace: 'default',
            name: 'web',
            phase: 'Ready',
            ready: 2,
            wanted: 2,
            system: false,
          }),
          expect.objectContaining({ kind: 'Pod', phase: 'Ready' }),
        ]),
      );
      expect(JSON.stringify(body)).not.toMatch(/token|certificate/i);

      const contents = await request(app()).get('/contents/dev').expect(200);
      expect(contents.body).toMatchObject({
        inside: [
          { kind: 'Deployment', count: 1 },
          { kind: 'Pod', count: 2 },
        ],
        outside: [
          { kind: 'PersistentVolumeClaim', count: 1 },
          { kind: 'Pod', count: 2 },
        ],
      });
    }, 60_000);

    it('gives kubeconfigs by role, as files that nothing keeps', async () => {
      const answer = await request(app())
        .get('/kubeconfig/dev/view')
        .expect(200);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="dev-view.yaml"',
        'berth-expires': expect.stringMatching(/^20\d\d-/),
      });
      const viewer = clientOf(answer.text);
      const secrets = {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: 'default',
      };
      await expect(viewer.list(secrets)).rejects.toMatchObject({
        reason: 'Forbidden',
      });
      viewer.close();

      const admin = clientOf(await kubeconfig('admin'));
      await expect(admin.list(secrets)).resolves.toBeDefined();
      admin.close();
    }, 30_000);

    it('sleeps, and nothing wakes it but its action', async () => {
      await tenant.act(virtualCluster, 'sleep', {}, objects);
      // Argo CD has seen the change, and finds everything as it is to be.
      const isSynced = ({ primary }: ClaimObjects) =>
        (primary.status as any).sync?.status === 'Synced' &&
        (primary.status as any).health?.status === 'Healthy';
      objects = await tenant.until(
        virtualCluster,
        application,
        'Suspended',
        isSynced,
      );

      const pods = {
        apiVersion: 'v1',
        kind: 'Pod',
        namespace: tenant.namespace,
      };
      await eventually(
        async () => (await sandbox.admin.list(pods)).items.length === 0,
      );
      const answer = await request(app()).get('/workloads/dev').expect(409);
      expect(answer.body.error.message).toMatch(/It sleeps; wake it first/);
      const contents = await request(app()).get('/contents/dev').expect(200);
      expect(contents.body).toMatchObject({
        problem: expect.stringMatching(/sleeps/),
        outside: [{ kind: 'PersistentVolumeClaim', count: 1 }],
      });
      await tenant.act(virtualCluster, 'wake', {}, objects);
      objects = await tenant.until(virtualCluster, application, 'Ready');
      await eventually(async () => {
        const { body } = await request(app()).get('/workloads/dev');
        return body.items?.some(
          (item: { kind: string; name: string; phase: string }) =>
            item.kind === 'Deployment' &&
            item.name === 'web' &&
            item.phase === 'Ready',
        );
      });
    }, 90_000);

    it('changes size and version', async () => {
      await tenant.act(virtualCluster, 'resize', { plan: 'medium' }, objects);
      const hasMemory = ({ children }: ClaimObjects) =>
        JSON.stringify(children).includes('"memory":"4Gi"');
      objects = await tenant.until(
        virtualCluster,
        application,
        'Ready',
        hasMemory,
      );
      expect(virtualCluster.planOf(objects)).toBe('medium');

      const input = { chartVersion: '0.36.2' };
      await tenant.act(virtualCluster, 'upgrade', input, objects);
      const isNew = ({ children }: ClaimObjects) =>
        JSON.stringify(children).includes('vcluster-0.36.2');
      objects = await tenant.until(virtualCluster, application, 'Ready', isNew);
    }, 60_000);

    it('is gone with everything when it is deleted', async () => {
      const text = await kubeconfig('admin');
      await tenant.delete(application);

      await eventually(async () => {
        const client = clientOf(text);
        const gone = await client.isReady().then(
          () => false,
          error => error.code === 'ECONNREFUSED',
        );
        client.close();
        return gone;
      });
      const left = async () => {
        const kinds = ['Secret', 'Pod', 'PersistentVolumeClaim', 'Service'];
        const lists = await Promise.all(
          kinds.map(kind =>
            sandbox.admin.list({
              apiVersion: 'v1',
              kind,
              namespace: tenant.namespace,
            }),
          ),
        );
        return lists.flatMap(({ items }) => items);
      };
      await eventually(async () => (await left()).length === 0);
      expect(await left()).toEqual([]);
    }, 90_000);

    it.each(['flux', 'cluster-api', 'platform'])(
      'can be had in another form, with the same result: %s',
      async delivery => {
        const written = await tenant.request(virtualCluster, delivery, {
          delivery,
        });
        let found = await tenant.until(virtualCluster, written, 'Ready');
        expect(
          virtualCluster
            .connection(found)
            ?.kubeconfigs?.map(({ unavailable }) => unavailable),
        ).toEqual([undefined, undefined, undefined]);

        await tenant.act(virtualCluster, 'sleep', {}, found);
        found = await tenant.until(virtualCluster, written, 'Suspended');
        await tenant.act(virtualCluster, 'wake', {}, found);
        await tenant.until(virtualCluster, written, 'Ready');

        await tenant.delete(written);
      },
      120_000,
    );
  });

  it('a hosted control plane becomes Ready, changes, sleeps and goes', async () => {
    const written = await tenant.request(hostedControlPlane, 'edge');
    let objects = await tenant.until(hostedControlPlane, written, 'Ready');
    const input = { kubernetesVersion: 'v1.36.0' };
    await tenant.act(hostedControlPlane, 'upgrade', input, objects);
    const isNew = ({ primary }: ClaimObjects) =>
      JSON.stringify(primary.status).includes('v1.36.0');
    objects = await tenant.until(hostedControlPlane, written, 'Ready', isNew);
    await tenant.act(hostedControlPlane, 'sleep', {}, objects);
    objects = await tenant.until(hostedControlPlane, written, 'Suspended');
    await tenant.act(hostedControlPlane, 'wake', {}, objects);
    objects = await tenant.until(hostedControlPlane, written, 'Ready');
    expect(hostedControlPlane.connection(objects)).toMatchObject({
      kubeconfigs: [{ id: 'admin' }, { id: 'admin-inside' }],
    });
    await tenant.delete(written);
  }, 90_000);

  it('a workload cluster becomes Ready, scales, pauses and goes', async () => {
    const written = await tenant.request(workloadCluster, 'own');
    let objects = await tenant.until(workloadCluster, written, 'Ready');
    await tenant.act(workloadCluster, 'scale', { workers: 4 }, objects);
    const hasFour = ({ primary }: ClaimObjects) =>
      (primary.status as any).workers?.availableReplicas === 4;
    objects = await tenant.until(workloadCluster, written, 'Ready', hasFour);
    await tenant.act(workloadCluster, 'pause', {}, objects);
    objects = await tenant.until(workloadCluster, written, 'Suspended');
    await tenant.act(workloadCluster, 'resume', {}, objects);
    objects = await tenant.until(workloadCluster, written, 'Ready');
    expect(workloadCluster.connection(objects)).toMatchObject({
      kubeconfigs: [{ id: 'admin' }],
    });
    await tenant.delete(written);
  }, 90_000);

  it('was never in a state that Berth does not know', () => {
    expect([...tenant.seen]).toContain('Provisioning');
    expect([...tenant.seen]).not.toContain('Unknown');
    expect([...tenant.seen]).not.toContain('Failed');
  });
});
