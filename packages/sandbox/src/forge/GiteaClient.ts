import { SandboxError } from '../errors';

/**
 * The little of Gitea's API that the sandbox needs to set it up.
 *
 * @internal
 */
export class GiteaClient {
  readonly #url: string;
  readonly #token: string;

  static create(options: { url: string; token: string }): GiteaClient {
    return new GiteaClient(options);
  }

  private constructor(options: { url: string; token: string }) {
    this.#url = options.url;
    this.#token = options.token;
  }

  /** Whether the token is good. */
  async isSignedIn(): Promise<boolean> {
    return (await this.#request('/user')).ok;
  }

  /** Makes an organization that everybody can see, unless it is there. */
  async ensureOrganization(name: string): Promise<void> {
    const found = await this.#request(`/orgs/${encodeURIComponent(name)}`);
    if (found.ok) {
      return;
    }
    const created = await this.#request('/orgs', {
      username: name,
      visibility: 'public',
    });
    if (!created.ok) {
      throw new SandboxError(
        'not-ready',
        `The Git forge did not make the organization ${name}: ${
          created.status
        } ${await created.text()}`,
      );
    }
  }

  async #request(path: string, body?: object): Promise<Response> {
    return fetch(`${this.#url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `token ${this.#token}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }
}
