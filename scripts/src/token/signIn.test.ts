import { signIn } from './signIn';

type Page = {
  status?: number;
  location?: string;
  cookie?: string;
  body?: string;
};

const backendUrl = 'http://localhost:7007';
const choice = `<form method="post" action="/interaction/1">
  <button name="person" value="payments-developer">P</button>
  <button name="person" value="shop-developer">S</button>
</form>`;

function messagePage(message: object): string {
  return `<script>var authResponse = decodeURIComponent('${encodeURIComponent(
    JSON.stringify(message),
  )}');</script>`;
}

/** A portal and its provider: pages by method and address, without the query. */
function setUp(changes: Record<string, Page> = {}) {
  const pages: Record<string, Page> = {
    'GET http://localhost:7007/api/auth/oidc/start': {
      location: 'http://localhost:7010/auth?client_id=backstage',
      cookie: 'nonce=1',
    },
    'GET http://localhost:7010/auth': { location: '/interaction/1' },
    'GET http://localhost:7010/interaction/1': { body: choice },
    'POST http://localhost:7010/interaction/1': {
      location: 'http://localhost:7007/api/auth/oidc/handler/frame?code=c',
    },
    'GET http://localhost:7007/api/auth/oidc/handler/frame': {
      body: messagePage({
        response: {
          backstageIdentity: {
            token: 'a.b.c',
            expiresInSeconds: 3600,
            identity: { userEntityRef: 'user:default/shop-developer' },
          },
        },
      }),
    },
    ...changes,
  };
  const requests: Array<{ url: URL; init: RequestInit }> = [];
  return {
    requests,
    run: (user = 'shop-developer') =>
      signIn({
        backendUrl,
        user,
        fetch: async (url, init) => {
          requests.push({ url, init });
          const page =
            pages[`${init.method ?? 'GET'} ${url.origin}${url.pathname}`];
          if (!page) {
            throw new TypeError('fetch failed');
          }
          return new Response(page.body, {
            status: page.status ?? (page.location ? 302 : 200),
            headers: {
              ...(page.location && { location: page.location }),
              ...(page.cookie && { 'set-cookie': page.cookie }),
            },
          });
        },
      }),
  };
}

describe('signIn', () => {
  it('goes to the provider, chooses the person, and comes back', async () => {
    const { run, requests } = setUp();
    await expect(run()).resolves.toEqual({
      token: 'a.b.c',
      user: 'user:default/shop-developer',
      expiresInSeconds: 3600,
    });
    const [start] = requests;
    expect(start.url.searchParams.get('env')).toBe('development');
    const chosen = requests.find(({ init }) => init.method === 'POST')!;
    expect(chosen.init.body).toBe('person=shop-developer');
    // Sessions are the backend's: what it set comes back to it at the end.
    expect(requests.at(-1)!.init.headers).toMatchObject({ cookie: 'nonce=1' });
  });

  it.each<[string, Record<string, Page>, string]>([
    [
      'a portal without sign-in by OpenID',
      {
        'GET http://localhost:7007/api/auth/oidc/start': { status: 404 },
      },
      "http://localhost:7007 does not use the sandbox's identity provider",
    ],
    [
      'a provider on another machine',
      {
        'GET http://localhost:7007/api/auth/oidc/start': {
          location: 'https://login.example.com/authorize',
        },
      },
      "does not use the sandbox's identity provider",
    ],
    [
      'a provider that asks something else',
      {
        'GET http://localhost:7010/interaction/1': {
          body: '<form><input name="password"></form>',
        },
      },
      "does not use the sandbox's identity provider",
    ],
    [
      'a person who is not in the catalog',
      {
        'GET http://localhost:7007/api/auth/oidc/handler/frame': {
          body: messagePage({ error: { message: 'User not found' } }),
        },
      },
      'The portal did not let "shop-developer" in: User not found.',
    ],
    [
      'a way without end',
      { 'GET http://localhost:7010/auth': { location: '/auth' } },
      'Signing in did not come to an end at http://localhost:7010.',
    ],
  ])('says what is wrong with %s', async (_, changes, sentence) => {
    await expect(setUp(changes).run()).rejects.toThrow(sentence);
  });

  it('asks no other machine anything', async () => {
    const { run, requests } = setUp({
      'GET http://localhost:7007/api/auth/oidc/start': {
        location: 'https://login.example.com/authorize',
      },
    });
    await expect(run()).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('says whom there is when there is nobody of that name', async () => {
    await expect(setUp().run('nobody')).rejects.toThrow(
      'The sandbox has nobody called "nobody". It has payments-developer, shop-developer.',
    );
  });

  it('says that the portal does not run', async () => {
    await expect(
      signIn({
        backendUrl,
        user: 'shop-developer',
        fetch: async () => {
          throw new TypeError('fetch failed');
        },
      }),
    ).rejects.toThrow(
      'Nothing answers at http://localhost:7007: start the portal first, with npm start.',
    );
  });
});
