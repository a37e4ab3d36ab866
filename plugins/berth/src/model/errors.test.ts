import { aResponseError } from '../__testUtils__/errors';
import { isWorthRetrying, troubleOf } from './errors';

describe('troubleOf', () => {
  it.each([
    ['NotAllowedError', 'forbidden'],
    ['NotFoundError', 'not-found'],
    ['ServiceUnavailableError', 'unreachable'],
    ['ConflictError', 'conflict'],
    ['InputError', 'invalid'],
    ['Error', 'error'],
  ])('reads %s as %s', (name, kind) => {
    expect(troubleOf(aResponseError({ name, message: 'So it is.' }))).toEqual(
      expect.objectContaining({ kind, message: 'So it is.' }),
    );
  });

  it('keeps the words of the cluster and says whose they are', () => {
    const words =
      'clusters.postgresql.cnpg.io is forbidden: User "backstage:shop-developer" cannot create resource';
    expect(
      troubleOf(
        aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: words,
        }),
      ),
    ).toEqual({
      kind: 'forbidden',
      message: words,
      code: 'cluster-refused',
      fields: [],
      byCluster: true,
    });
  });

  it('reads a broken connection as an outage', () => {
    expect(troubleOf(new TypeError('Failed to fetch')).kind).toBe(
      'unreachable',
    );
  });

  it('goes by the status when the name says nothing', () => {
    const error = Object.assign(new Error('Nope'), { statusCode: 403 });
    expect(troubleOf(error)).toEqual({
      kind: 'forbidden',
      message: 'Nope',
      code: '403',
      fields: [],
      byCluster: false,
    });
  });

  it('takes anything that is thrown', () => {
    expect(troubleOf('boom')).toEqual(
      expect.objectContaining({ kind: 'error', message: 'boom' }),
    );
  });
});

describe('isWorthRetrying', () => {
  it.each([
    ['NotAllowedError', false],
    ['NotFoundError', false],
    ['InputError', false],
    ['ServiceUnavailableError', true],
    ['Error', true],
  ])('%s: %s', (name, expected) => {
    expect(isWorthRetrying(aResponseError({ name, message: '' }))).toBe(
      expected,
    );
  });
});
