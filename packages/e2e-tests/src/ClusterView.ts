import {
  ApiException,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
} from '@kubernetes/client-node';

/** A CloudNativePG Cluster, as far as the tests look at it. */
export interface DatabaseObject {
  metadata: {
    name: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: { instances: number; storage: { size: string } };
  status?: { phase?: string };
}

/** A Knative Service, as far as the tests look at it. */
export interface FunctionObject {
  metadata: { name: string; labels?: Record<string, string> };
  status?: {
    url?: string;
    traffic?: Array<{ revisionName: string; percent?: number; tag?: string }>;
  };
}

const FUNCTIONS = {
  group: 'serving.knative.dev',
  version: 'v1',
  plural: 'services',
};

/** A ResourceQuota, as far as the tests look at it. */
export interface QuotaObject {
  spec: { hard: Record<string, string> };
  status?: { hard?: Record<string, string> };
}

const CLUSTERS = {
  group: 'postgresql.cnpg.io',
  version: 'v1',
  plural: 'clusters',
};

/**
 * What the API server itself says, past the portal, as the administrator.
 */
export class ClusterView {
  readonly #core: CoreV1Api;
  readonly #custom: CustomObjectsApi;

  private constructor(config: KubeConfig) {
    this.#core = config.makeApiClient(CoreV1Api);
    this.#custom = config.makeApiClient(CustomObjectsApi);
  }

  static create(options: { kubeconfigFile: string }): ClusterView {
    const config = new KubeConfig();
    config.loadFromFile(options.kubeconfigFile);
    return new ClusterView(config);
  }

  /** The names of the databases in a namespace. */
  async databases(namespace: string): Promise<string[]> {
    const list = await this.#custom.listNamespacedCustomObject({
      ...CLUSTERS,
      namespace,
    });
    return (list.items as DatabaseObject[]).map(item => item.metadata.name);
  }

  async database(namespace: string, name: string): Promise<DatabaseObject> {
    return this.#custom.getNamespacedCustomObject({
      ...CLUSTERS,
      namespace,
      name,
    });
  }

  /** The functions in a namespace. */
  async functions(namespace: string): Promise<FunctionObject[]> {
    const list = await this.#custom.listNamespacedCustomObject({
      ...FUNCTIONS,
      namespace,
    });
    return list.items as FunctionObject[];
  }

  /** What each quota of a namespace allows. */
  async quotas(namespace: string): Promise<Record<string, unknown>> {
    const { items } = await this.#core.listNamespacedResourceQuota({
      namespace,
    });
    return Object.fromEntries(
      items.map(({ metadata, spec }) => [metadata?.name, spec?.hard]),
    );
  }

  /** A quota; undefined when it is not there. */
  async quota(
    namespace: string,
    name: string,
  ): Promise<QuotaObject | undefined> {
    try {
      const { spec, status } = await this.#core.readNamespacedResourceQuota({
        namespace,
        name,
      });
      return {
        spec: { hard: spec?.hard ?? {} },
        ...(status && { status: { hard: status.hard } }),
      };
    } catch (error) {
      if (error instanceof ApiException && error.code === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** A Secret's values. */
  async secret(
    namespace: string,
    name: string,
  ): Promise<Record<string, string>> {
    const { data = {} } = await this.#core.readNamespacedSecret({
      namespace,
      name,
    });
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value, 'base64').toString('utf8'),
      ]),
    );
  }
}
