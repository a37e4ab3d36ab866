import type {
  RouteCaller,
  RouteTools,
} from '@berth/backstage-plugin-berth-node';

/**
 * The tenants of namespaces of a cluster, as far as the caller may know them by
 * name: the platform team all, and nobody else any.
 *
 * @internal
 */
export async function namesOf(
  tools: Pick<RouteTools, 'tenants'>,
  caller: RouteCaller,
  cluster: string,
): Promise<(namespace: string) => string | undefined> {
  const tenants = caller.isPlatform ? await tools.tenants(caller) : [];
  const names = new Map(
    tenants.flatMap(tenant =>
      tenant.namespaces
        .filter(place => place.cluster === cluster)
        .map(place => [place.name, tenant.name] as const),
    ),
  );
  return namespace => names.get(namespace);
}
