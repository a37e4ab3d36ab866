import type { KubernetesObject } from '../../kubernetes/types';

/**
 * The fields of an Application that the stand-in goes by.
 *
 * @internal
 */
export interface Application extends KubernetesObject {
  spec: {
    source?: {
      chart?: string;
      targetRevision?: string;
      helm?: { releaseName?: string; valuesObject?: Record<string, unknown> };
    };
    destination: { namespace?: string };
    syncPolicy?: { automated?: { selfHeal?: boolean } };
  };
  status?: { operationState?: { startedAt?: string; finishedAt?: string } };
}
