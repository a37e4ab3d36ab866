import type { LiveObject } from '../kubernetes/types';

/**
 * The values of a Secret as text: of the named keys, or of all when none is
 * named.
 *
 * @internal
 */
export function readSecretValues(
  secret: LiveObject,
  keys: string[],
): Record<string, string> {
  const data = (secret.data ?? {}) as Record<string, string>;
  const wanted = keys.length > 0 ? keys : Object.keys(data);
  return Object.fromEntries(
    wanted
      .filter(key => typeof data[key] === 'string')
      .map(key => [key, Buffer.from(data[key], 'base64').toString('utf8')]),
  );
}
