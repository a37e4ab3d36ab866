import { CookieJar } from './CookieJar';

const backend = new URL('http://localhost:7007/api/auth/oidc/start');
const provider = new URL('http://127.0.0.1:7010/auth');

function setCookies(...cookies: string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) {
    headers.append('set-cookie', cookie);
  }
  return headers;
}

describe('CookieJar', () => {
  it('sends back what was set, to the same host only', () => {
    const jar = new CookieJar();
    jar.take(backend, setCookies('nonce=a=b; Path=/; HttpOnly', 'sid=1'));
    jar.take(provider, setCookies('_interaction=x'));
    expect(jar.headerFor(backend)).toBe('nonce=a=b; sid=1');
    expect(jar.headerFor(provider)).toBe('_interaction=x');
    expect(jar.headerFor(new URL('http://elsewhere/'))).toBe('');
  });

  it('replaces and forgets', () => {
    const jar = new CookieJar();
    jar.take(backend, setCookies('a=1', 'b=2', 'c=3'));
    jar.take(backend, setCookies('a=4', 'b=', 'c=3; Max-Age=0'));
    expect(jar.headerFor(backend)).toBe('a=4');
  });
});
