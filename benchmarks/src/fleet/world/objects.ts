import type { KubernetesObject } from '@berth/sandbox';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

export const CLUSTER_KIND = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  plural: 'clusters',
};

/** So many claims has a tenant; with 100,000 there are 1,000 tenants. */
const CLAIMS_PER_TENANT = 100;

/** The definition as CloudNativePG's own manifest has it. */
export function clusterDefinition(): KubernetesObject {
  const manifest = readFileSync(
    require.resolve('@berth/sandbox/manifests/cloudnative-pg.yaml'),
    'utf8',
  );
  const definitions = parseAllDocuments(manifest).map(
    document => document.toJS() as KubernetesObject,
  );
  return definitions.find(
    ({ metadata }) => metadata.name === 'clusters.postgresql.cnpg.io',
  )!;
}

/** The tenant of the object of that number. */
export function tenantOf(index: number): string {
  return `tenant-${Math.floor(index / CLAIMS_PER_TENANT)}`;
}

/** Of so many clusters the one that the object of that number is on. */
export function clusterOf(index: number, clusters: number): number {
  return Math.floor(index / CLAIMS_PER_TENANT) % clusters;
}

/** The numbers of the tenants that so many objects have. */
export function tenantsOf(objects: number): string[] {
  return Array.from(
    { length: Math.ceil(objects / CLAIMS_PER_TENANT) },
    (_, number) => tenantOf(number * CLAIMS_PER_TENANT),
  );
}

/** A tenant's namespace. */
export function namespaceOf(tenant: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: tenant, labels: { 'berth.dev/tenant': tenant } },
  };
}

/** A database, as a developer asks for one. */
export function database(namespace: string, name: string): KubernetesObject {
  return {
    apiVersion: CLUSTER_KIND.apiVersion,
    kind: CLUSTER_KIND.kind,
    metadata: {
      namespace,
      name,
      labels: { 'app.kubernetes.io/part-of': namespace },
    },
    spec: {
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
      storage: { size: '10Gi' },
      resources: {
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { memory: '1Gi' },
      },
    },
  };
}
