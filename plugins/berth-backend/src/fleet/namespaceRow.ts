import {
  berthAnnotations,
  catalogAnnotation,
} from '@berth/backstage-plugin-berth-common';
import type { LiveObject } from '../kubernetes/types';
import { catalogText } from './catalogText';
import { cleanText, optionalText } from './cleanText';

/**
 * A namespace that belongs to a tenant, as it is stored.
 *
 * @internal
 */
export interface NamespaceRow {
  cluster: string;
  name: string;
  tenant: string;
  title: string | null;
  description: string | null;
  owner: string | null;
  is_primary: boolean;
  /** JSON of what its annotations say to the catalog. */
  catalog: string | null;
}

/**
 * What a namespace says of its tenant; undefined when it belongs to none.
 *
 * @internal
 */
export function namespaceRow(options: {
  cluster: string;
  tenantLabel: string;
  namespace: LiveObject;
}): NamespaceRow | undefined {
  const { cluster, tenantLabel, namespace } = options;
  const { name, labels = {}, annotations = {} } = namespace.metadata;
  const tenant = labels[tenantLabel];
  if (!tenant) {
    return undefined;
  }
  const text = (key: string, maxLength: number) =>
    optionalText(annotations[key], maxLength) ?? null;
  return {
    cluster,
    name: cleanText(name, 63),
    tenant: cleanText(tenant, 63),
    title: text(berthAnnotations.title, 200),
    description: text(berthAnnotations.description, 2_000),
    owner: optionalText(catalogAnnotation(annotations, 'owner'), 512) ?? null,
    is_primary: annotations[berthAnnotations.primary] === 'true',
    catalog: catalogText(annotations),
  };
}
