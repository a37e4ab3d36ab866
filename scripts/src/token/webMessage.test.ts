import { readWebMessage } from './webMessage';

/** As Backstage's auth backend writes it. */
function pageOf(message: object): string {
  const data = encodeURIComponent(JSON.stringify(message)).replace(/'/g, '%27');
  return `<html><body><script>
    var authResponse = decodeURIComponent('${data}');
    var origin = decodeURIComponent('http%3A%2F%2Flocalhost%3A3000');
  </script></body></html>`;
}

describe('readWebMessage', () => {
  it('reads the message of a sign-in', () => {
    const message = {
      type: 'authorization_response',
      response: {
        backstageIdentity: {
          token: 'a.b.c',
          identity: { userEntityRef: "user:default/o'neil" },
        },
      },
    };
    expect(readWebMessage(pageOf(message))).toEqual(message);
  });

  it('reads the message of a refusal', () => {
    const message = {
      error: { name: 'Error', message: 'No such user: 100 %' },
    };
    expect(readWebMessage(pageOf(message))).toEqual(message);
  });

  it('is undefined for any other page', () => {
    expect(readWebMessage('<form></form>')).toBeUndefined();
  });
});
