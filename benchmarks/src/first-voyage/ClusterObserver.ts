import { KubeConfig, Watch } from '@kubernetes/client-node';

/** When the API server had an object, and when its operator was done with it. */
export interface OperatorTime {
  createdAt: number;
  readyAt: number;
}

const HEALTHY = 'Cluster in healthy state';

interface Cluster {
  metadata: { name: string };
  status?: { phase?: string; readyInstances?: number };
  spec: { instances?: number };
}

/**
 * Looks at the databases of a namespace beside the portal, by a raw watch of
 * its own: the operator's own time, which is not the portal's, is taken here.
 */
export class ClusterObserver {
  readonly #seen = new Map<string, Partial<OperatorTime>>();
  readonly #abort: () => void;

  private constructor(abort: () => void) {
    this.#abort = abort;
  }

  static async start(options: {
    kubeconfigFile: string;
    namespace: string;
  }): Promise<ClusterObserver> {
    const config = new KubeConfig();
    config.loadFromFile(options.kubeconfigFile);
    const controller: { abort(): void } = { abort: () => {} };
    const observer = new ClusterObserver(() => controller.abort());
    const request = await new Watch(config).watch(
      `/apis/postgresql.cnpg.io/v1/namespaces/${options.namespace}/clusters`,
      {},
      (_type, object: Cluster) => observer.#note(object, performance.now()),
      () => {},
    );
    controller.abort = () => request.abort();
    return observer;
  }

  /**
   * The operator's part in a database that is ready by now.
   *
   * @throws Error when the watch has not seen it created and ready
   */
  timeOf(name: string): OperatorTime {
    const { createdAt, readyAt } = this.#seen.get(name) ?? {};
    if (createdAt === undefined || readyAt === undefined) {
      throw new Error(`The watch has not seen ${name} become ready`);
    }
    return { createdAt, readyAt };
  }

  stop(): void {
    this.#abort();
  }

  #note({ metadata, spec, status }: Cluster, now: number): void {
    const seen = this.#seen.get(metadata.name) ?? { createdAt: now };
    const ready =
      status?.phase === HEALTHY && status.readyInstances === spec.instances;
    if (ready) {
      seen.readyAt ??= now;
    }
    this.#seen.set(metadata.name, seen);
  }
}
