import { readFileSync } from 'node:fs';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { berthError } from '@berth/backstage-plugin-berth-common';
import type { BerthConfig } from '../config/BerthConfig';
import { HttpTransport } from '../kubernetes/HttpTransport';
import { KubernetesClient } from '../kubernetes/KubernetesClient';
import type { Clock } from '../time/Clock';
import { ClusterCredentials, type StrategyLoader } from './ClusterCredentials';
import { readClusterDefinitions } from './readClusterDefinitions';
import type { BerthCluster, ClusterDefinition } from './types';

/**
 * The clusters that Berth watches: those of Backstage's own Kubernetes
 * configuration, each with one client.
 *
 * @internal
 */
export class ClusterDirectory {
  readonly #clusters: Map<string, BerthCluster>;
  readonly #transports: HttpTransport[];

  private constructor(
    clusters: Map<string, BerthCluster>,
    transports: HttpTransport[],
  ) {
    this.#clusters = clusters;
    this.#transports = transports;
  }

  static create(options: ClusterDirectoryOptions): ClusterDirectory {
    const clusters = new Map<string, BerthCluster>();
    const transports: HttpTransport[] = [];
    for (const definition of readClusterDefinitions(options)) {
      const settings = options.berth.cluster(definition.name);
      if (!settings.enabled) {
        continue;
      }
      const transport = connect(definition, options);
      transports.push(transport);
      clusters.set(definition.name, {
        name: definition.name,
        title: definition.title ?? definition.name,
        settings,
        client: KubernetesClient.create({ transport }),
      });
    }
    return new ClusterDirectory(clusters, transports);
  }

  /** All clusters, by name. */
  list(): BerthCluster[] {
    return [...this.#clusters.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  find(name: string): BerthCluster | undefined {
    return this.#clusters.get(name);
  }

  /** @throws NotFoundError with code `cluster-not-found` */
  get(name: string): BerthCluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw berthError('cluster-not-found', {
        message: `There is no cluster '${name}'`,
      });
    }
    return cluster;
  }

  /** Closes every connection. */
  close(): void {
    for (const transport of this.#transports) {
      transport.close();
    }
  }
}

/**
 * What a {@link ClusterDirectory} is made of.
 *
 * @internal
 */
export interface ClusterDirectoryOptions {
  config: Config;
  berth: BerthConfig;
  logger: LoggerService;
  clock: Clock;
  loadStrategies: StrategyLoader;
}

function connect(
  cluster: ClusterDefinition,
  options: ClusterDirectoryOptions,
): HttpTransport {
  const credentials = ClusterCredentials.create({ ...options, cluster });
  const { connectTimeoutMs, requestTimeoutMs, maxSockets } =
    options.berth.fleet;
  return HttpTransport.create({
    connection: {
      url: cluster.url,
      ca: readCa(cluster),
      skipTLSVerify: cluster.skipTLSVerify ?? false,
      credential: renewal => credentials.get(renewal),
    },
    connectTimeoutMs,
    requestTimeoutMs,
    maxSockets,
  });
}

function readCa({ caFile, caData }: ClusterDefinition): Buffer | undefined {
  if (caFile) {
    return readFileSync(caFile);
  }
  return caData ? Buffer.from(caData, 'base64') : undefined;
}
