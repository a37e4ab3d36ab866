import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { forgeError } from './forgeError';
import { GiteaForge } from './GiteaForge';
import type { RepositoryTarget } from './repositoryTarget';

/**
 * The forges that the portal's configuration names, and who commits there.
 *
 * @internal
 */
export class ForgeAccess {
  readonly #integrations: ScmIntegrations;
  readonly author: { name?: string; email?: string };

  private constructor(config: Config) {
    this.#integrations = ScmIntegrations.fromConfig(config);
    this.author = {
      name: config.getOptionalString('scaffolder.defaultAuthor.name'),
      email: config.getOptionalString('scaffolder.defaultAuthor.email'),
    };
  }

  static fromConfig(config: Config): ForgeAccess {
    return new ForgeAccess(config);
  }

  /**
   * The forge that a repository is to be at.
   *
   * @throws NotFoundError with code `forge-not-found`
   */
  forgeOf(
    { host }: RepositoryTarget,
    options: { signal: AbortSignal | undefined },
  ): GiteaForge {
    const integration = this.#integrations.gitea.byHost(host);
    if (!integration) {
      throw forgeError(
        'forge-not-found',
        `This portal knows no Git forge at ${host}`,
        'Choose one that it knows, or ask the platform team to name this one in the configuration under integrations.gitea.',
      );
    }
    return GiteaForge.create({ config: integration.config, ...options });
  }
}
