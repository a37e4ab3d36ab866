import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  serializeError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { berthError, berthErrorCode, berthErrorFields } from './berthError';
import { BerthErrorCode, berthErrorCodes } from './codes';

const classes = {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
};

/** What a Berth client sees of an error that the backend threw. */
async function answered(error: Error, status = 400): Promise<ResponseError> {
  const body = {
    error: serializeError(error),
    request: { method: 'GET', url: '/claims' },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }) as unknown as Parameters<typeof ResponseError.fromResponse>[0],
  );
}

describe('berthError', () => {
  it.each(Object.entries(berthErrorCodes))(
    'throws %s as %s',
    (code, className) => {
      const error = berthError(code as BerthErrorCode, { message: 'No.' });
      expect(error).toBeInstanceOf(classes[className]);
      expect(error).toMatchObject({ name: className, message: 'No.', code });
    },
  );

  it('keeps the cause for a debugger, and out of the answer', async () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), {
      request: { headers: { Authorization: 'Bearer hunter2' } },
    });
    const error = berthError('cluster-unreachable', {
      message: "Cluster 'sandbox' does not answer.",
      cause,
    });

    expect(error.cause).toBe(cause);
    expect(error.message).toBe("Cluster 'sandbox' does not answer.");
    expect(JSON.stringify(serializeError(error))).not.toMatch(/hunter2|cause/);
    expect((await answered(error)).body.error).not.toHaveProperty('cause');
  });
});

describe('berthErrorCode and berthErrorFields', () => {
  const fields = [{ field: 'storage', message: 'Write 10Gi.' }];
  const error = berthError('input-invalid', { message: 'No.', fields });

  it('reads an error thrown here', () => {
    expect(berthErrorCode(error)).toBe('input-invalid');
    expect(berthErrorFields(error)).toEqual(fields);
  });

  it('reads an error that came over the wire', async () => {
    const received = await answered(error);
    expect(berthErrorCode(received)).toBe('input-invalid');
    expect(berthErrorFields(received)).toEqual(fields);
  });

  it.each([
    ['undefined', undefined],
    ['a string', 'input-invalid'],
    ['an error of Node', Object.assign(new Error('no'), { code: 'ENOENT' })],
    ['an inherited name', Object.assign(new Error('no'), { code: 'toString' })],
    ['a plain error', new NotFoundError('no')],
  ])('finds no code in %s', (_, value) => {
    expect(berthErrorCode(value)).toBeUndefined();
    expect(berthErrorFields(value)).toEqual([]);
  });

  it('finds no code in an answer of somebody else', async () => {
    const gateway = await ResponseError.fromResponse(
      new Response('<html>Bad Gateway</html>', {
        status: 502,
      }) as unknown as Parameters<typeof ResponseError.fromResponse>[0],
    );
    expect(berthErrorCode(gateway)).toBeUndefined();
    expect(berthErrorCode(await answered(new InputError('no')))).toBe(
      undefined,
    );
  });

  it('leaves out fields that have another shape', () => {
    const odd = Object.assign(berthError('input-invalid', { message: 'No.' }), {
      fields: [{ field: 1 }, undefined, ...fields],
    });
    expect(berthErrorFields(odd)).toEqual(fields);
  });
});
