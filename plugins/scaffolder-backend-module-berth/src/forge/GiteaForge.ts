import {
  getGiteaRequestOptions,
  type GiteaIntegrationConfig,
} from '@backstage/integration';
import { forgeError } from './forgeError';
import type { RepositoryTarget } from './repositoryTarget';

const CALL_TIMEOUT_MS = 30_000;

/** Of the commits that are looked through for one of a task. */
const COMMITS = 50;

/**
 * What of Gitea's API it takes to make a repository, as the portal's account
 * there.
 *
 * @internal
 */
export class GiteaForge {
  /** Where people find it, without a slash at its end */
  readonly url: string;
  readonly #config: GiteaIntegrationConfig;
  readonly #signal: AbortSignal | undefined;

  private constructor(options: GiteaForgeOptions) {
    const { config, signal } = options;
    const url = config.baseUrl ?? `https://${config.host}`;
    this.url = url.replace(/\/+$/, '');
    this.#config = config;
    this.#signal = signal;
  }

  /** @throws NotAllowedError with code `forge-refused` without an account */
  static create(options: GiteaForgeOptions): GiteaForge {
    const { host, username, password } = options.config;
    if (!username || !password) {
      throw forgeError(
        'forge-refused',
        `The portal has no account at the Git forge ${host}`,
        'Ask the platform team to name one in the configuration under integrations.gitea, or choose no repository.',
      );
    }
    return new GiteaForge(options);
  }

  /** What a push signs in with. */
  get account(): { username: string; password: string } {
    const { username, password } = this.#config;
    return { username: username!, password: password! };
  }

  async hasOrganization(owner: string): Promise<boolean> {
    return (await this.#get(`/api/v1/orgs/${owner}`)) !== undefined;
  }

  /** Whether the portal's account may make repositories in an organization. */
  async mayCreateIn(owner: string): Promise<boolean> {
    const { login, is_admin: isAdmin } = await this.#get('/api/v1/user');
    if (isAdmin) {
      return true;
    }
    const may = await this.#get(
      `/api/v1/users/${login}/orgs/${owner}/permissions`,
    );
    return may?.can_create_repository === true;
  }

  /**
   * Whether there is a repository, and anything in it: as Git says, for the
   * forge itself takes a while to see what was pushed to an empty one.
   */
  async look(target: RepositoryTarget): Promise<'absent' | 'empty' | 'filled'> {
    if (!(await this.#get(`/api/v1${pathOf(target)}`))) {
      return 'absent';
    }
    const { owner, name } = target;
    const refs = await this.#request(
      `/${owner}/${name}.git/info/refs?service=git-upload-pack`,
    );
    return (await refs.text()).includes(' refs/heads/') ? 'filled' : 'empty';
  }

  /** Makes an empty repository, unless it is there. */
  async ensureRepository(
    target: RepositoryTarget,
    settings: { description: string; private: boolean; branch: string },
  ): Promise<void> {
    const { branch, ...rest } = settings;
    const { owner, name } = target;
    await this.#request(`/api/v1/orgs/${owner}/repos`, {
      body: { ...rest, name, default_branch: branch },
      accept: [409],
    });
  }

  /**
   * Whether a branch can be read. For a while after the first push it cannot,
   * and until then Gitea answers with an internal error.
   */
  async hasBranch(target: RepositoryTarget, branch: string): Promise<boolean> {
    const path = `${pathOf(target)}/branches/${encodeURIComponent(branch)}`;
    const answer = await this.#request(`/api/v1${path}`, {
      accept: [404, 500],
    });
    return answer.ok;
  }

  /** The commit on a branch whose message has this line, if there is one. */
  async findCommit(
    target: RepositoryTarget,
    where: { branch: string; line: string },
  ): Promise<string | undefined> {
    const query = new URLSearchParams({
      sha: where.branch,
      limit: String(COMMITS),
      ...{ stat: 'false', verification: 'false', files: 'false' },
    });
    const commits = await this.#get(
      `/api/v1${pathOf(target)}/commits?${query}`,
    );
    return commits?.find(({ commit }: any) =>
      commit.message.split('\n').includes(where.line),
    )?.sha;
  }

  /** What the forge has there; undefined where there is nothing. */
  async #get(path: string): Promise<any> {
    const response = await this.#request(path, { accept: [404] });
    return response.ok ? response.json() : undefined;
  }

  /** @throws ServiceUnavailableError or NotAllowedError, by its own code */
  async #request(
    path: string,
    options: { body?: object; accept?: number[] } = {},
  ): Promise<Response> {
    const { body, accept = [] } = options;
    const response = await this.#fetch(path, body);
    if (response.ok || accept.includes(response.status)) {
      return response;
    }
    if (response.status >= 500) {
      throw this.#unreachable(response.status);
    }
    const said = await response.json().catch(() => ({}));
    throw forgeError(
      'forge-refused',
      `The Git forge ${this.#config.host} refused: ${
        said?.message || `${response.status} ${response.statusText}`
      }`,
      'Ask the platform team what the account under integrations.gitea may do there, or choose no repository.',
    );
  }

  async #fetch(path: string, body: object | undefined): Promise<Response> {
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    try {
      return await fetch(`${this.url}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...getGiteaRequestOptions(this.#config).headers,
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
        signal: this.#signal
          ? AbortSignal.any([this.#signal, timeout])
          : timeout,
      });
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw this.#unreachable((error as Error).name);
    }
  }

  #unreachable(why: number | string): Error {
    return forgeError(
      'forge-unreachable',
      `The Git forge ${this.#config.host} does not answer (${why})`,
      'Run the task again when it does: it goes on where it stopped.',
    );
  }
}

/** @internal */
export interface GiteaForgeOptions {
  config: GiteaIntegrationConfig;
  /** Aborted when nobody waits for the answers any more */
  signal?: AbortSignal;
}

function pathOf({ owner, name }: RepositoryTarget): string {
  return `/repos/${owner}/${name}`;
}
