import {
  DEFAULT_NAMESPACE,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  berthEntityAnnotations,
  clusterEntityRef,
  coreObjectEntityName,
  tenantEntityName,
  tenantEntityRef,
  tenantPagePath,
  type CoreObject,
} from '@berth/backstage-plugin-berth-common';
import { locationAnnotations } from './locationAnnotations';
import { saidBy, type Said } from './said';
import { cleanText, validTags } from './text';

const TYPES: Record<CoreObject['kind'], string> = {
  Namespace: 'kubernetes-namespace',
  ResourceQuota: 'resource-quota',
  PersistentVolumeClaim: 'persistent-volume-claim',
};

const TITLES: Record<CoreObject['kind'], string> = {
  Namespace: 'Namespace',
  ResourceQuota: 'Resource quota',
  PersistentVolumeClaim: 'Volume claim',
};

/** What a namespace's annotations say beside is said of its tenant. */
const NOTHING = saidBy(undefined);

/**
 * An object of one of Kubernetes' own kinds as a `Resource` of the tenant's
 * `System`.
 *
 * @internal
 */
export function coreObjectEntity(
  object: CoreObject,
  context: { said: Said; owner: string; appBaseUrl: string },
): ResourceEntity {
  const { id, cluster, namespace, kind, name, tenant } = object;
  const { owner, appBaseUrl } = context;
  const said = kind === 'Namespace' ? NOTHING : context.said;
  const title = said.title ?? cleanText(name, 253);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name: coreObjectEntityName(object),
      ...(title && { title }),
      description: said.description ?? descriptionOf(object),
      annotations: {
        ...said.annotations,
        ...locationAnnotations(`core-objects/${id}`),
        [berthEntityAnnotations.tenant]: tenant,
        'backstage.io/kubernetes-cluster': cluster,
        'backstage.io/kubernetes-namespace': namespace,
      },
      tags: validTags(['kubernetes', ...said.tags]),
      links: [
        {
          url: `${appBaseUrl}${tenantPagePath(tenant)}`,
          title: 'Tenant',
          type: 'berth-tenant',
          icon: 'dashboard',
        },
        ...said.links,
      ],
    },
    spec: {
      type: said.type ?? TYPES[kind],
      owner,
      ...(said.lifecycle && { lifecycle: said.lifecycle }),
      system: said.system ?? tenantEntityName(tenant),
      dependsOn: [
        ...new Set([
          clusterEntityRef(cluster),
          ...(said.system ? [tenantEntityRef(tenant)] : []),
          ...said.dependsOn,
        ]),
      ],
      ...(said.dependencyOf.length > 0 && { dependencyOf: said.dependencyOf }),
    },
  };
}

function descriptionOf({
  kind,
  namespace,
  cluster,
}: CoreObject): string | undefined {
  const where = kind === 'Namespace' ? '' : ` in namespace ${namespace}`;
  return cleanText(`${TITLES[kind]}${where} of cluster ${cluster}`, 500);
}
