import type { KubernetesObject } from '../../kubernetes/types';
import type { KindNames } from '../defined-kinds/types';

export const group = 'apiextensions.crossplane.io';
export const name = 'crossplane';

/** Both versions are served; the older one is stored, and has all fields. */
export const definitionKind = {
  apiVersion: `${group}/v1`,
  kind: 'CompositeResourceDefinition',
};

/** A definition of a composite resource, and perhaps of claims for it. */
export interface CompositeResourceDefinition extends KubernetesObject {
  spec: {
    group: string;
    names: KindNames;
    claimNames?: KindNames;
    connectionSecretKeys?: string[];
    scope?: 'Namespaced' | 'Cluster' | 'LegacyCluster';
    metadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    versions: Array<{
      name: string;
      served: boolean;
      /** Of several versions, the one that compositions write, and is stored. */
      referenceable: boolean;
      schema?: { openAPIV3Schema?: object };
      additionalPrinterColumns?: object[];
    }>;
  };
}

/** A composite resource or a claim for one. */
export interface Composite extends KubernetesObject {
  spec?: {
    claimRef?: { namespace: string; name: string };
    resourceRef?: { name: string };
    writeConnectionSecretToRef?: { name: string };
    [field: string]: unknown;
  };
  status?: {
    conditions?: Array<{ type: string; status: string }>;
    [field: string]: unknown;
  };
}
