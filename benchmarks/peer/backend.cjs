'use strict';
// The peer: Backstage with the catalog and TeraSky's Kubernetes ingestor, as its
// documentation says to install it, configured by `--config` as any backend.
const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();

backend.add(import('@backstage/plugin-catalog-backend'));
// Without it the catalog takes no Template, and the ingestor makes some.
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@terasky/backstage-plugin-kubernetes-ingestor'));

void backend.start();
