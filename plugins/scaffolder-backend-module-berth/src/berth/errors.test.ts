import { ResponseError } from '@backstage/errors';
import { berthError } from '@berth/backstage-plugin-berth-common';
import { isTransient, toTaskError, transientReason } from './errors';

async function answered(status: number, error?: object): Promise<unknown> {
  return ResponseError.fromResponse(
    new Response(
      error
        ? JSON.stringify({ error, response: { statusCode: status } })
        : 'oops',
      {
        status,
        statusText: `Status ${status}`,
        headers: {
          'Content-Type': error ? 'application/json' : 'text/html',
        },
      },
    ),
  );
}

describe('isTransient', () => {
  it.each([
    ['a gateway that times out', answered(504), true],
    ['a backend that is starting', answered(503), true],
    ['too many calls', answered(429), true],
    [
      "Berth's own word",
      answered(503, {
        name: 'ServiceUnavailableError',
        message: 'the cluster is down',
        code: 'cluster-failed',
      }),
      false,
    ],
    ['a refusal', answered(403), false],
    ['a defect', answered(500), false],
    [
      'no connection',
      new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
      true,
    ],
    [
      'a call that takes too long',
      new DOMException('slow', 'TimeoutError'),
      true,
    ],
    ['a cancelled task', new DOMException('stop', 'AbortError'), false],
    ['anything else', new Error('no'), false],
    ['no error', undefined, false],
  ])('%s: see the last column', async (_, error, expected) => {
    expect(isTransient(await error)).toBe(expected);
  });
});

describe('transientReason', () => {
  it('says it in a few words', async () => {
    expect(transientReason(await answered(503))).toBe('503 Status 503');
    expect(
      transientReason(
        new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
      ),
    ).toBe('ECONNREFUSED');
    expect(transientReason(new DOMException('slow', 'TimeoutError'))).toBe(
      'TimeoutError',
    );
  });
});

describe('toTaskError', () => {
  it("keeps the API server's own words, the class and the code", async () => {
    const said =
      'clusters.postgresql.cnpg.io is forbidden: User "backstage:shop-developer" cannot create resource';
    const error = toTaskError(
      await answered(403, {
        name: 'NotAllowedError',
        message: said,
        code: 'cluster-refused',
      }),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      code: 'cluster-refused',
      message: `${said}\n(cluster-refused)`,
      stack: `NotAllowedError: ${said}\n(cluster-refused)`,
    });
  });

  it('says of every field what to write instead', async () => {
    const fields = [
      { field: 'storage', message: 'Write a number and a unit.' },
      { field: 'instances', message: 'Between 1 and 9 instances.' },
    ];
    const error = toTaskError(
      await answered(400, {
        name: 'InputError',
        message: 'storage: Write a number and a unit. (and 1 more)',
        code: 'input-invalid',
        fields,
      }),
    );
    expect(error).toMatchObject({
      name: 'InputError',
      fields,
      message: [
        'storage: Write a number and a unit. (and 1 more)',
        '- instances: Between 1 and 9 instances.',
        '(input-invalid)',
      ].join('\n'),
    });
  });

  it('takes errors that were thrown here', () => {
    const error = berthError('claim-id-invalid', { message: 'no id' });
    expect(toTaskError(error)).toMatchObject({
      stack: 'InputError: no id\n(claim-id-invalid)',
    });
  });

  it('says that a sign-in has expired', async () => {
    expect(toTaskError(await answered(401))).toMatchObject({
      name: 'NotAllowedError',
      code: 'user-required',
      message: expect.stringMatching(/^The sign-in .* has expired/),
    });
  });

  it('leaves alone what is not of Berth', async () => {
    const error = await answered(500);
    expect(toTaskError(error)).toBe(error);
  });
});
