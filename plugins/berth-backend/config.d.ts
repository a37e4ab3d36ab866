import type { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Berth. The clusters themselves are those of
   * `kubernetes.clusterLocatorMethods`; nothing of them is repeated here.
   */
  berth?: {
    /**
     * Label by which a namespace says which tenant it belongs to.
     * Defaults to `berth.dev/tenant`.
     */
    tenantLabel?: string;

    /** How a portal user is named towards Kubernetes when Berth impersonates them. */
    identity?: {
      /**
       * Put before the user's entity name: `user:default/anna` becomes
       * `backstage:anna`. Must not begin with `system:`. Defaults to `backstage:`.
       */
      userPrefix?: string;
      /**
       * Put before the name of each group that the user belongs to.
       * Must not begin with `system:`. Defaults to `backstage:`.
       */
      groupPrefix?: string;
    };

    /** The platform team, who alone may do what offerings keep for them. */
    platform?: {
      /**
       * Entity refs of their groups, such as `group:default/platform`. Nobody
       * is of the team unless given.
       */
      groups?: string[];
    };

    /**
     * Which operators serve those who ask for an engine and not for an
     * offering, such as in the template "Request a database": ids of offerings
     * by engine, the preferred one first. A request gets the first of them that
     * its cluster has, and no other. Defaults, for those that are installed, to
     * `postgresql: [database.cloudnative-pg, database.percona-postgresql,
     * database.crunchy, database.zalando]`, `mysql: [database.percona-xtradb,
     * database.percona-mysql]` and `mongodb: [database.percona-mongodb]`.
     */
    engines?: {
      [engine: string]: string[];
    };

    /** What differs on single clusters, by the cluster's name. */
    clusters?: {
      [name: string]: {
        /** Whether Berth watches this cluster and delivers to it. Defaults to true. */
        enabled?: boolean;
        /** As `berth.tenantLabel`, for this cluster. */
        tenantLabel?: string;
        /** As `berth.identity`, for this cluster. */
        identity?: {
          userPrefix?: string;
          groupPrefix?: string;
        };
      };
    };

    /** How the clusters are watched. The defaults suit most. */
    fleet?: {
      /** Objects per page when everything of a kind is listed. Defaults to 500. */
      pageSize?: number;
      /** How long one request may take. Defaults to 30 seconds. */
      requestTimeout?: string | HumanDuration;
      /** How long a connection may take to come about. Defaults to 5 seconds. */
      connectTimeout?: string | HumanDuration;
      /** How long the API server keeps one watch open. Defaults to 10 minutes. */
      watchTimeout?: string | HumanDuration;
      /**
       * How long a watch may be silent before it is taken for dead; the API
       * server sends a bookmark about once a minute. Defaults to 2 minutes.
       */
      idleTimeout?: string | HumanDuration;
      /** How often a cluster is asked whether it is there. Defaults to 30 seconds. */
      probeInterval?: string | HumanDuration;
      /** Waits between attempts to reach a cluster, doubling, with jitter. */
      backoff?: {
        /** Defaults to 250 milliseconds. */
        initial?: string | HumanDuration;
        /** Defaults to 15 seconds. */
        max?: string | HumanDuration;
      };
      /** Connections to one cluster, watches aside. Defaults to 16. */
      maxSockets?: number;
      /**
       * Of several backends on one PostgreSQL, each cluster is followed by one.
       * This is how long after its last sign of life, of which it gives four in
       * that time, another takes over. Defaults to 8 seconds.
       */
      lease?: string | HumanDuration;
      /**
       * The kinds of Kubernetes' own that the catalog shows of tenants' places:
       * their namespaces, and the quotas and volume claims in them. Defaults to
       * `[Namespace, ResourceQuota, PersistentVolumeClaim]`; an empty list turns
       * that off.
       */
      coreKinds?: Array<
        'Namespace' | 'ResourceQuota' | 'PersistentVolumeClaim'
      >;
      /**
       * Reads everything anew at start-up and writes what differs. For once,
       * after something went wrong. Defaults to false.
       */
      rebuild?: boolean;
    };

    /** How requests that a cluster could not take are tried again. */
    requests?: {
      /** Waits between attempts, doubling, with jitter. */
      backoff?: {
        /** Defaults to 1 second. */
        initial?: string | HumanDuration;
        /** Defaults to 5 minutes. */
        max?: string | HumanDuration;
      };
      /**
       * How long a backend has a request to itself that it delivers, counted from
       * its last sign of life, of which it gives three in that time. After that
       * another one may take it up. Defaults to 30 seconds.
       */
      lease?: string | HumanDuration;
    };
  };
}
