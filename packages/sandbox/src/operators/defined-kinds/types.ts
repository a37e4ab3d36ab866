import type { KubernetesObject } from '../../kubernetes/types';

/**
 * A definition of a kind, as far as stand-ins read and write it.
 *
 * @internal
 */
export interface KindDefinition extends KubernetesObject {
  spec: {
    group: string;
    scope: 'Namespaced' | 'Cluster';
    names: KindNames;
    versions: Array<{
      name: string;
      served: boolean;
      storage: boolean;
      subresources?: { status?: object };
      schema?: { openAPIV3Schema: object };
      additionalPrinterColumns?: object[];
    }>;
  };
  status?: { conditions?: Array<{ type: string; status: string }> };
}

/**
 * What a kind is called.
 *
 * @internal
 */
export interface KindNames {
  kind: string;
  plural: string;
  singular?: string;
  listKind?: string;
}

/**
 * How definitions of kinds are read and written.
 *
 * @internal
 */
export const definitionKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
};

/**
 * The kind of the objects, in the version that is stored.
 *
 * @internal
 */
export function definedKind({ spec }: KindDefinition): {
  apiVersion: string;
  kind: string;
} {
  const version =
    spec.versions.find(({ storage }) => storage) ?? spec.versions[0];
  return {
    apiVersion: `${spec.group}/${version.name}`,
    kind: spec.names.kind,
  };
}

/**
 * Whether the API server serves the kind.
 *
 * @internal
 */
export function isEstablished({ status }: KindDefinition): boolean {
  return (
    status?.conditions?.some(
      condition =>
        condition.type === 'Established' && condition.status === 'True',
    ) ?? false
  );
}
