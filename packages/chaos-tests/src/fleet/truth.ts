import { cloudNativePg } from '@berth/backstage-plugin-berth-backend-module-databases';
import {
  claimEntityRef,
  stringifyClaimRef,
  tenantEntityName,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { Sandbox } from '@berth/sandbox';
import { CLUSTER_KIND } from './definition';
import type { CatalogEntry, FleetView, ShownClaim } from './types';

/**
 * What the API servers say, read from them directly.
 *
 * @internal
 */
export async function readTruth(clusters: Sandbox[]): Promise<ShownClaim[]> {
  const all = await Promise.all(clusters.map(readCluster));
  return all.flat();
}

/**
 * What is shown otherwise than the API servers say, a line each; empty where
 * all of it is true.
 *
 * @internal
 */
export async function findDivergences(options: {
  clusters: Sandbox[];
  view: FleetView;
}): Promise<string[]> {
  const { clusters, view } = options;
  const truth = await readTruth(clusters);
  const [claims, entities] = await Promise.all([
    view.claims(),
    view.entities(),
  ]);
  return [
    ...differences('claim', truth.map(claimLine), claims.map(claimLine)),
    ...differences('entity', truth.map(wantedEntity), entities.map(entityLine)),
  ];
}

/**
 * What is in one list and not in the other, or twice.
 *
 * @internal
 */
export function differences(
  what: string,
  expected: string[],
  found: string[],
): string[] {
  const wanted = new Set(expected);
  const seen = new Set(found);
  return [
    ...expected.filter(line => !seen.has(line)).map(l => `no ${what} ${l}`),
    ...found.filter(line => !wanted.has(line)).map(l => `wrong ${what} ${l}`),
    ...found
      .filter((line, index) => found.indexOf(line) !== index)
      .map(l => `${what} twice: ${l}`),
  ];
}

async function readCluster(sandbox: Sandbox): Promise<ShownClaim[]> {
  const [namespaces, objects] = await Promise.all([
    sandbox.admin.list({ apiVersion: 'v1', kind: 'Namespace' }),
    sandbox.admin.list(CLUSTER_KIND),
  ]);
  const tenants = new Map(
    namespaces.items.map(({ metadata }) => [
      metadata.name,
      metadata.labels?.['berth.dev/tenant'],
    ]),
  );
  return objects.items.map(object => {
    const namespace = object.metadata.namespace ?? '';
    const primary = { ...CLUSTER_KIND, ...object } as KubernetesObject;
    return {
      id: stringifyClaimRef({
        cluster: sandbox.name,
        namespace,
        offering: cloudNativePg.id,
        name: object.metadata.name ?? '',
      }),
      // The rule is not what is tested here, but whether it saw the last state.
      phase: cloudNativePg.readiness({ primary, children: [] }).phase,
      tenant: tenants.get(namespace),
    };
  });
}

function claimLine({ id, phase, tenant }: ShownClaim): string {
  return `${id} ${phase} of ${tenant ?? 'nobody'}`;
}

function wantedEntity({ id, tenant }: ShownClaim): string {
  const [cluster, namespace, offering, name] = id.split(':');
  const ref = claimEntityRef({ cluster, namespace, offering, name });
  return `${ref} in ${tenant ? tenantEntityName(tenant) : 'no system'}`;
}

function entityLine({ metadata, spec }: CatalogEntry): string {
  return `resource:default/${metadata.name} in ${spec?.system ?? 'no system'}`;
}
