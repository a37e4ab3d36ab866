import type {
  ClaimObjects,
  ObjectName,
} from '@berth/backstage-plugin-berth-node';

/**
 * Whether a Secret that an offering awaits is there.
 *
 * @internal
 */
export function hasSecret(
  { secrets = [] }: ClaimObjects,
  { namespace, name }: ObjectName,
): boolean {
  return secrets.some(
    secret => secret.namespace === namespace && secret.name === name,
  );
}
