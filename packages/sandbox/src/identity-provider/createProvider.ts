import { Provider, interactionPolicy } from 'oidc-provider';
import type { FileStore } from './FileStore';
import type { IdentityProviderConfig, IdentityProviderKeys } from './types';

const hour = 60 * 60;
const month = 30 * 24 * hour;

/**
 * The OpenID Connect provider of the demo: authorization code flow, with PKCE
 * where the client uses it, for one client.
 *
 * @internal
 */
export function createProvider(options: {
  config: IdentityProviderConfig;
  keys: IdentityProviderKeys;
  store: FileStore;
}): Provider {
  const { config, keys, store } = options;
  const issuer = `http://localhost:${config.port}`;

  return new Provider(issuer, {
    adapter: model => store.adapter(model),
    clients: [
      {
        client_id: config.clientId,
        client_secret: keys.clientSecret,
        redirect_uris: config.redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [keys.signingKey as { kty: string }] },
    cookies: { keys: [keys.cookieKey] },
    scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    // Also in the ID token, for clients that do not ask for more.
    conformIdTokenClaims: false,
    // Backstage is a confidential client and does not use it.
    pkce: { required: () => false },
    findAccount: (_ctx, id) => {
      const person = config.people.find(({ name }) => name === id);
      return (
        person && {
          accountId: id,
          claims: () => ({
            sub: id,
            name: person.displayName,
            preferred_username: person.name,
            email: person.email,
            email_verified: true,
            groups: person.groups,
          }),
        }
      );
    },
    // What the one client asks for is granted: there is nobody to ask.
    loadExistingGrant: async ctx => {
      const { oidc } = ctx;
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
      await grant.save();
      return grant;
    },
    // Whether or not it asks for offline_access, so that sessions in the portal
    // go on; and the same one each time, since several tabs may use it at once.
    issueRefreshToken: async (_ctx, client) =>
      client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    expiresWithSession: async () => false,
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      Grant: month,
      IdToken: hour,
      Interaction: hour,
      RefreshToken: month,
      Session: month,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: {
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
      policy: alwaysChoose(),
    },
  });
}

// Somebody who signs in again wants to be somebody else, so a session alone is
// not taken for an answer.
function alwaysChoose() {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('choose_person', 'Choose whom to sign in as', ctx => {
      const { oidc } = ctx;
      const settled = oidc.result?.login || oidc.prompts.has('none');
      return settled ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
    }),
  );
  return policy;
}
