import { parseEntityRef } from '@backstage/catalog-model';
import { berthError } from '@berth/backstage-plugin-berth-common';
import type { IdentityConfig } from '../config/BerthConfig';
import type { KubernetesIdentity } from '../kubernetes/types';

/**
 * Whom Berth impersonates for a portal user: `user:default/anna` in
 * `group:default/payments` becomes user `backstage:anna` in group
 * `backstage:payments`. Entities of other namespaces than `default` keep
 * theirs (`backstage:<namespace>/<name>`), so that no two are confused. What
 * the user owns that is no group is left out.
 *
 * @throws NotAllowedError with code `identity-refused` for a user that is no
 * user entity, and for names that Kubernetes keeps for itself (`system:`)
 * @internal
 */
export function kubernetesIdentity(options: {
  userEntityRef: string;
  ownershipEntityRefs: string[];
  config: IdentityConfig;
}): KubernetesIdentity {
  const { userEntityRef, ownershipEntityRefs, config } = options;
  const user = parse(userEntityRef);
  if (user.kind !== 'user') {
    throw refused(userEntityRef);
  }
  const groups = ownershipEntityRefs
    .map(parse)
    .filter(ref => ref.kind === 'group')
    .map(ref => config.groupPrefix + plainName(ref));
  return {
    user: checked(config.userPrefix + plainName(user)),
    groups: [...new Set(groups.map(checked))].sort(),
  };
}

/** Entity refs are compared without regard to case; Kubernetes names are not. */
function parse(ref: string) {
  return parseEntityRef(ref.toLocaleLowerCase('en-US'));
}

function plainName({ namespace, name }: { namespace: string; name: string }) {
  return namespace === 'default' ? name : `${namespace}/${name}`;
}

function checked(name: string): string {
  // Header values; anything beyond ASCII could arrive as something else.
  if (name.startsWith('system:') || !/^[\x21-\x7e]+$/.test(name)) {
    throw refused(name);
  }
  return name;
}

function refused(name: string) {
  return berthError('identity-refused', {
    message: `'${name}' may not be used as a name on a cluster`,
  });
}
