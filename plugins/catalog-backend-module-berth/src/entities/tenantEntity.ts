import { DEFAULT_NAMESPACE, type SystemEntity } from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  tenantEntityName,
  tenantPagePath,
  type Tenant,
} from '@berth/backstage-plugin-berth-common';
import { locationAnnotations } from './locationAnnotations';
import { cleanText } from './text';

/**
 * A tenant as a `System` that its claims are part of.
 *
 * @internal
 */
export function tenantEntity(
  tenant: Tenant,
  context: { owner: string; appBaseUrl: string },
): SystemEntity {
  const { name } = tenant;
  const title = cleanText(tenant.title, 100) ?? cleanText(name, 100);
  const description = cleanText(tenant.description, 500);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: tenantEntityName(name),
      ...(title && { title }),
      ...(description && { description }),
      annotations: {
        ...locationAnnotations(`tenants/${name}`),
        [berthEntityAnnotations.tenant]: name,
      },
      tags: ['tenant'],
      links: [
        {
          url: `${context.appBaseUrl}${tenantPagePath(name)}`,
          title: 'Tenant',
          type: 'berth-tenant',
          icon: 'dashboard',
        },
      ],
    },
    spec: { type: 'tenant', owner: context.owner },
  };
}
