export interface Config {
  berth?: {
    /**
     * How the Kubeflow Pipelines of the clusters are reached, and as whom. The
     * defaults suit an installation as its manifests have it, for one user.
     */
    pipelines?: PipelinesConfig & {
      /** What differs on single clusters, by the cluster's name. */
      clusters?: { [name: string]: PipelinesConfig };
    };
  };
}

interface PipelinesConfig {
  /** The Service that the API server's proxy passes requests on to. */
  service?: {
    /** Defaults to `kubeflow`. */
    namespace?: string;
    /** Defaults to `ml-pipeline`. */
    name?: string;
    /** Defaults to 8888. */
    port?: number;
  };
  /**
   * Where Kubeflow Pipelines is reached without the API server's proxy, such as
   * `http://ml-pipeline.kubeflow.svc:8888`. Multi-user mode needs it: a token
   * does not get through that proxy.
   */
  endpoint?: string;
  /** Who asks, in multi-user mode. */
  identity?: {
    /**
     * The service account in the tenant's namespace whose short-lived token is
     * sent. Defaults to `default-editor`.
     */
    serviceAccount?: string;
    /** Whom the token is for. Defaults to `pipelines.kubeflow.org`. */
    audience?: string;
    /**
     * A header that names the person instead of a token, such as
     * `kubeflow-userid`. Whoever reaches the service can write any name into
     * it, so only where the mesh sees to that.
     */
    header?: string;
  };
  /** The longest that one call may take. Defaults to 20. */
  timeoutSeconds?: number;
}
