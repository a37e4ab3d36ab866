import type { HumanDuration } from '@backstage/types';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * What the catalog shows of Berth's tenants, clusters and claims. Which of
       * Kubernetes' own kinds it shows is said by `berth.fleet.coreKinds`.
       */
      berth?: {
        /**
         * Entity ref of who owns a tenant whose namespaces name no owner, a
         * claim of no tenant, and the clusters. Default: `group:default/unknown`.
         */
        defaultOwner?: string;
        /**
         * How often everything is compared with the catalog again, beside the
         * change feed. Default: 1 hour.
         */
        resyncInterval?: HumanDuration | string;
        /**
         * Whether only those claims are shown whose objects carry the
         * annotation `berth.dev/catalog: "true"`. Default: false, all but
         * those that carry `"false"`.
         */
        onlyAnnotated?: boolean;
      };
    };
  };
}
