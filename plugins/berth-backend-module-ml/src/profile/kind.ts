import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * Kubeflow's Profile, which is cluster-scoped: one object is one claim.
 *
 * @internal
 */
export const PROFILE: ResourceKind = {
  group: 'kubeflow.org',
  version: 'v1',
  kind: 'Profile',
  plural: 'profiles',
};

/**
 * The RoleBindings that Kubeflow makes for whoever may work in a profile.
 *
 * @internal
 */
export const ROLE_BINDING: ResourceKind = {
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  kind: 'RoleBinding',
  plural: 'rolebindings',
};

/**
 * On the namespace of a profile: whose it is. Kubeflow only takes over a
 * namespace that says so.
 *
 * @internal
 */
export const OWNER_ANNOTATION = 'owner';
