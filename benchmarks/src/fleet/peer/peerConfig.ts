import type { JsonObject } from '@backstage/types';
import {
  locateClusters,
  type ClusterAccess,
} from '@berth/test-utils/processes';

/**
 * A kind that the peer is to ingest.
 *
 * @internal
 */
export interface PeerKind {
  group: string;
  version: string;
  plural: string;
  /** Whether a form is to be made of it as well */
  form?: boolean;
}

/**
 * What the peer is configured by, as its documentation has it: the example for
 * `app-config.yaml` with its polls of ten seconds, which nothing it documents
 * goes below.
 *
 * @remarks
 * Of the mappings, `namespaceModel` is left at its default where the example
 * has `cluster`: under that a System is one cluster's, and nothing could be
 * shared by two. Manifests are to be downloaded, since there is no Git here.
 *
 * @internal
 */
export function peerConfig(options: {
  clusters: ClusterAccess[];
  kinds: PeerKind[];
  pollSeconds: number;
}): JsonObject {
  const { clusters, kinds, pollSeconds } = options;
  const taskRunner = { frequency: pollSeconds, timeout: 600 };
  const publishPhase = { target: 'YAML' };
  const forms = kinds.filter(({ form }) => form);
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: locateClusters(clusters),
    },
    kubernetesIngestor: {
      mappings: {
        namespaceModel: 'default',
        nameModel: 'name-cluster',
        titleModel: 'name',
        systemModel: 'namespace',
        referencesNamespaceModel: 'default',
      },
      components: {
        enabled: true,
        taskRunner,
        excludedNamespaces: ['kube-public', 'kube-system'],
        customWorkloadTypes: kinds
          .filter(({ form }) => !form)
          .map(({ group, version, plural }) => ({
            group,
            apiVersion: version,
            plural,
          })),
      },
      crossplane: {
        enabled: true,
        claims: { ingestAllClaims: true },
        xrds: {
          enabled: true,
          ingestAllXRDs: true,
          convertDefaultValuesToPlaceholders: true,
          publishPhase,
          taskRunner,
        },
      },
      ...(forms.length > 0 && {
        genericCRDTemplates: {
          crds: forms.map(({ group, plural }) => `${plural}.${group}`),
          publishPhase,
        },
      }),
    },
  };
}
