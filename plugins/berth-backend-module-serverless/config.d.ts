export interface Config {
  berth?: {
    functions?: {
      /**
       * How functions are built from source, where a cluster has Tekton.
       */
      builds?: {
        /**
         * Where built images go, such as `registry.example.com/functions`;
         * each is named `<registry>/<tenant>/<function>`. Without one whoever
         * asks for a function has to say where its image goes.
         */
        registry?: string;
        /** What differs on single clusters, by the cluster's name. */
        clusters?: { [name: string]: { registry?: string } };
        /**
         * The Secret of type `kubernetes.io/dockerconfigjson` in each tenant's
         * namespace that may push to the registry and pull from it. Its name
         * only; Berth never reads it.
         */
        registrySecret?: string;
        /**
         * The service account of the tenant's namespace that builds run as.
         * They get no token of it. Defaults to `default`.
         */
        serviceAccount?: string;
        /**
         * An image with buildpacks and their lifecycle, which must not need
         * root. Defaults to Paketo's base builder.
         */
        builder?: {
          image: string;
          /** The `CNB_USER_ID` of the image. */
          user: number;
          /** The `CNB_GROUP_ID` of the image. */
          group: number;
        };
        /** An image with a shell and git. */
        gitImage?: string;
        /** The image that completes projects of Knative Functions. */
        scaffoldImage?: string;
      };
    };
  };
}
