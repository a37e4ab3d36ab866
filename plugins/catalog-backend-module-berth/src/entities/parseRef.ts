import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The full ref of an entity that somebody wrote on an object; undefined when it
 * is none. The catalog would refuse an entity with a ref it cannot read.
 *
 * @param options - of which kind it is when that is not written, and of which
 * kinds it may be; of any when left out
 * @internal
 */
export function parseRef(
  text: string,
  options: { defaultKind: string; kinds?: string[] },
): string | undefined {
  const { defaultKind, kinds } = options;
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind,
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    const valid =
      (kinds ? kinds.includes(kind) : /^[a-z][a-z0-9]{0,62}$/.test(kind)) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name);
    return valid ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The full ref of a Group or User; undefined when it is none.
 *
 * @internal
 */
export function parseOwner(text: string): string | undefined {
  return parseRef(text, { defaultKind: 'Group', kinds: ['group', 'user'] });
}
