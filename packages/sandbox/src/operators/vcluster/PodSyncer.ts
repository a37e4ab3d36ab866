import { isDeepStrictEqual } from 'node:util';
import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import { isNotFound, KubernetesError } from '../../kubernetes/KubernetesError';
import type { KubernetesObject } from '../../kubernetes/types';
import { EventRecorder } from '../EventRecorder';
import { Informer } from '../Informer';
import { WorkQueue } from '../WorkQueue';
import { hostPod, type HostPlace } from './hostPod';
import { vcluster } from './names';
import type { Pod } from './types';

/**
 * What vCluster's syncer does for Pods: each Pod of the virtual cluster runs
 * as one of the host's, in the tenant's namespace and under its quota, and its
 * state is told back. It goes by what exists and not by what happened.
 *
 * @internal
 */
export class PodSyncer {
  readonly #host: KubernetesClient;
  readonly #virtual: KubernetesClient;
  readonly #place: HostPlace;
  readonly #events: EventRecorder;
  readonly #queue: WorkQueue;
  readonly #virtualPods: Informer<Pod>;
  readonly #hostPods: Informer<Pod>;
  readonly #nodes = new Set<string>();
  #stopped = false;

  static create(options: {
    host: KubernetesClient;
    virtual: KubernetesClient;
    place: HostPlace;
    log: (message: string) => void;
  }): PodSyncer {
    return new PodSyncer(options);
  }

  private constructor(options: Parameters<typeof PodSyncer.create>[0]) {
    const { host, virtual, place, log } = options;
    this.#host = host;
    this.#virtual = virtual;
    this.#place = place;
    this.#events = EventRecorder.create({
      client: virtual,
      component: 'pod-syncer',
    });
    this.#queue = WorkQueue.create({
      work: key => this.#reconcile(key),
      onError: (key, error) =>
        this.#stopped || log(`${key}: ${(error as Error).message}`),
      concurrency: 4,
    });
    const onChange = (key: string) => this.#queue.add(key);
    this.#virtualPods = Informer.create<Pod>({
      client: virtual,
      kind: { apiVersion: 'v1', kind: 'Pod' },
      groupOf: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
      onChange,
      log: () => {},
    });
    this.#hostPods = Informer.create<Pod>({
      client: host,
      kind: { apiVersion: 'v1', kind: 'Pod', namespace: place.namespace },
      labelSelector: `${vcluster.managedBy}=${place.release}`,
      groupOf: ({ metadata }) =>
        `${metadata.annotations?.[vcluster.objectNamespace]}/${
          metadata.annotations?.[vcluster.objectName]
        }`,
      onChange,
      log,
    });
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => (this.#stopped = true));
    const hostPods = this.#hostPods.run(signal);
    const virtualPods = this.#virtualPods.run(signal);
    await Promise.all([hostPods, virtualPods]);
  }

  async #reconcile(key: string): Promise<void> {
    if (this.#stopped) {
      return;
    }
    await Promise.all([this.#hostPods.synced, this.#virtualPods.synced]);
    const [pod] = this.#virtualPods.group(key);
    const [running] = this.#hostPods.group(key);
    if (!pod || pod.metadata.deletionTimestamp) {
      await this.#end(pod, running);
    } else if (!running) {
      await this.#begin(pod);
    } else {
      await this.#tellBack(pod, running);
    }
  }

  async #begin(pod: Pod): Promise<void> {
    const { phase } = pod.status ?? {};
    if (phase === 'Succeeded' || phase === 'Failed') {
      return;
    }
    try {
      await this.#host.create(hostPod(pod, this.#place));
    } catch (error) {
      if (
        error instanceof KubernetesError &&
        error.reason === 'AlreadyExists'
      ) {
        return;
      }
      // Such as a quota that is used up: its own words help most.
      await this.#events.record(pod, {
        type: 'Warning',
        reason: 'SyncError',
        message: `Error syncing to the host cluster: ${
          (error as Error).message
        }`,
      });
      throw error;
    }
  }

  async #tellBack(pod: Pod, running: Pod): Promise<void> {
    const { nodeName } = running.spec;
    if (nodeName && !pod.spec.nodeName) {
      await this.#ensureNode(nodeName);
      await this.#virtual.request({
        method: 'POST',
        path: `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}/binding`,
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: pod.metadata.name },
          target: { apiVersion: 'v1', kind: 'Node', name: nodeName },
        },
      });
    }
    const { observedGeneration, ...status } = running.status ?? {};
    const told = Object.fromEntries(
      Object.keys(status).map(field => [field, pod.status?.[field]]),
    );
    if (!isDeepStrictEqual(told, status)) {
      await this.#virtual
        .patch(
          referenceTo({ ...pod, apiVersion: 'v1', kind: 'Pod' }),
          { metadata: { uid: pod.metadata.uid }, status },
          { subresource: 'status' },
        )
        .catch(ignoreGone);
    }
  }

  async #end(pod: Pod | undefined, running: Pod | undefined): Promise<void> {
    if (running && !running.metadata.deletionTimestamp) {
      await this.#host
        .delete(referenceTo({ ...running, apiVersion: 'v1', kind: 'Pod' }))
        .catch(ignoreGone);
    }
    if (pod && !running) {
      // As a kubelet that has ended the containers.
      await this.#virtual
        .request({
          method: 'DELETE',
          path: `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}`,
          query: { gracePeriodSeconds: '0' },
        })
        .catch(ignoreGone);
    }
  }

  /** The virtual cluster sees the host's nodes only as far as its Pods are there. */
  async #ensureNode(name: string): Promise<void> {
    if (this.#nodes.has(name)) {
      return;
    }
    const node = await this.#host.get<
      KubernetesObject & { spec: object; status: object }
    >({ apiVersion: 'v1', kind: 'Node', name });
    const object: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'vcluster.loft.sh/fake-node': 'true',
        },
      },
      status: node.status,
    };
    await this.#virtual.create(object).catch(error => {
      if (
        !(error instanceof KubernetesError && error.reason === 'AlreadyExists')
      ) {
        throw error;
      }
    });
    this.#nodes.add(name);
  }
}

// Gone meanwhile, or gone and made anew.
function ignoreGone(error: unknown): void {
  if (
    !isNotFound(error) &&
    !(error instanceof KubernetesError && error.reason === 'Conflict')
  ) {
    throw error;
  }
}
