import { aClaimDetail, aRequest, NOW } from '../__testUtils__/fixtures';
import { aResponseError } from '../__testUtils__/errors';
import { storyOf } from './story';

const notFound = aResponseError({
  name: 'NotFoundError',
  code: 'claim-not-found',
  message: 'There is no such claim.',
});
const down = aResponseError({
  name: 'ServiceUnavailableError',
  message: 'Down.',
});
const missing = { error: notFound };
const longAgo = new Date(NOW - 86_400_000).toISOString();

describe('storyOf', () => {
  it.each([
    ['nothing is known', { claim: { error: null } }, 'loading'],
    [
      'it has just been asked for',
      { claim: { error: null }, justSent: true },
      'pending',
    ],
    [
      'the same, and requests are being looked for',
      { claim: missing, justSent: true },
      'pending',
    ],
    [
      'the cluster has it',
      { claim: { data: aClaimDetail(), error: null } },
      'claim',
    ],
    [
      'it cannot be renewed',
      { claim: { data: aClaimDetail(), error: down } },
      'claim',
    ],
    [
      'it was there and is not any more',
      { claim: { data: aClaimDetail(), error: notFound } },
      'gone',
    ],
    ['it cannot be read', { claim: { error: down } }, 'error'],
    ['requests are still being looked for', { claim: missing }, 'loading'],
    [
      'requests cannot be read',
      { claim: missing, requestsFailed: true },
      'missing',
    ],
    ['nobody knows of it', { claim: missing, requests: [] }, 'missing'],
    [
      'a task has just begun',
      { claim: missing, task: { state: 'running' } },
      'pending',
    ],
    [
      'a request waits',
      { claim: missing, requests: [aRequest({ attempts: 3 })] },
      'pending',
    ],
    [
      'a request was refused',
      { claim: missing, requests: [aRequest({ state: 'Failed' })] },
      'pending',
    ],
    [
      'a request has just been delivered',
      { claim: missing, requests: [aRequest({ state: 'Delivered' })] },
      'pending',
    ],
    [
      'a request has just been delivered, and what it made deleted',
      {
        claim: missing,
        requests: [aRequest({ state: 'Delivered', seenAt: longAgo })],
      },
      'missing',
    ],
    [
      'it was delivered long ago and is gone',
      {
        claim: missing,
        requests: [aRequest({ state: 'Delivered', updatedAt: longAgo })],
      },
      'missing',
    ],
  ])('when %s', (_, options, kind) => {
    expect(storyOf({ ...options, now: NOW }).kind).toBe(kind);
  });

  it('does not take an older refusal for that of a task under way', () => {
    const requests = [aRequest({ state: 'Failed' })];
    expect(
      storyOf({
        claim: missing,
        requests,
        task: { state: 'running' },
        now: NOW,
      }),
    ).toEqual({ kind: 'pending' });
  });

  it('tells why a task failed before it came to a request', () => {
    const task = { state: 'failed', message: 'The template is broken.' };
    expect(storyOf({ claim: missing, requests: [], task, now: NOW })).toEqual({
      kind: 'pending',
      refusal: 'The template is broken.',
    });
  });
});
