import { stringify } from 'yaml';
import { readKubeconfig } from './readKubeconfig';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const jwt = (claims: object) =>
  ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join(
    '.',
  );

function aKubeconfig(
  changes: { cluster?: object; user?: object } = {},
): string {
  return stringify({
    'current-context': 'dev',
    contexts: [
      { name: 'other', context: { cluster: 'other', user: 'other' } },
      { name: 'dev', context: { cluster: 'dev', user: 'dev' } },
    ],
    clusters: [
      { name: 'other', cluster: { server: 'https://other.example.com' } },
      {
        name: 'dev',
        cluster: {
          server: 'https://dev.example.com:8443',
          'certificate-authority-data': base64('the authority'),
          ...changes.cluster,
        },
      },
    ],
    users: [
      { name: 'other', user: { token: 'other' } },
      {
        name: 'dev',
        user: { token: jwt({ exp: 1_800_000_000 }), ...changes.user },
      },
    ],
  });
}

describe('a kubeconfig', () => {
  it('is read in its current context', () => {
    expect(readKubeconfig(aKubeconfig())).toEqual({
      server: new URL('https://dev.example.com:8443'),
      ca: 'the authority',
      token: expect.any(String),
      expires: new Date(1_800_000_000_000),
    });
  });

  it('may have a certificate for a token, and another name in TLS', () => {
    const user = {
      token: undefined,
      'client-certificate-data': base64('no certificate'),
      'client-key-data': base64('the key'),
    };
    const cluster = { 'tls-server-name': 'kubernetes.default' };
    expect(readKubeconfig(aKubeconfig({ cluster, user }))).toEqual({
      server: new URL('https://dev.example.com:8443'),
      ca: 'the authority',
      servername: 'kubernetes.default',
      certificate: 'no certificate',
      privateKey: 'the key',
      expires: undefined,
    });
  });

  it.each([
    [{ cluster: { server: 'http://dev.example.com' } }, /no https server/],
    [{ cluster: { server: 'https://me:pw@dev.example.com' } }, /no https/],
    [{ cluster: { server: 'nonsense' } }, /no https server/],
    [{ cluster: { 'proxy-url': 'http://proxy' } }, /no https server/],
    [
      { cluster: { 'insecure-skip-tls-verify': true } },
      /no certificate authority/,
    ],
    [
      { cluster: { 'certificate-authority-data': undefined } },
      /no certificate authority/,
    ],
    [
      {
        cluster: {
          'certificate-authority-data': undefined,
          'certificate-authority': '/etc/ssl/ca.crt',
        },
      },
      /no certificate authority/,
    ],
    [
      { user: { token: undefined, exec: { command: 'steal' } } },
      /runs no programs/,
    ],
    [{ user: { token: undefined, tokenFile: '/token' } }, /reads no files/],
  ])('is refused with %j', (changes, reason) => {
    expect(() => readKubeconfig(aKubeconfig(changes))).toThrow(reason);
  });

  it.each(['', '{', '- a', 'a: &x [*x]', 'secret: hunter2: no'])(
    'is refused without a word of it: %j',
    text => {
      // The Secret's content is quoted in no message.
      expect(() => readKubeconfig(text)).toThrow(/^(?!.*hunter2).*kubeconfig/);
    },
  );
});
