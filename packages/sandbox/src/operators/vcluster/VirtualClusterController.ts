import { readdir } from 'node:fs/promises';
import { parse } from 'yaml';
import type { FurtherControlPlane } from '../../components/controlPlane';
import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import { isNotFound } from '../../kubernetes/KubernetesError';
import type { KubernetesObject } from '../../kubernetes/types';
import { EventRecorder } from '../EventRecorder';
import { Informer } from '../Informer';
import type { StandInOptions } from '../StandIn';
import { WorkQueue } from '../WorkQueue';
import { deleteEtcdPrefix } from '../../etcd/deleteEtcdPrefix';
import { exportKubeconfigs } from './exportKubeconfigs';
import { configSecret, vcluster } from './names';
import { PodSyncer } from './PodSyncer';
import type { VirtualClusterConfig, Workload } from './types';
import {
  removeControlPlaneFiles,
  VirtualControlPlane,
} from './VirtualControlPlane';

/** Each takes some 400 MB, and a small machine has not many times that. */
const defaultMaxRunning = 4;

const folderOfAll = 'vclusters';

/** etcd's socket, relative to the data folder, where this process works. */
const etcdSocket = 'etcd.sock:0';

interface Running {
  uid: string;
  plane: VirtualControlPlane;
  stop: AbortController;
}

/**
 * What runs within the Pods of a virtual cluster's control plane: for each
 * StatefulSet or Deployment of the chart whose Pods are ready, a real API
 * server. It goes by what exists and not by what happened: after a restart of
 * the sandbox everything is there again.
 *
 * @internal
 */
export class VirtualClusterController {
  readonly #options: StandInOptions;
  readonly #maxRunning: number;
  readonly #client: KubernetesClient;
  readonly #log: (message: string) => void;
  readonly #events: EventRecorder;
  readonly #queue: WorkQueue;
  readonly #workloads: Array<Informer<Workload>>;
  /** By namespace and name, those that run or are just being started. */
  readonly #running = new Map<string, Running | 'starting'>();

  /** @param options.maxRunning - how many may run at once */
  static create(
    options: StandInOptions & { maxRunning?: number },
  ): VirtualClusterController {
    return new VirtualClusterController(options);
  }

  private constructor(options: StandInOptions & { maxRunning?: number }) {
    const { client, log } = options;
    this.#options = options;
    this.#maxRunning = options.maxRunning ?? defaultMaxRunning;
    this.#client = client;
    this.#log = log;
    this.#events = EventRecorder.create({ client, component: 'vcluster' });
    this.#queue = WorkQueue.create({
      work: key => this.#reconcile(key),
      onError: (key, error) => log(`${key}: ${(error as Error).message}`),
      concurrency: this.#maxRunning,
    });
    this.#workloads = ['StatefulSet', 'Deployment'].map(kind =>
      Informer.create<Workload>({
        client,
        kind: { apiVersion: 'apps/v1', kind },
        labelSelector: `${vcluster.app}=vcluster`,
        groupOf: ({ metadata }) =>
          `${metadata.namespace}/${metadata.labels?.[vcluster.release]}`,
        onChange: key => this.#queue.add(key),
        log,
      }),
    );
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    const running = this.#workloads.map(informer => informer.run(signal));
    await Promise.all(this.#workloads.map(({ synced }) => synced));
    await this.#forgetGone();
    await Promise.all(running);
  }

  async #reconcile(key: string): Promise<void> {
    await Promise.all(this.#workloads.map(({ synced }) => synced));
    const found = this.#workload(key);
    const workload = found?.metadata.deletionTimestamp ? undefined : found;
    const running = this.#running.get(key);
    if (running === 'starting') {
      return;
    }
    if (running && running.uid !== workload?.metadata.uid) {
      await this.#stop(key, running);
      await this.#forget(running.uid);
      this.#queue.add(key);
      return;
    }
    if (!workload) {
      await this.#forgetGone();
      return;
    }
    const wanted = workload.spec.replicas ?? 1;
    if (wanted === 0) {
      if (running) {
        await this.#stop(key, running);
      }
      await this.#hold(workload, undefined);
    } else if (!running && (workload.status?.readyReplicas ?? 0) > 0) {
      await this.#start(key, workload);
    }
  }

  async #start(key: string, workload: Workload): Promise<void> {
    if (this.#running.size >= this.#maxRunning) {
      await this.#hold(
        workload,
        `This sandbox runs at most ${
          this.#maxRunning
        } virtual clusters at once, since each is a real API server; put one to sleep or delete one.`,
      );
      return;
    }
    this.#running.set(key, 'starting');
    try {
      const config = await this.#configOf(workload);
      const plane = await VirtualControlPlane.start({
        settings: this.#options,
        plane: planeOf(workload),
        dnsNames: serviceNames(key),
      });
      const stop = new AbortController();
      const uid = workload.metadata.uid!;
      this.#running.set(key, { uid, plane, stop });
      void plane.ended.then(() => this.#ended(key, plane));
      this.#log(`${key}: an API server answers at ${plane.connection.url}`);
      await this.#hold(workload, undefined);
      const [namespace, release] = key.split('/');
      await exportKubeconfigs({
        host: this.#client,
        workload,
        release,
        config,
        virtual: plane,
      });
      void PodSyncer.create({
        host: this.#client,
        virtual: plane.client,
        place: { namespace, release, config, owner: workload },
        log: this.#log,
      }).run(stop.signal);
    } catch (error) {
      const running = this.#running.get(key);
      if (running && running !== 'starting') {
        await this.#stop(key, running);
      }
      this.#running.delete(key);
      this.#lookAtAll();
      throw error;
    }
    // It may have been put to sleep or deleted meanwhile.
    this.#queue.add(key);
  }

  async #stop(key: string, running: Running): Promise<void> {
    running.stop.abort();
    this.#running.delete(key);
    await running.plane.stop();
    this.#log(`${key}: its API server has been stopped`);
    this.#lookAtAll();
  }

  /** There may be room for another one now. */
  #lookAtAll(): void {
    this.#workloads.forEach(informer =>
      informer.groups().forEach(key => this.#queue.add(key)),
    );
  }

  /** One of its processes ended; unless that was meant, it is started again. */
  async #ended(key: string, plane: VirtualControlPlane): Promise<void> {
    const running = this.#running.get(key);
    if (running && running !== 'starting' && running.plane === plane) {
      this.#log(`${key}: a process of it ended`);
      await this.#stop(key, running);
    }
  }

  /** Tells why nothing runs, on the workload and where it was asked for. */
  async #hold(workload: Workload, reason: string | undefined): Promise<void> {
    if (workload.metadata.annotations?.[vcluster.held] === reason) {
      return;
    }
    await this.#client
      .patch(referenceTo(workload), {
        metadata: { annotations: { [vcluster.held]: reason ?? null } },
      })
      .catch(ignoreNotFound);
    const source = await this.#sourceOf(workload);
    if (reason) {
      await this.#events.record(source ?? workload, {
        type: 'Warning',
        reason: 'SandboxFull',
        message: reason,
      });
    }
  }

  async #sourceOf(workload: Workload): Promise<KubernetesObject | undefined> {
    const text = workload.metadata.annotations?.[vcluster.installedBy];
    const [apiVersion, kind, namespace, name] = text?.split(' ') ?? [];
    return name
      ? this.#client.find({ apiVersion, kind, namespace, name })
      : undefined;
  }

  async #configOf(workload: Workload): Promise<VirtualClusterConfig> {
    const secret = await this.#client.get<
      KubernetesObject & { data?: Record<string, string> }
    >({
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: workload.metadata.namespace,
      name: configSecret(workload.metadata.labels?.[vcluster.release] ?? ''),
    });
    const text = Buffer.from(secret.data?.['config.yaml'] ?? '', 'base64');
    return (parse(text.toString('utf8')) ?? {}) as VirtualClusterConfig;
  }

  #workload(key: string): Workload | undefined {
    return this.#workloads.flatMap(informer => informer.group(key))[0];
  }

  /** What is kept of virtual clusters whose workload is gone, goes. */
  async #forgetGone(): Promise<void> {
    const { data } = this.#options;
    const kept = await readdir(data.path(folderOfAll)).catch(() => []);
    const live = new Set(
      this.#workloads.flatMap(informer =>
        informer
          .groups()
          .flatMap(key => informer.group(key))
          .map(({ metadata }) => metadata.uid),
      ),
    );
    const running = new Set(
      [...this.#running.values()].map(one => one !== 'starting' && one.uid),
    );
    const starting = [...this.#running.values()].includes('starting');
    for (const uid of kept) {
      if (!live.has(uid) && !running.has(uid) && !starting) {
        await this.#forget(uid);
      }
    }
  }

  async #forget(uid: string): Promise<void> {
    const deleted = await deleteEtcdPrefix(etcdSocket, etcdPrefixOf(uid));
    await removeControlPlaneFiles(this.#options.data, {
      folder: `${folderOfAll}/${uid}`,
    });
    this.#log(`forgot ${uid}, which had ${deleted} objects`);
  }
}

/**
 * Where a virtual cluster's objects lie in etcd.
 *
 * @internal
 */
export function etcdPrefixOf(uid: string): string {
  return `/vc/${uid}`;
}

function planeOf({ metadata }: Workload): FurtherControlPlane {
  const uid = metadata.uid!;
  return {
    name: `vcluster-${metadata.namespace}-${metadata.name}`,
    folder: `${folderOfAll}/${uid}`,
    etcdPrefix: etcdPrefixOf(uid),
  };
}

function serviceNames(key: string): string[] {
  const [namespace, name] = key.split('/');
  return [
    name,
    `${name}.${namespace}`,
    `${name}.${namespace}.svc`,
    `${name}.${namespace}.svc.cluster.local`,
  ];
}

function ignoreNotFound(error: unknown): void {
  if (!isNotFound(error)) {
    throw error;
  }
}
