import { DEFAULT_NAMESPACE, type SystemEntity } from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  tenantEntityName,
  tenantPagePath,
  type Tenant,
} from '@berth/backstage-plugin-berth-common';
import { locationAnnotations } from './locationAnnotations';
import type { Said } from './said';
import { cleanText, validTags } from './text';

/**
 * A tenant as a `System` that its claims are part of.
 *
 * @internal
 */
export function tenantEntity(
  tenant: Tenant,
  context: { owner: string; appBaseUrl: string; said: Said },
): SystemEntity {
  const { name } = tenant;
  const { said } = context;
  const title =
    said.title ?? cleanText(tenant.title, 100) ?? cleanText(name, 100);
  const description = said.description ?? cleanText(tenant.description, 500);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: tenantEntityName(name),
      ...(title && { title }),
      ...(description && { description }),
      annotations: {
        ...said.annotations,
        ...locationAnnotations(`tenants/${name}`),
        [berthEntityAnnotations.tenant]: name,
      },
      tags: validTags(['tenant', ...said.tags]),
      links: [
        {
          url: `${context.appBaseUrl}${tenantPagePath(name)}`,
          title: 'Tenant',
          type: 'berth-tenant',
          icon: 'dashboard',
        },
        ...said.links,
      ],
    },
    spec: {
      type: 'tenant',
      owner: context.owner,
      ...(said.domain && { domain: said.domain }),
    },
  };
}
