import type { DefinitionOrigin } from '@berth/backstage-plugin-berth-node';
import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';

const XRD = {
  group: 'apiextensions.crossplane.io',
  kind: 'CompositeResourceDefinition',
  plural: 'compositeresourcedefinitions',
};

/** The label was renamed; the older one goes in kro 0.10. */
const KRO_LABELS = [
  'internal.kro.run/resource-graph-definition-name',
  'kro.run/resource-graph-definition-name',
];

/** Crossplane owns the definitions that it makes of an XRD. */
export const crossplane: DefinitionOrigin = {
  key: 'crossplane',
  kinds: [
    { ...XRD, version: 'v2' },
    { ...XRD, version: 'v1' },
  ],
  nameOf: ({ metadata }: KubernetesObject) =>
    textOf(
      recordsOf(metadata.ownerReferences).find(
        ({ kind, apiVersion }) =>
          kind === XRD.kind && String(apiVersion).startsWith(`${XRD.group}/`),
      )?.name,
    ),
};

/** kro labels the definitions that it makes with what they come from. */
export const kro: DefinitionOrigin = {
  key: 'kro',
  kinds: [
    {
      group: 'kro.run',
      version: 'v1alpha1',
      kind: 'ResourceGraphDefinition',
      plural: 'resourcegraphdefinitions',
    },
  ],
  nameOf: ({ metadata }) => {
    const labels = recordOf(metadata.labels);
    return KRO_LABELS.map(label => textOf(labels[label])).find(Boolean);
  },
};
