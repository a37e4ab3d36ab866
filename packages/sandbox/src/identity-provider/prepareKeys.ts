import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { DataFolder } from '../state/DataFolder';
import type { IdentityProviderKeys } from './types';

const file = 'identity-provider/keys.json';

/**
 * The provider's keys: those of the last start, so that tokens and cookies stay
 * good, or new ones.
 *
 * @internal
 */
export async function prepareKeys(
  data: DataFolder,
): Promise<IdentityProviderKeys> {
  const existing = await data.read(file);
  if (existing) {
    return JSON.parse(existing);
  }
  // RS256 is what every client takes, and the only one that some take.
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const keys: IdentityProviderKeys = {
    clientSecret: randomBytes(24).toString('base64url'),
    cookieKey: randomBytes(24).toString('base64url'),
    signingKey: {
      ...privateKey.export({ format: 'jwk' }),
      use: 'sig',
      alg: 'RS256',
      kid: randomBytes(8).toString('hex'),
    },
  };
  await data.write(file, JSON.stringify(keys));
  return keys;
}
