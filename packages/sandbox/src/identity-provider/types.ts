import type { DemoPerson } from '../demo/people';

/**
 * What the identity provider's process is started with: a JSON file.
 *
 * @internal
 */
export interface IdentityProviderConfig {
  port: number;
  /** Its own folder, in which it keeps its keys and sessions */
  folder: string;
  clientId: string;
  redirectUris: string[];
  people: DemoPerson[];
}

/**
 * What the provider keeps secret, made once for a data folder.
 *
 * @internal
 */
export interface IdentityProviderKeys {
  clientSecret: string;
  cookieKey: string;
  /** A private RSA key, as a JSON Web Key */
  signingKey: Record<string, unknown>;
}
