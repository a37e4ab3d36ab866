import { EventRecorder } from '../EventRecorder';
import { Informer } from '../Informer';
import { mergePatch } from '../mergePatch';
import { WorkQueue } from '../WorkQueue';
import {
  referenceTo,
  type KubernetesClient,
} from '../../kubernetes/KubernetesClient';
import { isNotFound, KubernetesError } from '../../kubernetes/KubernetesError';
import type { KubernetesObject } from '../../kubernetes/types';
import { archiveOf } from './backups';
import { countInstances } from './countInstances';
import { clusterLabel, isHeld, isStatusOnly } from './instances';
import { planCluster, type ClusterAction } from './planCluster';
import { randomPassword } from '../randomPassword';
import type {
  Cluster,
  ClusterCounters,
  ObservedCluster,
  Pod,
  VolumeClaim,
} from './types';

const manager = 'cloudnative-pg';

/**
 * The part of CloudNativePG's stand-in that stages cannot do: it keeps up what
 * a Cluster owns, and counts it in the Cluster's status. It goes by what exists
 * and not by what happened, so it can be stopped and started at any time.
 *
 * @internal
 */
export class CloudNativePgController {
  readonly #client: KubernetesClient;
  readonly #events: EventRecorder;
  readonly #queue: WorkQueue;
  readonly #clusters: Informer<Cluster>;
  readonly #pods: Informer<Pod>;
  readonly #claims: Informer<VolumeClaim>;
  readonly #others: Array<Informer<KubernetesObject>>;
  readonly #stores: Informer<KubernetesObject>;

  static create(options: {
    client: KubernetesClient;
    log: (message: string) => void;
  }): CloudNativePgController {
    return new CloudNativePgController(options.client, options.log);
  }

  private constructor(
    client: KubernetesClient,
    log: (message: string) => void,
  ) {
    this.#client = client;
    this.#events = EventRecorder.create({ client, component: manager });
    this.#queue = WorkQueue.create({
      work: key => this.#reconcile(key),
      onError: (key, error) => log(`${key}: ${(error as Error).message}`),
      concurrency: 8,
    });
    const onChange = (key: string) => this.#queue.add(key);
    this.#clusters = Informer.create<Cluster>({
      client,
      kind: { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
      groupOf: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
      onChange,
      log,
    });
    const children = <T extends KubernetesObject>(kind: string) =>
      Informer.create<T>({
        client,
        kind: { apiVersion: 'v1', kind },
        labelSelector: clusterLabel,
        groupOf: ({ metadata }) =>
          `${metadata.namespace}/${metadata.labels?.[clusterLabel]}`,
        onChange,
        log,
      });
    this.#pods = children('Pod');
    this.#claims = children('PersistentVolumeClaim');
    this.#others = ['Secret', 'Service', 'ServiceAccount'].map(children);
    this.#stores = Informer.create<KubernetesObject>({
      client,
      kind: { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore' },
      groupOf: ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
      // Pods that run do not change with it.
      onChange: () => {},
      log,
    });
  }

  /** Works until the signal aborts it. */
  async run(signal: AbortSignal): Promise<void> {
    const children = [this.#pods, this.#claims, this.#stores, ...this.#others];
    const running = children.map(informer => informer.run(signal));
    // What a Cluster owns has to be known before it is looked at.
    await Promise.all(children.map(({ synced }) => synced));
    await Promise.all([...running, this.#clusters.run(signal)]);
  }

  async #reconcile(key: string): Promise<void> {
    const [cluster] = this.#clusters.group(key);
    if (!cluster) {
      return;
    }
    const observed = this.#observe(key, cluster);
    for (const action of planCluster(observed, randomPassword)) {
      await this.#act(cluster, action);
    }
    if (!isHeld(cluster) && !isStatusOnly(cluster)) {
      await this.#count(observed);
    }
  }

  #observe(key: string, cluster: Cluster): ObservedCluster {
    const of = <T extends KubernetesObject>(informer: Informer<T>) =>
      informer
        .group(key)
        .filter(({ metadata }) =>
          metadata.ownerReferences?.some(
            owner => owner.uid === cluster.metadata.uid,
          ),
        );
    const archive = archiveOf(cluster);
    const { namespace } = cluster.metadata;
    return {
      cluster,
      store: archive && this.#stores.group(`${namespace}/${archive.store}`)[0],
      pods: of(this.#pods),
      claims: of(this.#claims),
      others: this.#others.flatMap(of),
    };
  }

  async #act(cluster: Cluster, action: ClusterAction): Promise<void> {
    try {
      await this.#perform(action);
    } catch (error) {
      if (isAlreadySo(error)) {
        return;
      }
      // Such as a quota that is used up: its own words help most.
      await this.#events.record(cluster, {
        type: 'Warning',
        reason: action.do === 'create' ? 'FailedCreate' : 'FailedUpdate',
        message: (error as Error).message,
      });
      throw error;
    }
    if (action.event) {
      await this.#events.record(cluster, { type: 'Normal', ...action.event });
    }
  }

  async #perform(action: ClusterAction): Promise<void> {
    switch (action.do) {
      case 'create':
        await this.#client.create(action.object);
        break;
      case 'delete':
        await this.#client.delete(action.reference);
        break;
      default:
        await this.#client.patch(action.reference, action.patch);
    }
  }

  async #count(observed: ObservedCluster): Promise<void> {
    const { cluster } = observed;
    if (!cluster.status?.phase) {
      return;
    }
    const counted = countInstances(observed, () => new Date().toISOString());
    const patch = mergePatch(pick(cluster.status, counted), counted);
    if (patch) {
      await this.#client
        .patch(
          referenceTo(cluster),
          // The uid, so that one that was made anew is left alone.
          { metadata: { uid: cluster.metadata.uid }, status: patch },
          { subresource: 'status', fieldManager: manager },
        )
        .catch(ignoreGone);
    }
  }
}

// What is there of the fields that are counted, also of those that are no
// longer counted because they came to nothing.
function pick(
  status: ClusterCounters,
  counted: ClusterCounters,
): ClusterCounters {
  const numbers = ['instances', 'readyInstances', 'pvcCount', 'timelineID'];
  const lists = ['instanceNames', 'healthyPVC', 'danglingPVC'];
  const names = new Set([...Object.keys(counted), ...numbers, ...lists]);
  return Object.fromEntries(
    Object.entries(status).filter(([name]) => names.has(name)),
  );
}

// Deleted meanwhile, or deleted and made anew.
function ignoreGone(error: unknown): void {
  if (
    !isNotFound(error) &&
    !(error instanceof KubernetesError && error.reason === 'Conflict')
  ) {
    throw error;
  }
}

function isAlreadySo(error: unknown): boolean {
  return (
    isNotFound(error) ||
    (error instanceof KubernetesError && error.reason === 'AlreadyExists')
  );
}
