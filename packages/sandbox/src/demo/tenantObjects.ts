import type { KubernetesObject } from '../kubernetes/types';
import { kubernetesIdentity } from './people';
import { platformGroup, type DemoNamespace, type DemoTenant } from './tenants';

const rbac = 'rbac.authorization.k8s.io';

/**
 * Everything that makes a tenant: its namespaces, and in each what may be used,
 * who may reach it, and who may do what.
 *
 * @internal
 */
export function tenantObjects(tenant: DemoTenant): KubernetesObject[] {
  return tenant.namespaces.flatMap((namespace, index) => [
    namespaceObject(tenant, namespace, index === 0),
    ...resourceQuotas(namespace),
    limitRange(namespace),
    ...networkPolicies(tenant, namespace),
    ...[...new Set([tenant.name, platformGroup])].flatMap(group => [
      binding('developers', 'berth-tenant-developer', namespace, group),
      binding('credentials', 'berth-tenant-credentials', namespace, group),
      binding('definitions', 'berth-tenant-definitions', namespace, group),
    ]),
  ]);
}

function namespaceObject(
  tenant: DemoTenant,
  namespace: DemoNamespace,
  primary: boolean,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace.name,
      labels: {
        'berth.dev/tenant': tenant.name,
        'pod-security.kubernetes.io/enforce': 'restricted',
      },
      annotations: {
        'berth.dev/owner': `group:default/${tenant.name}`,
        'berth.dev/title': primary ? tenant.title : namespace.title,
        'berth.dev/description': tenant.description,
        ...(primary && { 'berth.dev/primary': 'true' }),
      },
    },
  };
}

// Who has GPUs has a quota of their own for them, which can be changed apart
// from all others.
function resourceQuotas({ name, quota }: DemoNamespace): KubernetesObject[] {
  const { cpu, memory, storage, gpus } = quota;
  const resourceQuota = (
    quotaName: string,
    hard: Record<string, string>,
  ): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: quotaName, namespace: name },
    spec: { hard },
  });
  // Only with this prefix does Kubernetes hold anybody to it.
  const gpuQuota = { 'requests.nvidia.com/gpu': `${gpus}` };
  return [
    resourceQuota('tenant', {
      'requests.cpu': cpu,
      'requests.memory': memory,
      'requests.storage': storage,
      ...(gpus === 0 && gpuQuota),
      'count/clusters.postgresql.cnpg.io': '10',
      pods: '50',
      persistentvolumeclaims: '50',
      'services.loadbalancers': '0',
      'services.nodeports': '0',
    }),
    ...(gpus ? [resourceQuota('gpus', gpuQuota)] : []),
  ];
}

function limitRange({ name }: DemoNamespace): KubernetesObject {
  const max = { cpu: '8', memory: '64Gi' };
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'tenant', namespace: name },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: { cpu: '100m', memory: '128Mi' },
          // A lower default would refuse who only says what they request.
          default: max,
          max,
        },
      ],
    },
  };
}

function networkPolicies(
  tenant: DemoTenant,
  { name }: DemoNamespace,
): KubernetesObject[] {
  const policy = (policyName: string, spec: object): KubernetesObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: policyName, namespace: name },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ...spec },
  });
  const ownNamespaces = { matchLabels: { 'berth.dev/tenant': tenant.name } };
  return [
    policy('default-deny', {}),
    policy('allow-own-tenant', {
      ingress: [{ from: [{ namespaceSelector: ownNamespaces }] }],
    }),
  ];
}

function binding(
  what: string,
  role: string,
  { name }: DemoNamespace,
  group: string,
): KubernetesObject {
  const [subject] = kubernetesIdentity({ name: '', groups: [group] }).groups;
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${what}-${group}`, namespace: name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: rbac, kind: 'Group', name: subject }],
  };
}
