import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readDemoPeople } from '../demo/people';
import { ComponentSet } from '../processes/ComponentSet';
import { chooseFreePort } from '../processes/ports';
import { DataFolder } from '../state/DataFolder';
import { readRunRecord } from '../state/RunRecord';
import type { SandboxIdentityProvider } from '../types';
import { startIdentityProviderAlone } from '../external/startIdentityProviderAlone';
import { startIdentityProvider } from './startIdentityProvider';

jest.setTimeout(60_000);

const redirectUri = 'http://localhost:7007/api/auth/oidc/handler/frame';

/** A browser, as far as following links with cookies goes. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      redirect: 'manual',
      headers: {
        cookie: [...this.#cookies].map(cookie => cookie.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects, until there is a page or the client is reached. */
  async follow(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; page?: string; status?: number }> {
    let response = await this.open(url, form);
    let at = url;
    for (;;) {
      const location = response.headers.get('location');
      if (!location) {
        const { status } = response;
        return { url: at, page: await response.text(), status };
      }
      at = new URL(location, at).href;
      if (at.startsWith(redirectUri)) {
        return { url: at };
      }
      response = await this.open(at);
    }
  }
}

describe('the identity provider', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
  let components: ComponentSet;
  let client: SandboxIdentityProvider;
  let port: number | undefined;

  async function start() {
    const data = await DataFolder.open(folder);
    components = ComponentSet.create({ onChange: () => {}, onDied: () => {} });
    const started = await startIdentityProvider({
      data,
      components,
      people: await readDemoPeople(),
      wantedPort: undefined,
      lastPort: port,
      redirectUris: [redirectUri],
    });
    ({ client, port } = started);
  }

  beforeAll(start);

  afterAll(async () => {
    await components?.stop({ gracefully: false });
    rmSync(folder, { recursive: true });
  });

  const endpoint = (name: string) => `${client.issuer}/${name}`;

  function authorizationUrl(parameters: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'some-state',
      ...parameters,
    });
    return `${endpoint('auth')}?${query}`;
  }

  async function token(
    form: Record<string, string>,
    secret: string = client.clientSecret,
  ): Promise<{ status: number; body: Tokens }> {
    const response = await fetch(endpoint('token'), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: {
        authorization: `Basic ${btoa(`${client.clientId}:${secret}`)}`,
      },
    });
    return { status: response.status, body: await response.json() };
  }

  async function signIn(
    browser: Browser,
    person: string,
    parameters: Record<string, string> = {},
  ): Promise<URLSearchParams> {
    const choice = await browser.follow(authorizationUrl(parameters));
    const answer = await browser.follow(choice.url, { person });
    return new URL(answer.url).searchParams;
  }

  it('lets one choose a person, by buttons that say who it is', async () => {
    const { page } = await new Browser().follow(authorizationUrl());

    for (const { name } of await readDemoPeople()) {
      expect(page).toContain(`Continue as ${name}</button>`);
    }
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('color-scheme');
    expect(page).not.toContain('type="password"');
  });

  it('takes one through the code flow with PKCE, and says who it is', async () => {
    const codeVerifier = randomBytes(32).toString('base64url');
    const nonce = randomBytes(8).toString('hex');
    const answer = await signIn(new Browser(), 'payments-developer', {
      nonce,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256')
        .update(codeVerifier)
        .digest('base64url'),
    });
    expect(answer.get('state')).toBe('some-state');
    const code = answer.get('code')!;
    const exchange = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    };

    const { status, body } = await token({
      ...exchange,
      code_verifier: codeVerifier,
    });

    expect(status).toBe(200);
    expect(await readIdToken(body.id_token)).toMatchObject({
      iss: client.issuer,
      aud: client.clientId,
      sub: 'payments-developer',
      nonce,
      email: 'payments-developer@demo.invalid',
    });
    const userinfo = await fetch(endpoint('me'), {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    // Backstage takes no address that is not said to be verified.
    expect(await userinfo.json()).toEqual({
      sub: 'payments-developer',
      name: 'Payments developer',
      preferred_username: 'payments-developer',
      email: 'payments-developer@demo.invalid',
      email_verified: true,
      groups: ['payments'],
    });

    const again = await token({ ...exchange, code_verifier: codeVerifier });
    expect(again).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('refuses a code without its verifier, and a client without its secret', async () => {
    const answer = await signIn(new Browser(), 'shop-developer', {
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update('right').digest('base64url'),
    });
    const exchange = {
      grant_type: 'authorization_code',
      code: answer.get('code')!,
      redirect_uri: redirectUri,
      code_verifier: 'w'.repeat(43),
    };

    expect(await token(exchange, 'wrong')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await token(exchange)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('sends nobody anywhere but to the portal', async () => {
    const answer = await new Browser().follow(
      authorizationUrl({ redirect_uri: 'http://localhost:9999/steal' }),
    );

    expect(answer).toMatchObject({ status: 400 });
    expect(answer.page).toContain('redirect_uri');
  });

  it('knows nobody but the people of the demo', async () => {
    const browser = new Browser();
    const choice = await browser.follow(authorizationUrl());

    const answer = await browser.follow(choice.url, { person: 'root' });

    expect(answer).toMatchObject({ status: 400 });
    expect(answer.page).toContain('Continue as platform-engineer');
  });

  it('asks again who it is, so that one can be somebody else', async () => {
    const browser = new Browser();
    const first = await signIn(browser, 'payments-developer');
    expect(first.get('code')).toBeTruthy();

    const second = await signIn(browser, 'data-scientist');

    const { body } = await token({
      grant_type: 'authorization_code',
      code: second.get('code')!,
      redirect_uri: redirectUri,
    });
    expect(await readIdToken(body.id_token)).toMatchObject({
      sub: 'data-scientist',
    });
    // Who asks for no page gets none, and who has not signed in an error.
    const silent = await new Browser().follow(
      authorizationUrl({ prompt: 'none' }),
    );
    expect(new URL(silent.url).searchParams.get('error')).toBe(
      'login_required',
    );
  });

  it('says what to do with a sign-in that has expired', async () => {
    const { page, status } = await new Browser().follow(
      endpoint('interaction/long-gone'),
    );

    expect(status).toBe(400);
    expect(page).toContain('sign in from the portal again');
  });

  it('runs without a cluster too', async () => {
    const dataDir = path.join(folder, 'alone');
    const alone = await startIdentityProviderAlone({
      dataDir,
      identityProvider: { port: await chooseFreePort() },
    });
    const metadata = await fetch(alone.client.metadataUrl);
    expect(await metadata.json()).toMatchObject({
      issuer: alone.client.issuer,
    });

    await alone.stop();

    await expect(fetch(alone.client.metadataUrl)).rejects.toThrow();
    expect(readRunRecord(dataDir)).toBeUndefined();
  });

  it('lets sessions go on after a restart, until they are revoked', async () => {
    const answer = await signIn(new Browser(), 'platform-engineer');
    const { body } = await token({
      grant_type: 'authorization_code',
      code: answer.get('code')!,
      redirect_uri: redirectUri,
    });
    const before = client;
    await components.stop({ gracefully: false });

    await start();

    expect(client).toEqual(before);
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
    };
    const refreshed = await token(refresh);
    expect(refreshed.status).toBe(200);
    expect(await readIdToken(refreshed.body.id_token)).toMatchObject({
      sub: 'platform-engineer',
    });
    // The same one, since several tabs may be using it.
    expect(refreshed.body.refresh_token).toBe(body.refresh_token);

    const revoked = await fetch(endpoint('token/revocation'), {
      method: 'POST',
      body: new URLSearchParams({ token: body.refresh_token }),
      headers: {
        authorization: `Basic ${btoa(
          `${client.clientId}:${client.clientSecret}`,
        )}`,
      },
    });
    expect(revoked.status).toBe(200);
    expect(await token(refresh)).toMatchObject({ status: 400 });
  });

  async function readIdToken(idToken: string): Promise<object> {
    const [header, payload, signature] = idToken.split('.');
    const { alg, kid } = decode<{ alg: string; kid: string }>(header);
    expect(alg).toBe('RS256');
    const { keys } = await (await fetch(endpoint('jwks'))).json();
    const key = createPublicKey({
      key: keys.find((candidate: { kid: string }) => candidate.kid === kid),
      format: 'jwk',
    });
    const signed = Buffer.from(`${header}.${payload}`);
    expect(
      verify('sha256', signed, key, Buffer.from(signature, 'base64url')),
    ).toBe(true);
    return decode(payload);
  }
});

function decode<T>(part: string): T {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
  error?: string;
}
