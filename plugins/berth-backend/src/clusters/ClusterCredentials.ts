import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type {
  AuthenticationStrategy,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import type { Clock } from '../time/Clock';
import type { ClusterDefinition } from './types';

/** Cloud tokens live 15 minutes or more. */
const CACHE_MS = 5 * 60_000;

type StrategyFactory = (options: {
  config: Config;
  logger: LoggerService;
}) => AuthenticationStrategy;

/**
 * The auth strategies of Backstage's Kubernetes plugin that need no user at
 * the keyboard, by `authProvider`.
 *
 * @internal
 */
export type StrategyLoader = () => Promise<Record<string, StrategyFactory>>;

/**
 * Who Berth itself is on a cluster: what Backstage's Kubernetes plugin would
 * be by the same configuration.
 *
 * @internal
 */
export class ClusterCredentials {
  readonly #options: ClusterCredentialsOptions;
  #strategy: Promise<AuthenticationStrategy> | undefined;
  #cached: { credential: KubernetesCredential; until: number } | undefined;

  private constructor(options: ClusterCredentialsOptions) {
    this.#options = options;
  }

  static create(options: ClusterCredentialsOptions): ClusterCredentials {
    return new ClusterCredentials(options);
  }

  /**
   * The credential, from a cache of five minutes.
   *
   * @param options.renew - whether the cached one was refused
   * @throws Error that says why there is none
   */
  async get(options?: { renew: boolean }): Promise<KubernetesCredential> {
    const { cluster, clock } = this.#options;
    const provider = cluster.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
    const token = cluster.authMetadata.serviceAccountToken;
    if (provider === 'localKubectlProxy') {
      return { type: 'anonymous' };
    }
    if (provider === 'serviceAccount' && token) {
      return { type: 'bearer token', token };
    }
    if (!options?.renew && this.#cached && clock.now() < this.#cached.until) {
      return this.#cached.credential;
    }
    this.#strategy ??= this.#loadStrategy(provider);
    const strategy = await this.#strategy.catch(error => {
      this.#strategy = undefined;
      throw error;
    });
    const credential = await strategy.getCredential(cluster, {});
    this.#cached = { credential, until: clock.now() + CACHE_MS };
    return credential;
  }

  async #loadStrategy(provider: string): Promise<AuthenticationStrategy> {
    const { cluster, config, logger, loadStrategies } = this.#options;
    const strategies = await loadStrategies();
    const create = strategies[provider];
    if (!create) {
      throw new Error(
        `Cluster '${
          cluster.name
        }' has authProvider '${provider}', which needs a user's own token; Berth watches clusters unattended and needs one of serviceAccount, ${Object.keys(
          strategies,
        ).join(', ')}`,
      );
    }
    return create({ config, logger });
  }
}

/**
 * What {@link ClusterCredentials} are made of.
 *
 * @internal
 */
export interface ClusterCredentialsOptions {
  cluster: ClusterDefinition;
  config: Config;
  logger: LoggerService;
  clock: Clock;
  loadStrategies: StrategyLoader;
}
