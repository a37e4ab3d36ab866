import { UserError } from '../lib/UserError.mjs';
import { CookieJar } from './CookieJar';
import { readForms } from './htmlForms';
import { readWebMessage } from './webMessage';

/** Enough for the whole way to the provider and back. */
const MAX_STEPS = 20;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** A session of one of the sandbox's people in the portal. */
export type PortalToken = {
  token: string;
  /** An entity reference, e.g. user:default/payments-developer */
  user: string;
  expiresInSeconds: number | undefined;
};

/**
 * Signs in to a running portal as one of the sandbox's people, over the same
 * pages as a browser: there is no other way in.
 *
 * @param options - `fetch` follows no redirects
 * @throws UserError when the portal does not run, does not use the sandbox's
 *   identity provider, or does not let that person in
 */
export async function signIn(options: {
  backendUrl: string;
  user: string;
  fetch: (url: URL, init: RequestInit) => Promise<Response>;
}): Promise<PortalToken> {
  const { backendUrl, user } = options;
  const jar = new CookieJar();
  const send = async (url: URL, init: RequestInit = {}) => {
    const response = await options
      .fetch(url, {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, cookie: jar.headerFor(url) },
      })
      .catch(error => {
        throw new UserError(
          `Nothing answers at ${url.origin}: start the portal first, with npm start.`,
          { cause: error },
        );
      });
    jar.take(url, response.headers);
    return response;
  };

  let url = new URL('/api/auth/oidc/start', backendUrl);
  url.search = new URLSearchParams({
    env: 'development',
    scope: 'openid profile email',
  }).toString();
  let response = await send(url);
  if (response.status !== 302) {
    throw notTheSandbox(backendUrl);
  }
  for (let step = 0; step < MAX_STEPS; step++) {
    const location = response.headers.get('location');
    if (location) {
      url = new URL(location, url);
      if (!LOOPBACK.includes(url.hostname)) {
        throw notTheSandbox(backendUrl);
      }
      response = await send(url);
      continue;
    }
    const page = await response.text();
    const message = readWebMessage(page);
    if (message) {
      return readToken(message, user);
    }
    const form = readForms(page, url).find(({ buttons }) =>
      buttons.some(({ name }) => name === 'person'),
    );
    if (!form) {
      throw notTheSandbox(backendUrl);
    }
    const people = form.buttons.map(({ value }) => value);
    if (!people.includes(user)) {
      throw new UserError(
        `The sandbox has nobody called "${user}". It has ${people.join(', ')}.`,
      );
    }
    url = new URL(form.action);
    response = await send(url, {
      method: form.method,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form.fields, person: user }).toString(),
    });
  }
  throw new UserError(`Signing in did not come to an end at ${url.origin}.`);
}

function readToken(
  message: NonNullable<ReturnType<typeof readWebMessage>>,
  user: string,
): PortalToken {
  const identity = message.response?.backstageIdentity;
  if (!identity) {
    throw new UserError(
      `The portal did not let "${user}" in: ${
        message.error?.message ?? 'it gave no reason'
      }.`,
    );
  }
  return {
    token: identity.token,
    user: identity.identity.userEntityRef,
    expiresInSeconds: identity.expiresInSeconds,
  };
}

function notTheSandbox(backendUrl: string): UserError {
  return new UserError(
    `The portal at ${backendUrl} does not use the sandbox's identity provider, so there is nobody here to sign in as.`,
  );
}
