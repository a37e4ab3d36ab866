import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// Serves the built frontend, with the configuration that it may see.
backend.add(import('@backstage/plugin-app-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);

// Permissions: who may do what on a cluster is the cluster's own decision.
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

// Search, in memory
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// The clusters, and the Kubernetes tab of an entity
backend.add(import('@backstage/plugin-kubernetes-backend'));

// What a person sees live
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// Berth
backend.add(import('@berth/backstage-plugin-berth-backend'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-clusters'));
backend.add(
  import('@berth/backstage-plugin-berth-backend-module-compositions'),
);
backend.add(import('@berth/backstage-plugin-berth-backend-module-databases'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-gpu'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-ml'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-serverless'));
backend.add(import('@berth/backstage-plugin-catalog-backend-module-berth'));
backend.add(import('@berth/backstage-plugin-scaffolder-backend-module-berth'));

backend.start();
