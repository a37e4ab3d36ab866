import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { packageFolder } from './packageFolder';
import type { KubernetesObject } from './kubernetes/types';
import { stageLabel } from './operators/stage';
import { isRunning } from './processes/processIdentity';
import { startSandbox } from './startSandbox';
import { reapTemporaryFolders } from './state/leftovers';
import { readRunRecord } from './state/RunRecord';
import type { Sandbox, SandboxOptions } from './types';

// The first run on a machine builds Kubernetes.
const buildAndStartMs = 600_000;

const configMap = (name: string, value: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data: { value },
});

const referenceTo = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'default',
  name,
});

const ledger = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  name: 'ledger',
};

function isHealthy(cluster: KubernetesObject | undefined): boolean {
  const status = cluster?.status as { phase?: string } | undefined;
  return status?.phase === 'Cluster in healthy state';
}

describe('startSandbox', () => {
  const running: Sandbox[] = [];
  const folders: string[] = [];

  async function start(options: SandboxOptions = {}): Promise<Sandbox> {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    return sandbox;
  }

  function temporaryFolder(): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
    folders.push(folder);
    return folder;
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map(sandbox => sandbox.stop()));
    folders.splice(0).forEach(folder => rmSync(folder, { recursive: true }));
  }, 30_000);

  it(
    'gives each its own cluster, and leaves nothing behind',
    async () => {
      const sandboxes = await Promise.all([
        start({ name: 'one' }),
        start({ name: 'two', nodes: false, operators: false }),
      ]);
      const [one, two] = sandboxes;
      const components = sandboxes.flatMap(
        ({ dataDir }) => readRunRecord(dataDir)!.components,
      );

      expect(one.apiServer.url).not.toBe(two.apiServer.url);
      await Promise.all(
        sandboxes.map(sandbox =>
          sandbox.apply(configMap('mine', sandbox.name)),
        ),
      );
      expect(await one.admin.get(referenceTo('mine'))).toMatchObject({
        data: { value: 'one' },
      });
      expect(await two.admin.get(referenceTo('mine'))).toMatchObject({
        data: { value: 'two' },
      });

      const nodes = { apiVersion: 'v1', kind: 'Node' };
      const { items } = await one.admin.list(nodes);
      expect(items.map(node => node.metadata.name)).toEqual([
        'cpu-1',
        'cpu-2',
        'gpu-1',
        'gpu-2',
      ]);
      expect((await two.admin.list(nodes)).items).toEqual([]);
      expect(parse(one.kubeconfig)['current-context']).toBe('one');
      expect(one.env()).toEqual({
        BERTH_CLUSTER_URL: one.apiServer.url,
        BERTH_CLUSTER_CA_DATA: one.apiServer.caData,
        BERTH_CLUSTER_TOKEN: one.berthToken,
        BERTH_DATA: one.dataDir,
        KUBECONFIG: one.kubeconfigFile,
      });
      expect(readFileSync(one.kubeconfigFile, 'utf8')).toBe(one.kubeconfig);

      // Those of `one`, and of `two` without kwok and operators.
      expect(components).toHaveLength(6 + 4);
      await Promise.all(sandboxes.map(sandbox => sandbox.stop()));
      expect(components.filter(({ process: p }) => isRunning(p))).toEqual([]);
      expect(sandboxes.filter(({ dataDir }) => existsSync(dataDir))).toEqual(
        [],
      );
    },
    buildAndStartMs,
  );

  it('finds everything again at the next start, and tells what dies', async () => {
    const dataDir = temporaryFolder();
    const options = { dataDir, operatorDelayMs: 20 };
    const first = await start(options);
    await first.apply([
      configMap('kept', 'yes'),
      {
        apiVersion: 'kwok.x-k8s.io/v1alpha1',
        kind: 'Stage',
        metadata: {
          name: 'of-an-old-version',
          labels: { [stageLabel]: 'Pod' },
        },
        spec: { resourceRef: { kind: 'Pod' }, steps: [] },
      },
    ]);
    await expect(startSandbox(options)).rejects.toMatchObject({
      code: 'already-running',
    });
    await first.stop();

    const died = jest.fn();
    const second = await start({
      ...options,
      profile: 'demo',
      identityProvider: false,
      onComponentDied: died,
    });

    expect(second.apiServer).toEqual(first.apiServer);
    expect(await second.admin.get(referenceTo('kept'))).toMatchObject({
      data: { value: 'yes' },
    });
    expect(
      await second.admin.find({
        apiVersion: 'kwok.x-k8s.io/v1alpha1',
        kind: 'Stage',
        name: 'of-an-old-version',
      }),
    ).toBeUndefined();
    // Another profile adds what is its own, and nodes work on at once.
    await second.admin.waitFor(
      { ...ledger, namespace: 'payments' },
      isHealthy,
      { timeoutMs: 20_000 },
    );
    // Tokens that were given out stay good.
    const berth = second.clientWithToken(first.berthToken);
    await expect(
      berth.list({ apiVersion: 'v1', kind: 'Namespace' }),
    ).resolves.toBeDefined();

    // It tells of a process that dies.
    const { components } = readRunRecord(dataDir)!;
    const scheduler = components.find(({ name }) => name === 'kube-scheduler')!;
    process.kill(scheduler.process.pid, 'SIGKILL');
    await until(() => died.mock.calls.length > 0);
    expect(died.mock.calls[0][0]).toMatchObject({
      code: 'component-died',
      message: expect.stringContaining('kube-scheduler was killed by SIGKILL'),
    });
  }, 60_000);

  it('lets the API server fail and come back', async () => {
    const sandbox = await start({ audit: true });
    await sandbox.apply(configMap('before', 'yes'));

    await sandbox.pauseApiServer();
    const request = { path: '/api/v1/namespaces/default' };
    await expect(
      sandbox.admin.request({ ...request, signal: AbortSignal.timeout(200) }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    sandbox.resumeApiServer();
    await sandbox.admin.request(request);

    await sandbox.stopApiServer();
    await expect(
      sandbox.admin.get(referenceTo('before')),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await sandbox.startApiServer();
    await sandbox.admin.get(referenceTo('before'));
    // And everybody else has found it again.
    await sandbox.apply({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'after', namespace: 'default' },
      spec: { instances: 1 },
    });
    await sandbox.admin.waitFor(
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        namespace: 'default',
        name: 'after',
      },
      isHealthy,
      { timeoutMs: 30_000 },
    );
    const audit = readFileSync(sandbox.auditLogFile!, 'utf8');
    const users = new Set(
      audit
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).user.username),
    );
    expect(users).toContain('admin');
    expect(users).toContain('simulated-operators');
  }, 90_000);

  it('says which port is in use', async () => {
    const server = net.createServer();
    const port = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () =>
        resolve((server.address() as net.AddressInfo).port),
      );
    });
    try {
      await expect(startSandbox({ apiServerPort: port })).rejects.toMatchObject(
        {
          code: 'port-in-use',
          message: expect.stringContaining(`Port ${port}`),
        },
      );
    } finally {
      server.close();
    }
  }, 60_000);

  it('ends with the program that started it, even if that is killed', async () => {
    const program = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/__fixtures__/holdSandbox.ts'],
      { cwd: packageFolder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [dataDir] = await readLines(program.stdout, 1);
    const { components } = readRunRecord(dataDir)!;
    expect(components).toHaveLength(4);

    program.kill('SIGKILL');

    await until(() => !components.some(({ process: p }) => isRunning(p)));
    // Its folder is cleared away by the next start of any sandbox.
    expect(existsSync(dataDir)).toBe(true);
    await reapTemporaryFolders();
    expect(existsSync(dataDir)).toBe(false);
  }, 60_000);

  it('clears up its folder when its program is told to end', async () => {
    const program = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/__fixtures__/holdSandbox.ts'],
      { cwd: packageFolder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [dataDir] = await readLines(program.stdout, 1);
    const exited = new Promise(resolve => {
      program.once('exit', (_code, signal) => resolve(signal));
    });

    program.kill('SIGTERM');

    expect(await exited).toBe('SIGTERM');
    expect(existsSync(dataDir)).toBe(false);
  }, 60_000);
});

async function readLines(
  input: NodeJS.ReadableStream,
  count: number,
): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readline.createInterface({ input })) {
    lines.push(line);
    if (lines.length === count) {
      break;
    }
  }
  return lines;
}

async function until(check: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!check()) {
    if (performance.now() > deadline) {
      throw new Error('It did not come about within 20 s');
    }
    await delay(20);
  }
}
