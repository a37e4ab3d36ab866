import type { KubernetesObject } from '../../kubernetes/types';

export const group = 'kro.run';
export const name = 'kro';

export const definitionKind = {
  apiVersion: `${group}/v1alpha1`,
  kind: 'ResourceGraphDefinition',
};

/** What kro writes on the kinds that it makes, and on what it makes of those. */
export const labels = {
  owned: 'kro.run/owned',
  definition: 'kro.run/resource-graph-definition-name',
  instance: 'kro.run/instance-name',
} as const;

/** A definition of a kind, and of what is made of each of its objects. */
export interface ResourceGraphDefinition extends KubernetesObject {
  spec: {
    schema: {
      group?: string;
      apiVersion: string;
      kind: string;
      scope?: 'Namespaced' | 'Cluster';
      spec?: Record<string, unknown>;
      types?: Record<string, unknown>;
      status?: Record<string, unknown>;
      metadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
      additionalPrinterColumns?: object[];
    };
    resources?: Array<{ id: string; template?: KubernetesObject }>;
  };
}

/** What somebody made of a definition's kind. */
export interface Instance extends KubernetesObject {
  spec?: Record<string, unknown>;
  status?: { state?: string; [field: string]: unknown };
}
