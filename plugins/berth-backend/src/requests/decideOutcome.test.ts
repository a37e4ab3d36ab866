import { berthError } from '@berth/backstage-plugin-berth-common';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { decideOutcome } from './decideOutcome';

const decide = (error: unknown, attempts = 1) =>
  decideOutcome({
    error,
    attempts,
    cluster: 'East',
    backoff: { initialMs: 1_000, maxMs: 60_000 },
    now: 5_000,
    random: () => 0,
  });
const refused = KubernetesError.fromAnswer(
  403,
  JSON.stringify({ kind: 'Status', message: 'its words' }),
  { asUser: true },
);

describe('decideOutcome', () => {
  it.each([
    [KubernetesError.fromNetwork('ECONNREFUSED', ''), 'cluster-unreachable'],
    [KubernetesError.fromAnswer(503, ''), 'cluster-failed'],
    [KubernetesError.fromAnswer(429, ''), 'cluster-failed'],
    [KubernetesError.fromAnswer(403, ''), 'cluster-refused'],
  ])('tries again after what may pass: %s', (error, code) => {
    expect(decide(error)).toMatchObject({
      state: 'Submitted',
      nextAttemptAt: 5_500,
      error: { code },
    });
    expect(decide(error, 4)).toMatchObject({ nextAttemptAt: 9_000 });
    expect(decide(error, 1_000)).toMatchObject({ nextAttemptAt: 35_000 });
  });

  it("ends with what a cluster refuses, in the cluster's words", () => {
    expect(decide(refused)).toEqual({
      state: 'Failed',
      error: { code: 'cluster-refused', message: 'its words' },
    });
  });

  it('ends with what Berth itself finds', () => {
    const error = berthError('claim-exists', { message: 'taken' });
    expect(decide(error)).toEqual({
      state: 'Failed',
      error: { code: 'claim-exists', message: 'taken' },
    });
  });

  it('tells nobody what went wrong inside', () => {
    expect(decide(new TypeError('password is hunter2'))).toEqual({
      state: 'Failed',
      error: {
        code: 'internal-error',
        message: 'Berth failed to deliver the request; its log says why.',
      },
    });
  });
});
