import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { ForgeAccess } from '../forge/ForgeAccess';

/** What there is of a repository. */
export interface FakeRepository {
  /** The messages of its commits; none where it is empty */
  commits: string[];
}

const account = { username: 'portal', password: 'correct-horse' };

/**
 * As much of Gitea's API as the actions use, over HTTP. What it cannot do is
 * take a push: that is tested with the real one.
 */
export class FakeForge {
  /** The organizations, and whether the portal may make repositories there. */
  readonly organizations = new Map<string, { mayCreate: boolean }>();
  readonly repositories = new Map<string, FakeRepository>();
  /** Set, every call is answered by it. */
  failure?: { status: number; message?: string };
  readonly calls: string[] = [];
  isAdmin = false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.calls.push(`${request.method} ${request.url}`);
      const { status, body } = this.#answer(
        `${request.method} ${request.url?.replace('/api/v1', '')}`,
        request.headers.authorization,
      );
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  /** Listens for all tests of a file, and is as new in each. */
  static forTests(): FakeForge {
    const forge = new FakeForge();
    beforeAll(async () => {
      forge.#server.listen(0, '127.0.0.1');
      await once(forge.#server, 'listening');
    });
    beforeEach(() => {
      forge.organizations.clear();
      forge.repositories.clear();
      forge.failure = undefined;
      forge.isAdmin = false;
      forge.calls.length = 0;
    });
    afterAll(async () => {
      forge.#server.closeAllConnections();
      await once(forge.#server.close(), 'close');
    });
    return forge;
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `localhost:${port}`;
  }

  /** The portal's way to it, and to one without an account. */
  access(): ForgeAccess {
    return ForgeAccess.fromConfig(
      new ConfigReader({
        integrations: {
          gitea: [
            { host: this.host, baseUrl: `http://${this.host}`, ...account },
            { host: 'no-account.example.org' },
            {
              host: 'away.example.org',
              baseUrl: 'http://localhost:1',
              ...account,
            },
          ],
        },
      }),
    );
  }

  #answer(
    call: string,
    authorization: string | undefined,
  ): { status: number; body?: unknown } {
    const { username, password } = account;
    const signedIn = Buffer.from(`${username}:${password}`).toString('base64');
    if (this.failure) {
      const { status, ...body } = this.failure;
      return { status, body };
    }
    if (authorization !== `basic ${signedIn}`) {
      return { status: 401, body: { message: 'who are you?' } };
    }
    const found = this.#find(call);
    return found === undefined
      ? { status: 404, body: { message: 'not found' } }
      : { status: 200, body: found };
  }

  #find(call: string): unknown {
    const [, owner, made] = /\/orgs\/([^/]+)(\/repos)?/.exec(call) ?? [];
    const [, name, commits] =
      /\/repos\/([^/]+\/[^/?]+)(\/commits)?/.exec(call) ?? [];
    const [, pushed] = /^GET \/(.+)\.git\/info\/refs/.exec(call) ?? [];
    if (pushed) {
      const isEmpty = this.repositories.get(pushed)?.commits.length === 0;
      return isEmpty ? '0000 capabilities^{}' : '1234 refs/heads/main';
    }
    if (call === 'GET /user') {
      return { login: account.username, is_admin: this.isAdmin };
    }
    if (call.startsWith(`GET /users/${account.username}/orgs/`)) {
      const organization = this.organizations.get(owner);
      return organization && { can_create_repository: organization.mayCreate };
    }
    if (made) {
      return {};
    }
    if (owner) {
      return this.organizations.get(owner) && { name: owner };
    }
    const repository = this.repositories.get(name);
    return commits
      ? repository?.commits.map((message, index) => ({
          sha: `commit-${index}`,
          commit: { message },
        }))
      : repository && { name };
  }
}
