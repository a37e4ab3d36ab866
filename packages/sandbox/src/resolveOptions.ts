import { demoTenants } from './demo/tenants';
import { SandboxError } from './errors';
import { chooseStandIns } from './operators/standIns';
import type { StandIn } from './operators/StandIn';
import type { PipelinesMode, SandboxOptions, SandboxProfile } from './types';

/**
 * The port of the identity provider of sandboxes that last.
 *
 * @internal
 */
export const defaultIdentityProviderPort = 7010;

/**
 * The port of the Git forge of sandboxes that last: what is in the catalog from
 * there says it.
 *
 * @internal
 */
export const defaultForgePort = 7030;

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
  /** What it was in the data folder unless given. */
  pipelines: PipelinesMode | undefined;
  identityProvider:
    | { port: number | undefined; redirectUris: string[] }
    | undefined;
  forge: { port: number | undefined; organizations: string[] } | undefined;
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
  const demo = profile !== 'minimal';
  const { identityProvider = demo, operatorDelayMs = demo ? 1500 : 100 } =
    options;

  if (identityProvider && env.NODE_ENV === 'production') {
    throw new SandboxError(
      'refused',
      "The sandbox's identity provider asks nobody for a password, so it does not start with NODE_ENV=production.",
    );
  }
  const provider = identityProvider === true ? {} : identityProvider;
  const { forge: wantedForge = profile === 'gitops' } = options;
  const forge = wantedForge === true ? {} : wantedForge;
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
    pipelines: options.pipelines,
    identityProvider: provider
      ? {
          port:
            provider.port ??
            (dataDir === undefined ? undefined : defaultIdentityProviderPort),
          redirectUris: provider.redirectUris ?? defaultRedirectUris,
        }
      : undefined,
    forge: forge
      ? {
          port:
            forge.port ??
            (dataDir === undefined ? undefined : defaultForgePort),
          organizations:
            forge.organizations ??
            (demo ? demoTenants.map(tenant => tenant.name) : []),
        }
      : undefined,
    audit: options.audit ?? false,
    log,
    onComponentDied: options.onComponentDied ?? (error => log(error.message)),
  };
}
