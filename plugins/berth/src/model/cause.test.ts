import { aClaim, aRequest, NOW } from '../__testUtils__/fixtures';
import { causeOfClaim } from './causeOfClaim';
import { causeOfRequest } from './causeOfRequest';

const options = { now: NOW, language: 'en' };
const at = (secondsAgo: number) =>
  new Date(NOW - secondsAgo * 1000).toISOString();

describe('causeOfClaim', () => {
  it('has the operator’s own words, or ours where it has none', () => {
    expect(causeOfClaim(aClaim(), options).what).toBe(
      'Cluster in healthy state.',
    );
    expect(causeOfClaim(aClaim({ message: '' }), options).what).toEqual({
      key: 'cause.what.Ready',
    });
  });

  it('leaves a ready claim alone', () => {
    expect(causeOfClaim(aClaim(), options).turn).toBe(undefined);
  });

  it.each([
    ['Provisioning' as const, 'cause.turn.operator', 'cause.next.provisioning'],
    ['Degraded' as const, 'cause.turn.operator', 'cause.next.degraded'],
    ['Failed' as const, 'cause.turn.you', 'cause.next.failed'],
    ['Deleting' as const, 'cause.turn.cluster', 'cause.next.deleting'],
    ['Unknown' as const, 'cause.turn.platform', 'cause.next.unknown'],
  ])('%s: %s, then %s', (phase, turn, next) => {
    const cause = causeOfClaim(aClaim({ phase }), options);
    expect(cause.turn?.key).toBe(turn);
    expect(cause.next?.key).toBe(next);
  });

  it('treats a phase it has never heard of as unknown', () => {
    const claim = { ...aClaim(), phase: 'Splendid' as never };
    expect(causeOfClaim(claim, options).turn?.key).toBe('cause.turn.platform');
  });

  it('offers to resume only where that can be done', () => {
    const claim = aClaim({ phase: 'Suspended' });
    expect(causeOfClaim(claim, options).next).toBe(undefined);
    expect(
      causeOfClaim(claim, { ...options, actions: ['resume'] }).next?.key,
    ).toBe('cause.next.resume');
  });

  it.each([
    [10, { key: 'cause.next.upTo', values: { duration: '20 seconds' } }],
    [
      40,
      { key: 'cause.next.longerThanUsual', values: { duration: '30 seconds' } },
    ],
  ])('promises what was kept before, %d s in', (seconds, next) => {
    const claim = aClaim({ phase: 'Provisioning', createdAt: at(seconds) });
    const estimate = { typical: 15_000, promise: 30_000 };
    expect(causeOfClaim(claim, { ...options, estimate }).next).toEqual(next);
  });
});

describe('causeOfRequest', () => {
  it('says what it waits for, how often it tried and when it will again', () => {
    const cause = causeOfRequest(
      aRequest({ attempts: 3, nextAttemptAt: at(-60) }),
      options,
    );
    expect(cause.what).toEqual({
      key: 'cause.what.waiting',
      values: { cluster: 'sandbox', count: 3 },
    });
    expect(cause.next?.key).toBe('cause.next.attempt');
  });

  it('says that it is trying again while it does', () => {
    const error = { code: 'cluster-unreachable', message: 'No answer.' };
    const cause = causeOfRequest(aRequest({ attempts: 3, error }), options);
    expect(cause).toEqual(
      expect.objectContaining({
        what: {
          key: 'cause.what.waiting',
          values: { cluster: 'sandbox', count: 2 },
        },
        next: { key: 'cause.next.trying' },
        detail: { key: 'cause.lastAttempt', values: { message: 'No answer.' } },
      }),
    );
  });

  it.each([
    ['cluster-refused', 'cause.turn.owner', 'cause.next.refused'],
    ['input-invalid', 'cause.turn.you', 'cause.next.correct'],
    ['offering-unavailable', 'cause.turn.platform', 'cause.next.requestFailed'],
  ])('knows who can do something about %s', (code, turn, next) => {
    const cause = causeOfRequest(
      aRequest({ state: 'Failed', error: { code, message: 'No.' } }),
      options,
    );
    expect(cause).toEqual(
      expect.objectContaining({
        what: 'No.',
        turn: { key: turn },
        next: { key: next },
      }),
    );
  });

  it('names every field that was wrong', () => {
    const error = {
      code: 'input-invalid',
      message: 'instances: Too many. (and 1 more)',
      fields: [
        { field: 'instances', message: 'Too many.' },
        { field: 'storage', message: 'Too small.' },
      ],
    };
    expect(
      causeOfRequest(aRequest({ state: 'Failed', error }), options).what,
    ).toBe('instances: Too many. storage: Too small.');
  });

  it('waits for the watch after delivery', () => {
    const cause = causeOfRequest(aRequest({ state: 'Delivered' }), options);
    expect(cause.next?.key).toBe('cause.next.delivered');
  });
});
