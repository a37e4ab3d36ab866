import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The full ref of a Group or User that somebody wrote on a namespace;
 * undefined when it is none. The catalog would refuse an entity whose owner it
 * cannot read.
 *
 * @internal
 */
export function parseOwner(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind: 'Group',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    const valid =
      /^(group|user)$/i.test(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name);
    return valid ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
