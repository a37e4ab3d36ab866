import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  textOf,
  type ClaimObjects,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import { annotationsOf } from '../shared/objects';
import { ROLE_BINDING } from './kind';

/**
 * Somebody who may work in a profile.
 *
 * @internal
 */
export interface Contributor {
  user: string;
  role: string;
}

/**
 * The owner and the quota of a Profile.
 *
 * @internal
 */
export function observe(object: KubernetesObject) {
  const spec = specOf(object);
  const hard = recordOf(recordOf(spec.resourceQuotaSpec).hard);
  return {
    owner: textOf(recordOf(spec.owner).name),
    hard: Object.fromEntries(
      Object.entries(hard).map(([key, amount]) => [key, String(amount)]),
    ),
  };
}

/**
 * Whom a RoleBinding of Kubeflow lets work in a profile: its annotations say
 * so. Other RoleBindings have none of these.
 *
 * @internal
 */
export function contributorOf(
  object: KubernetesObject,
): Contributor | undefined {
  const annotations = annotationsOf(object);
  const [user, role] = [textOf(annotations.user), textOf(annotations.role)];
  return object.kind === ROLE_BINDING.kind && user && role
    ? { user, role }
    : undefined;
}

/**
 * The Profile that such a RoleBinding belongs to: it is called as the
 * namespace.
 *
 * @internal
 */
export function profileOf(child: KubernetesObject): ObjectName | undefined {
  const name = textOf(child.metadata.namespace);
  return name && contributorOf(child) ? { namespace: '', name } : undefined;
}

/**
 * Everybody who may work in a profile, the owner first.
 *
 * @internal
 */
export function contributors({ children }: ClaimObjects): Contributor[] {
  return children
    .flatMap(child => contributorOf(child) ?? [])
    .sort(
      (a, b) =>
        Number(b.role === 'admin') - Number(a.role === 'admin') ||
        a.user.localeCompare(b.user),
    );
}
