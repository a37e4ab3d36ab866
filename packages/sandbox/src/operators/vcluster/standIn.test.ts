import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesClient } from '../../kubernetes/KubernetesClient';
import { parseKubeconfig } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { startSandbox } from '../../startSandbox';
import { readRunRecord } from '../../state/RunRecord';
import type { Sandbox } from '../../types';
import { countEtcdPrefix } from '../../etcd/deleteEtcdPrefix';
import type { Pod } from './types';
import { etcdPrefixOf } from './VirtualClusterController';

// The first run on a machine builds Kubernetes.
const buildAndStartMs = 600_000;

interface SecretObject extends KubernetesObject {
  data: Record<string, string>;
}

const application = (name: string, values: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name,
    namespace: 'default',
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  },
  spec: {
    project: 'default',
    source: {
      repoURL: 'https://charts.loft.sh',
      chart: 'vcluster',
      targetRevision: '0.36.1',
      helm: { releaseName: name, valuesObject: values },
    },
    destination: { namespace: 'default' },
    syncPolicy: { automated: { selfHeal: true, prune: true } },
  },
});

const replicas = (count: number) => ({
  spec: {
    source: {
      helm: {
        valuesObject: {
          controlPlane: {
            statefulSet: { highAvailability: { replicas: count } },
          },
        },
      },
    },
  },
});

const referenceTo = (name: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  namespace: 'default',
  name,
});

const secretOf = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  namespace: 'default',
  name,
});

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx' }] },
    },
  },
};

function isHealthy(object: KubernetesObject | undefined): boolean {
  const status = object?.status as { health?: { status: string } } | undefined;
  return status?.health?.status === 'Healthy';
}

describe('a virtual cluster in the sandbox', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  const options = () => ({
    dataDir,
    operators: ['argo-cd', 'vcluster'],
    operatorDelayMs: 20,
  });

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'vc-'));
    sandbox = await startSandbox(options());
  }, buildAndStartMs);

  afterAll(async () => {
    await sandbox?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  async function kubeconfig(name: string): Promise<KubernetesClient> {
    const secret = await sandbox.admin.waitFor<SecretObject>(
      secretOf(name),
      found => found !== undefined,
      { timeoutMs: 60_000 },
    );
    return clientOf(secret!);
  }

  function clientOf(secret: SecretObject): KubernetesClient {
    const text = Buffer.from(secret.data.config, 'base64').toString();
    return KubernetesClient.create(parseKubeconfig(text));
  }

  const socket = () => path.join(dataDir, 'etcd.sock:0');
  const workload = async (name: string) =>
    sandbox.admin.get({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      namespace: 'default',
      name,
    });

  it('is a real API server, in which Deployments become Pods that run', async () => {
    await sandbox.apply(
      application('dev', {
        controlPlane: {
          statefulSet: {
            persistence: {
              volumeClaim: { size: '1Gi', retentionPolicy: 'Delete' },
            },
          },
        },
        exportKubeConfig: {
          server: 'https://dev.default.svc:443',
          additionalSecrets: [
            {
              name: 'vc-dev-view',
              serviceAccount: {
                name: 'viewer',
                namespace: 'default',
                clusterRole: 'view',
              },
            },
          ],
        },
      }),
    );
    await sandbox.admin.waitFor(referenceTo('dev'), isHealthy);

    const virtual = await kubeconfig('vc-dev');
    await virtual.apply(deployment);
    await virtual.waitFor<KubernetesObject & { status?: object }>(
      { ...deployment, namespace: 'default', name: 'web' },
      found => (found?.status as any)?.readyReplicas === 2,
    );

    // They run on the host, as the tenant's Pods, and on nodes of its.
    const { items } = await sandbox.admin.list<Pod>(
      { apiVersion: 'v1', kind: 'Pod', namespace: 'default' },
      { labelSelector: 'vcluster.loft.sh/managed-by=dev' },
    );
    expect(items).toHaveLength(2);
    // And the host's own API server knows nothing of the Deployment.
    expect(
      await sandbox.admin.find({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'default',
        name: 'web',
      }),
    ).toBeUndefined();
    virtual.close();
  }, 120_000);

  it('gives a kubeconfig that may only look', async () => {
    const viewer = await kubeconfig('vc-dev-view');
    const deployments = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'default',
    };
    expect((await viewer.list(deployments)).items).toHaveLength(1);
    await expect(
      viewer.delete({ ...deployments, name: 'web' }),
    ).rejects.toMatchObject({ reason: 'Forbidden' });
    viewer.close();
  }, 30_000);

  it('stops with its workload, and goes on where it was', async () => {
    const secret = await sandbox.admin.get<SecretObject>(secretOf('vc-dev'));
    await sandbox.admin.patch(referenceTo('dev'), replicas(0));
    await until(async () => {
      const client = clientOf(secret);
      return client.isReady().then(
        () => false,
        error => error.code === 'ECONNREFUSED',
      );
    });
    expect(await workload('dev')).toMatchObject({ spec: { replicas: 0 } });

    await sandbox.admin.patch(referenceTo('dev'), replicas(1));
    await until(async () => {
      const again = await sandbox.admin.get<SecretObject>(secretOf('vc-dev'));
      const found = await clientOf(again)
        .find({ ...deployment, namespace: 'default', name: 'web' })
        .catch(() => undefined);
      return found !== undefined;
    });
  }, 120_000);

  it('is there again after the sandbox, and its processes never outlive it', async () => {
    const server = await kubeconfig('vc-dev');
    const { components } = readRunRecord(dataDir)!;
    const operators = components.find(({ name }) => name === 'operators')!;
    await until(async () => childrenOf(operators.process.pid).length === 2);
    const processes = childrenOf(operators.process.pid);
    expect(await server.isReady()).toBe(true);

    await sandbox.stop();
    await until(async () => !processes.some(isAlive));
    sandbox = await startSandbox(options());

    await until(async () => {
      const secret = await sandbox.admin.get<SecretObject>(secretOf('vc-dev'));
      const found = await clientOf(secret)
        .find({ ...deployment, namespace: 'default', name: 'web' })
        .catch(() => undefined);
      return found !== undefined;
    });

    // The process that holds them is killed: they end with it.
    const record = readRunRecord(dataDir)!.components;
    const { pid } = record.find(({ name }) => name === 'operators')!.process;
    await until(async () => childrenOf(pid).length === 2);
    const held = childrenOf(pid);
    process.kill(pid, 'SIGKILL');
    await until(async () => !held.some(isAlive));
    await sandbox.stop();
    sandbox = await startSandbox(options());
  }, 120_000);

  it('leaves nothing behind when it is deleted', async () => {
    const { uid } = (await workload('dev')).metadata;
    await until(
      async () => (await countEtcdPrefix(socket(), etcdPrefixOf(uid!))) > 100,
    );

    await sandbox.admin.delete(referenceTo('dev'));

    await sandbox.admin.waitFor(referenceTo('dev'), found => !found);
    await until(
      async () => (await countEtcdPrefix(socket(), etcdPrefixOf(uid!))) === 0,
    );
    await until(
      async () =>
        !existsSync(path.join(dataDir, 'vclusters')) ||
        readdirSync(path.join(dataDir, 'vclusters')).length === 0,
    );
    for (const reference of [
      secretOf('vc-dev'),
      secretOf('vc-dev-view'),
      secretOf('vc-config-dev'),
      { ...secretOf('data-dev-0'), kind: 'PersistentVolumeClaim' },
      { ...secretOf('dev-0'), kind: 'Pod' },
    ]) {
      await sandbox.admin.waitFor(reference, found => !found);
    }
    const { components } = readRunRecord(dataDir)!;
    const operators = components.find(({ name }) => name === 'operators')!;
    expect(childrenOf(operators.process.pid)).toEqual([]);
  }, 120_000);
});

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return Number(fields[1]) === parent && /kube-/.test(command)
          ? [Number(name)]
          : [];
      } catch {
        return [];
      }
    });
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await check())) {
    if (performance.now() > deadline) {
      throw new Error('It did not come about within 60 s');
    }
    await delay(50);
  }
}
