import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy, type NextStep } from '../StatusController';

/**
 * A Profile as far as the stand-in reads it.
 *
 * @internal
 */
export interface Profile extends KubernetesObject {
  spec: {
    owner: { kind: string; name: string };
    resourceQuotaSpec?: { hard?: Record<string, string> };
  };
}

const rbac = 'rbac.authorization.k8s.io';

/**
 * What the profile controller of Kubeflow does next with a Profile: its
 * namespace, and in that the accounts, the owner's rights and the quota. Like
 * the real one it only reports what has failed.
 *
 * @internal
 */
export function nextOfProfile(
  profile: Profile,
  related: KubernetesObject[],
): NextStep {
  const { name: owner } = profile.spec.owner;
  const [namespace] = related;
  const found = namespace?.metadata.annotations?.owner;
  if (namespace && found !== owner) {
    return {
      status: {
        conditions: [
          {
            type: 'Failed',
            status: 'True',
            message: `namespace already exist, but not owned by profile creator ${owner}`,
          },
        ],
      },
    };
  }
  return {
    objects: namespace
      ? [namespaceOf(profile), ...partsOf(profile)]
      : [namespaceOf(profile)],
  };
}

function namespaceOf(profile: Profile): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: profile.metadata.name,
      labels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' },
      annotations: { owner: profile.spec.owner.name },
      ownerReferences: ownedBy(profile),
    },
  };
}

function partsOf(profile: Profile): KubernetesObject[] {
  const { owner, resourceQuotaSpec } = profile.spec;
  const metadata = (name: string, annotations?: Record<string, string>) => ({
    name,
    namespace: profile.metadata.name,
    ...(annotations && { annotations }),
    ownerReferences: ownedBy(profile),
  });
  const account = (name: string) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name),
  });
  return [
    account('default-editor'),
    account('default-viewer'),
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: metadata('namespaceAdmin', { user: owner.name, role: 'admin' }),
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'kubeflow-admin' },
      subjects: [{ apiGroup: rbac, kind: 'User', name: owner.name }],
    },
    ...(resourceQuotaSpec
      ? [
          {
            apiVersion: 'v1',
            kind: 'ResourceQuota',
            metadata: metadata('kf-resource-quota'),
            spec: resourceQuotaSpec,
          },
        ]
      : []),
  ];
}
