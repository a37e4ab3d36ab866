import {
  KubernetesError,
  type KubernetesClient,
  type Sandbox,
} from '@berth/sandbox';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../Random';
import { CLUSTER_KIND, NAMESPACES, TENANTS } from './definition';

const NAMES = 40;
const PHASES = [
  'Cluster in healthy state',
  'Setting up primary',
  'Failing over',
  'Not enough disk space',
];
const BETWEEN_MS = [20, 120] as const;

/**
 * People and operators at work on the clusters: things are made, change, and
 * go, and namespaces change hands. What an API server that is away does not
 * take is let go.
 *
 * @internal
 */
export class Workload {
  readonly #clusters: KubernetesClient[];
  readonly #random: Random;
  #changes = 0;

  static create(options: { clusters: Sandbox[]; random: Random }): Workload {
    return new Workload(options);
  }

  private constructor(options: { clusters: Sandbox[]; random: Random }) {
    this.#clusters = options.clusters.map(({ admin }) => admin);
    this.#random = options.random;
  }

  /** How many changes the API servers have taken. */
  get changes(): number {
    return this.#changes;
  }

  /** Works until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const change = this.#draw();
      try {
        await change(AbortSignal.any([signal, AbortSignal.timeout(2_000)]));
        this.#changes++;
      } catch (error) {
        if (!isExpected(error)) {
          throw error;
        }
      }
      await sleep(this.#random.integer(...BETWEEN_MS));
    }
  }

  /** All that is drawn is drawn here, whatever comes of it. */
  #draw(): (signal: AbortSignal) => Promise<unknown> {
    const random = this.#random;
    const client = random.pick(this.#clusters);
    const namespace = random.pick(NAMESPACES);
    const tenant = random.pick(TENANTS);
    const phase = random.pick(PHASES);
    const name = `db-${random.integer(1, NAMES)}`;
    const dice = random.integer(1, 100);
    const target = { ...CLUSTER_KIND, namespace, name };
    if (dice <= 35) {
      return () =>
        client.create({
          ...CLUSTER_KIND,
          metadata: { namespace, name },
          spec: { instances: 1, storage: { size: '1Gi' } },
        });
    }
    if (dice <= 75) {
      return () =>
        client.patch(
          target,
          { status: { phase, instances: 1, readyInstances: 1 } },
          { subresource: 'status' },
        );
    }
    if (dice <= 92) {
      return () => client.delete(target);
    }
    return () =>
      client.patch(
        { apiVersion: 'v1', kind: 'Namespace', name: namespace },
        { metadata: { labels: { 'berth.dev/tenant': tenant ?? null } } },
      );
  }
}

/** What may be asked for of what is not, or of whom is not there. */
function isExpected(error: unknown): boolean {
  return (
    !(error instanceof KubernetesError) ||
    [404, 409, 429, 500, 503, 504].includes(Number(error.status ?? 503))
  );
}
