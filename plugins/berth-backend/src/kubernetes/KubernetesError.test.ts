import { KubernetesError } from './KubernetesError';
import { mapKubernetesError } from './mapKubernetesError';
import type { KubernetesStatus } from './types';

const status = (code: number, more: KubernetesStatus = {}) =>
  KubernetesError.fromAnswer(
    code,
    JSON.stringify({ kind: 'Status', code, message: 'its words', ...more }),
    { asUser: true },
  );

const conflict = {
  reason: 'Conflict',
  details: {
    causes: [
      {
        reason: 'FieldManagerConflict',
        field: '.spec.replicas',
        message: 'conflict with "kubectl" using apps/v1',
      },
    ],
  },
};

describe('mapKubernetesError', () => {
  it.each<
    [
      string,
      KubernetesError,
      { code: string; name: string; transient: boolean },
    ]
  >([
    [
      'a refused connection',
      KubernetesError.fromNetwork('ECONNREFUSED', 'connect'),
      {
        code: 'cluster-unreachable',
        name: 'ServiceUnavailableError',
        transient: true,
      },
    ],
    [
      '401',
      status(401),
      {
        code: 'cluster-failed',
        name: 'ServiceUnavailableError',
        transient: true,
      },
    ],
    [
      '403',
      status(403),
      { code: 'cluster-refused', name: 'NotAllowedError', transient: false },
    ],
    [
      '400',
      status(400),
      { code: 'cluster-rejected', name: 'InputError', transient: false },
    ],
    [
      '404',
      status(404),
      { code: 'cluster-rejected', name: 'InputError', transient: false },
    ],
    [
      '422',
      status(422),
      { code: 'cluster-rejected', name: 'InputError', transient: false },
    ],
    [
      '409 of another field manager',
      status(409, conflict),
      { code: 'field-conflict', name: 'ConflictError', transient: false },
    ],
    [
      '409 of an object that is there',
      status(409, { reason: 'AlreadyExists' }),
      { code: 'claim-exists', name: 'ConflictError', transient: false },
    ],
    [
      '409 of a lost race',
      status(409, { reason: 'Conflict' }),
      { code: 'object-changed', name: 'ConflictError', transient: true },
    ],
    [
      '429',
      status(429),
      {
        code: 'cluster-failed',
        name: 'ServiceUnavailableError',
        transient: true,
      },
    ],
    [
      '500',
      status(500),
      {
        code: 'cluster-failed',
        name: 'ServiceUnavailableError',
        transient: true,
      },
    ],
    [
      '503 of something in between',
      KubernetesError.fromAnswer(503, '<html>no backend</html>'),
      {
        code: 'cluster-failed',
        name: 'ServiceUnavailableError',
        transient: true,
      },
    ],
  ])('maps %s', (_what, error, { code, name, transient }) => {
    const mapped = mapKubernetesError({ error, cluster: 'East' });
    expect(mapped).toMatchObject({ code, name });
    expect(error.isTransient).toBe(transient);
  });

  it('tells what Berth may not do from what the user may not', () => {
    const words =
      'users "backstage:anna" is forbidden: User "system:serviceaccount:berth-system:berth" cannot impersonate resource "users" in API group "" at the cluster scope';
    const own = JSON.stringify({ kind: 'Status', message: 'forbidden' });
    for (const [error, message] of [
      [status(403, { message: words }), words],
      [KubernetesError.fromAnswer(403, own), 'forbidden'],
    ] as const) {
      expect(mapKubernetesError({ error, cluster: 'East' })).toMatchObject({
        code: 'cluster-refused',
        message: `Cluster East does not let Berth do this for you: ${message}`,
      });
      expect(error.isTransient).toBe(true);
    }
  });

  it("keeps the API server's words where it refuses or rejects", () => {
    for (const code of [403, 422]) {
      const error = status(code);
      expect(mapKubernetesError({ error, cluster: 'East' }).message).toBe(
        'its words',
      );
    }
  });

  it('names the owner and the field of a conflict', () => {
    const error = status(409, conflict);
    expect(mapKubernetesError({ error, cluster: 'East' })).toMatchObject({
      message:
        'Somebody else manages what would change: .spec.replicas (conflict with "kubectl" using apps/v1)',
      fields: [
        {
          field: '.spec.replicas',
          message: 'conflict with "kubectl" using apps/v1',
        },
      ],
    });
  });

  it('names the fields that were found invalid', () => {
    const error = status(422, {
      details: {
        causes: [
          {
            reason: 'FieldValueInvalid',
            field: 'spec.size',
            message: 'too large',
          },
          { reason: 'Other', message: 'without a field' },
        ],
      },
    });
    expect(mapKubernetesError({ error, cluster: 'East' }).fields).toEqual([
      { field: 'spec.size', message: 'too large' },
    ]);
  });

  it.each([
    ['ECONNREFUSED', 'the connection was refused'],
    ['ETIMEDOUT', 'it did not answer in time'],
    ['ENOTFOUND', 'its host name is not known'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not trusted'],
    ['EWHATEVER', 'the connection failed'],
  ])('says of %s what it means, and no address', (code, reason) => {
    const error = KubernetesError.fromNetwork(code, 'connect 10.0.0.1:6443');
    expect(mapKubernetesError({ error, cluster: 'East' }).message).toBe(
      `Cluster East cannot be reached: ${reason}.`,
    );
  });
});

describe('KubernetesError', () => {
  it.each([
    [status(410), true],
    [status(400, { reason: 'Expired' }), true],
    [status(500), false],
    [KubernetesError.fromNetwork('ECONNRESET', ''), false],
  ])('knows whether a resourceVersion is gone: %s', (error, gone) => {
    expect(error.isGone).toBe(gone);
  });

  it('knows a resourceVersion that has not come yet', () => {
    const causes = [{ reason: 'ResourceVersionTooLarge' }];
    const error = status(504, { reason: 'Timeout', details: { causes } });
    expect(error).toMatchObject({ isAhead: true, isGone: false });
    expect(status(504).isAhead).toBe(false);
  });

  it('makes do with an answer that is no Status', () => {
    expect(KubernetesError.fromAnswer(502, 'nonsense')).toMatchObject({
      message: 'The API server answered 502',
      status: 502,
    });
    expect(KubernetesError.fromStatus({})).toMatchObject({ status: 500 });
  });
});
