import { KubernetesClient } from '../../kubernetes/KubernetesClient';
import { parseKubeconfig } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { startSandbox } from '../../startSandbox';
import type { Sandbox } from '../../types';

// The first run on a machine builds Kubernetes.
const buildAndStartMs = 600_000;

const release = (name: string) => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name, namespace: 'default' },
  spec: {
    interval: '10m',
    releaseName: name,
    chart: {
      spec: {
        chart: 'vcluster',
        version: '0.36.1',
        sourceRef: { kind: 'HelmRepository', name: 'loft' },
      },
    },
    values: {},
  },
});

const releaseReference = (name: string) => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  namespace: 'default',
  name,
});

const configMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'default',
  name: 'mine',
};

describe('virtual clusters of several sandboxes', () => {
  const sandboxes: Sandbox[] = [];

  beforeAll(async () => {
    process.env.BERTH_SANDBOX_VIRTUAL_CLUSTERS = '1';
    const start = () =>
      startSandbox({ operators: ['flux', 'vcluster'], operatorDelayMs: 20 });
    sandboxes.push(...(await Promise.all([start(), start()])));
  }, buildAndStartMs);

  afterAll(async () => {
    delete process.env.BERTH_SANDBOX_VIRTUAL_CLUSTERS;
    await Promise.all(sandboxes.map(sandbox => sandbox.stop()));
  }, 30_000);

  async function virtualCluster(
    sandbox: Sandbox,
    name: string,
  ): Promise<KubernetesClient> {
    const secret = await sandbox.admin.waitFor<
      KubernetesObject & { data: Record<string, string> }
    >(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: 'default',
        name: `vc-${name}`,
      },
      found => found !== undefined,
      { timeoutMs: 90_000 },
    );
    const text = Buffer.from(secret!.data.config, 'base64').toString();
    return KubernetesClient.create(parseKubeconfig(text));
  }

  it('never are the same one, though they have the same name', async () => {
    const clients = await Promise.all(
      sandboxes.map(async sandbox => {
        await sandbox.apply(release('dev'));
        return virtualCluster(sandbox, 'dev');
      }),
    );
    await clients[0].create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'mine', namespace: 'default' },
    });
    expect(await clients[0].find(configMap)).toBeDefined();
    expect(await clients[1].find(configMap)).toBeUndefined();
    clients.forEach(client => client.close());
  }, 120_000);

  it('are no more than a machine has room for, and say so', async () => {
    const [sandbox] = sandboxes;
    await sandbox.apply(release('second'));

    const full = await sandbox.admin.waitFor<
      KubernetesObject & {
        status?: { conditions?: Array<{ type: string; message?: string }> };
      }
    >(releaseReference('second'), found =>
      Boolean(
        (
          found?.status as
            | { conditions?: Array<{ reason: string }> }
            | undefined
        )?.conditions?.some(({ reason }) => reason === 'InstallFailed'),
      ),
    );
    expect(JSON.stringify(full?.status)).toMatch(/at most 1 virtual cluster/);

    // There is room as soon as the first one goes.
    await sandbox.admin.delete(releaseReference('dev'));
    (await virtualCluster(sandbox, 'second')).close();
  }, 120_000);
});
