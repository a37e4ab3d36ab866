import { ensureControlPlane } from './binaries/ensureControlPlane';
import { ensureGitea, type GiteaFiles } from './binaries/ensureGitea';
import { prepareCertificates } from './certificates/prepareCertificates';
import { prepareCluster, resumeCluster } from './cluster/prepareCluster';
import { requestBerthToken } from './cluster/requestBerthToken';
import { restartApiServer, startApiServer } from './cluster/startApiServer';
import { auditPolicy, etcd } from './components/controlPlane';
import { compactEtcd } from './etcd/compactEtcd';
import { writeEgress } from './components/egress';
import { choosePipelinesMode } from './kubeflow-pipelines/choosePipelinesMode';
import { settingsOf } from './kubeflow-pipelines/modes';
import { pipelinesEndpoint } from './operators/kubeflow-pipelines/endpoint';
import { readDemoPeople } from './demo/people';
import { SandboxError } from './errors';
import { startForge } from './forge/startForge';
import { startIdentityProvider } from './identity-provider/startIdentityProvider';
import { formatKubeconfig } from './kubernetes/kubeconfig';
import { KubernetesClient } from './kubernetes/KubernetesClient';
import { ComponentSet } from './processes/ComponentSet';
import { pollUntil } from './processes/pollUntil';
import { onProcessExit } from './processes/exitHooks';
import { resolveOptions, type ResolvedOptions } from './resolveOptions';
import { RunningSandbox } from './RunningSandbox';
import { claimDataFolder, type ClaimedFolder } from './state/claimDataFolder';
import type { DataFolder } from './state/DataFolder';
import { writeRunRecord } from './state/RunRecord';
import type { Sandbox, SandboxOptions } from './types';

const pipelinesAnswerWithinMs = 60_000;

/**
 * Starts a private Kubernetes control plane, with nodes on which Pods run and
 * simulated operators, and returns when all of it is ready: in some 3 seconds,
 * and once, where it has to be built first, in some minutes.
 *
 * Any number can run side by side. A sandbox without a `dataDir` leaves nothing
 * behind; with one it finds everything again at its next start.
 *
 * Throws a {@link SandboxError} if it cannot be built or started.
 *
 * @example
 * ```ts
 * await using cluster = await startSandbox();
 * await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
 * ```
 *
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const resolved = resolveOptions(options, process.env);
  const { log } = resolved;
  const [files, gitea] = await Promise.all([
    ensureControlPlane({ log }),
    resolved.forge && ensureGitea({ log }),
  ]);
  const claimed = await claimDataFolder(resolved);
  const { data, record } = claimed;

  const components = ComponentSet.create({
    onChange: records => {
      record.components = records;
      writeRunRecord(data.folder, record);
    },
    onDied: resolved.onComponentDied,
  });
  const forgetExit = onProcessExit(() => {
    components.kill();
    claimed.releaseNow();
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      await components.stop({ gracefully: resolved.dataDir !== undefined });
      await claimed.release();
      forgetExit();
    })();
    return stopped;
  };

  try {
    return await start({ resolved, files, gitea, claimed, components, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: {
  resolved: ResolvedOptions;
  files: Awaited<ReturnType<typeof ensureControlPlane>>;
  gitea: GiteaFiles | undefined;
  claimed: ClaimedFolder;
  components: ComponentSet;
  stop: () => Promise<void>;
}): Promise<Sandbox> {
  const { resolved, files, gitea, claimed, components, stop } = options;
  const { data, record } = claimed;
  const { name, log, audit } = resolved;
  const startedAt = performance.now();
  await data.rotateLogs();
  const state = await data.readState();
  const pipelines = choosePipelinesMode(resolved.pipelines, state);
  await pipelinesEndpoint.forget(data);
  const people = await readDemoPeople();
  const certificates = await prepareCertificates({
    data,
    now: () => Date.now(),
  });
  const ca = certificates.authority.certificate;
  const serverUrl = (port: number) => `https://127.0.0.1:${port}`;
  const connect = (port: number) =>
    KubernetesClient.create({
      url: serverUrl(port),
      ca,
      ...certificates.clients.admin,
    });

  log('starting the control plane');
  const basics = { binary: files.binary, data, audit };
  if (audit) {
    await data.write('audit-policy.yaml', auditPolicy);
  }
  await writeEgress(data);
  await components.start(etcd(basics));
  const apiServerPort = await startApiServer({
    components,
    settings: basics,
    wantedPort: resolved.apiServerPort,
    lastPort: state.apiServerPort,
    connect,
  });
  const settings = { ...basics, apiServerPort };
  const url = serverUrl(apiServerPort);
  const admin = connect(apiServerPort);

  const kubeconfigFor = (client: keyof typeof certificates.clients) =>
    formatKubeconfig({
      name,
      connection: { url, ca, ...certificates.clients[client] },
    });
  for (const client of Object.keys(certificates.clients)) {
    await data.write(
      `kubeconfigs/${client}`,
      kubeconfigFor(client as keyof typeof certificates.clients),
    );
  }
  const kubeconfigFile = await data.write('kubeconfig', kubeconfigFor('admin'));

  // The forge's profile has the demo's objects.
  const seeds = resolved.profile === 'gitops' ? 'demo' : resolved.profile;
  const startProvider = async () =>
    resolved.identityProvider &&
    startIdentityProvider({
      data,
      components,
      people,
      wantedPort: resolved.identityProvider.port,
      lastPort: state.identityProviderPort,
      redirectUris: resolved.identityProvider.redirectUris,
    });
  const startTheForge = async () =>
    resolved.forge &&
    gitea &&
    startForge({
      data,
      components,
      files: gitea,
      wantedPort: resolved.forge.port,
      lastPort: state.forgePort,
      organizations: resolved.forge.organizations,
    });
  const [provider, forge] = await Promise.all([
    startProvider(),
    startTheForge(),
    prepareCluster({
      options: resolved,
      files,
      settings,
      components,
      admin,
      people,
      seed: !state.seeded?.includes(seeds),
      pipelines,
    }),
  ]);
  const endpoint = await untilPipelinesAnswer({
    data,
    components,
    isNeeded:
      settingsOf(pipelines).multiUser &&
      Boolean(
        resolved.operators?.standIns.some(
          standIn => standIn.name === 'kubeflow-pipelines',
        ),
      ),
  });
  const berthToken = await requestBerthToken(admin);
  await data.write('berth-token', berthToken);
  await data.writeState({
    apiServerPort,
    identityProviderPort: provider?.port ?? state.identityProviderPort,
    forgePort: forge?.port ?? state.forgePort,
    pipelines,
    seeded: [...new Set([...(state.seeded ?? []), seeds])],
  });

  const sandbox = RunningSandbox.create({
    name,
    profile: resolved.profile,
    dataDir: data.folder,
    url,
    authority: certificates.authority,
    kubeconfig: kubeconfigFor('admin'),
    kubeconfigFile,
    admin,
    berthToken,
    identityProvider: provider?.client,
    forge: forge?.client,
    pipelinesEndpoint: endpoint,
    auditLogFile: audit ? data.path('logs', 'audit.log') : undefined,
    stopApiServer: async () => {
      await components
        .get('kube-apiserver')
        ?.stop({ signal: 'SIGKILL', timeoutMs: 0 });
    },
    startApiServer: async () => {
      await restartApiServer({ components, settings, client: admin });
      await resumeCluster({ settings, components, admin });
    },
    pauseApiServer: async () => {
      await components.get('kube-apiserver')?.pause();
    },
    resumeApiServer: () => components.get('kube-apiserver')?.resume(),
    compactEtcd: () => compactEtcd(data.path('etcd.sock:0')),
    stop: async () => {
      admin.close();
      await stop();
    },
  });
  await data.write('env.json', JSON.stringify(sandbox.env(), undefined, 2));
  components.watch();
  Object.assign(record, {
    readyAt: new Date().toISOString(),
    apiServer: url,
    identityProvider: provider?.client.issuer,
    forge: forge?.client.url,
    pipelines,
  });
  writeRunRecord(data.folder, record);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  log(`ready in ${seconds} s: ${url}`);
  return sandbox;
}

/** Where Kubeflow Pipelines answers who comes with a token. */
async function untilPipelinesAnswer(options: {
  data: DataFolder;
  components: ComponentSet;
  isNeeded: boolean;
}): Promise<string | undefined> {
  const { data, components, isNeeded } = options;
  let url: string | undefined;
  if (isNeeded) {
    await pollUntil({
      what: 'Kubeflow Pipelines',
      timeoutMs: pipelinesAnswerWithinMs,
      check: async () => {
        url = await pipelinesEndpoint.read(data);
        return url !== undefined;
      },
      dependsOn: [components.get('operators')!],
    });
  }
  return url;
}
