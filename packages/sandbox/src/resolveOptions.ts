import { SandboxError } from './errors';
import { chooseStandIns } from './operators/standIns';
import type { StandIn } from './operators/StandIn';
import type { SandboxOptions, SandboxProfile } from './types';

/**
 * The port of the identity provider of sandboxes that last.
 *
 * @internal
 */
export const defaultIdentityProviderPort = 7010;

const defaultRedirectUris = [
  'http://localhost:7007/api/auth/oidc/handler/frame',
];

/**
 * The options of a sandbox with every default filled in.
 *
 * @internal
 */
export interface ResolvedOptions {
  name: string;
  profile: SandboxProfile;
  dataDir: string | undefined;
  apiServerPort: number | undefined;
  nodes: boolean;
  operators: { delayMs: number; standIns: StandIn[] } | undefined;
  identityProvider:
    | { port: number | undefined; redirectUris: string[] }
    | undefined;
  audit: boolean;
  log: (message: string) => void;
  onComponentDied: (error: SandboxError) => void;
}

/**
 * Fills in the defaults. An identity provider in a production environment is
 * refused: it lets anybody in as anybody.
 *
 * @internal
 */
export function resolveOptions(
  options: SandboxOptions,
  env: NodeJS.ProcessEnv,
): ResolvedOptions {
  const {
    profile = 'minimal',
    dataDir,
    operators = true,
    log = () => {},
  } = options;
  const demo = profile === 'demo';
  const { identityProvider = demo, operatorDelayMs = demo ? 1500 : 100 } =
    options;

  if (identityProvider && env.NODE_ENV === 'production') {
    throw new SandboxError(
      'refused',
      "The sandbox's identity provider asks nobody for a password, so it does not start with NODE_ENV=production.",
    );
  }
  const provider = identityProvider === true ? {} : identityProvider;
  return {
    name: options.name ?? 'sandbox',
    profile,
    dataDir,
    apiServerPort: options.apiServerPort,
    nodes: options.nodes ?? true,
    operators:
      operators === false
        ? undefined
        : {
            delayMs: operatorDelayMs,
            standIns: chooseStandIns(
              operators === true ? undefined : operators,
            ),
          },
    identityProvider: provider
      ? {
          port:
            provider.port ??
            (dataDir === undefined ? undefined : defaultIdentityProviderPort),
          redirectUris: provider.redirectUris ?? defaultRedirectUris,
        }
      : undefined,
    audit: options.audit ?? false,
    log,
    onComponentDied: options.onComponentDied ?? (error => log(error.message)),
  };
}
