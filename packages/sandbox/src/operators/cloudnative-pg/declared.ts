import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy, type NextStep } from '../StatusController';
import { phases } from './phases';
import type { Cluster } from './types';

/**
 * A pooler, as far as the stand-in goes by it.
 *
 * @internal
 */
export interface Pooler extends KubernetesObject {
  spec: {
    cluster: { name: string };
    instances?: number;
    type?: string;
    pgbouncer: { paused?: boolean };
    template?: {
      spec?: { containers?: Array<{ name: string; resources?: object }> };
    };
  };
  status?: { phase?: string; instances?: number };
}

/**
 * What comes next of a database or a role that is declared: it is applied as
 * soon as its Cluster is well.
 *
 * @internal
 */
export function nextOfDeclared(
  object: KubernetesObject,
  cluster: Cluster | undefined,
): NextStep | undefined {
  return isHealthy(cluster)
    ? {
        status: {
          applied: true,
          observedGeneration: object.metadata.generation,
        },
      }
    : undefined;
}

/**
 * What comes next of a pooler: its Deployment and Service are there, and it
 * lets clients through when its Cluster is well.
 *
 * @internal
 */
export function nextOfPooler(
  pooler: Pooler,
  cluster: Cluster | undefined,
): NextStep {
  const { spec } = pooler;
  const instances = spec.instances ?? 1;
  const objects = [deployment(pooler, instances), service(pooler)];
  if (!pooler.status?.phase || !isHealthy(cluster)) {
    return {
      objects,
      status: { phase: pooler.status?.phase ?? 'inactive', instances: 0 },
    };
  }
  return {
    objects,
    status: {
      phase: spec.pgbouncer.paused ? 'paused' : 'active',
      instances,
    },
  };
}

function isHealthy(cluster: Cluster | undefined): boolean {
  return cluster?.status?.phase === phases.healthy;
}

function deployment(pooler: Pooler, replicas: number): KubernetesObject {
  const { name } = pooler.metadata;
  const labels = { 'cnpg.io/poolerName': name! };
  const container = pooler.spec.template?.spec?.containers?.find(
    one => one.name === 'pgbouncer',
  );
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(pooler),
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          // What the "restricted" Pod Security level asks for.
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 998,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'pgbouncer',
              image: 'ghcr.io/cloudnative-pg/pgbouncer',
              resources: container?.resources ?? {},
              ports: [{ name: 'pgbouncer', containerPort: 5432 }],
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  };
}

function service(pooler: Pooler): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(pooler),
    spec: {
      selector: { 'cnpg.io/poolerName': pooler.metadata.name },
      ports: [{ name: 'pgbouncer', port: 5432, targetPort: 'pgbouncer' }],
    },
  };
}

function metadataOf(pooler: Pooler) {
  const { name, namespace } = pooler.metadata;
  return {
    name,
    namespace,
    labels: {
      'cnpg.io/cluster': pooler.spec.cluster.name,
      'cnpg.io/poolerName': name!,
    },
    ownerReferences: ownedBy(pooler),
  };
}
