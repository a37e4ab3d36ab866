import { aClaim, aRequest } from '@berth/test-utils';
import { judge } from './judge';

const unreachable = {
  code: 'cluster-unreachable',
  message: "Cluster 'sandbox' does not answer",
};

describe('judge', () => {
  it.each([
    [
      'a claim that is ready',
      { claim: aClaim({ phase: 'Ready', message: 'All is well' }) },
      { type: 'reached', line: 'Ready: All is well' },
    ],
    [
      'a claim that is ready in spite of a request that failed',
      {
        claim: aClaim({ phase: 'Ready', message: '' }),
        request: aRequest({ state: 'Failed' }),
      },
      { type: 'reached', line: 'Ready' },
    ],
    [
      'progress',
      { claim: aClaim({ progress: { done: 1, total: 3 } }) },
      { type: 'waiting', line: 'Provisioning: Setting up primary (1 of 3)' },
    ],
    [
      'a cluster that has gone silent',
      { claim: aClaim({ stale: true }) },
      {
        type: 'waiting',
        line: 'Provisioning: Setting up primary – the cluster does not answer; this is what it said last',
      },
    ],
    [
      'a phase that may pass',
      { claim: aClaim({ phase: 'Degraded', message: 'One replica is down' }) },
      { type: 'waiting', line: 'Degraded: One replica is down' },
    ],
    [
      'a phase that nobody knows',
      { claim: aClaim({ phase: 'Unknown', message: '' }) },
      { type: 'waiting', line: 'Unknown' },
    ],
    [
      'a claim that has failed',
      { claim: aClaim({ phase: 'Failed', message: 'Out of disk' }) },
      { type: 'failed', code: 'claim-failed', line: 'Failed: Out of disk' },
    ],
    [
      'a claim that is being deleted',
      { claim: aClaim({ phase: 'Deleting', message: 'Being deleted.' }) },
      {
        type: 'failed',
        code: 'claim-failed',
        line: 'Deleting: Being deleted.',
      },
    ],
    [
      'a claim that is gone',
      { wasThere: true },
      {
        type: 'failed',
        code: 'claim-not-found',
        line: 'The claim was deleted.',
      },
    ],
    [
      'nothing at all',
      {},
      { type: 'waiting', line: 'Waiting for the claim to show up' },
    ],
    [
      'a request on its way',
      { request: aRequest({ state: 'Delivering' }) },
      { type: 'waiting', line: 'Waiting for delivery' },
    ],
    [
      'a request whose cluster does not answer',
      { request: aRequest({ state: 'Submitted', error: unreachable }) },
      {
        type: 'waiting',
        line: "Waiting for delivery: Cluster 'sandbox' does not answer",
      },
    ],
    [
      'a request that is delivered',
      { request: aRequest({ state: 'Delivered' }) },
      {
        type: 'waiting',
        line: 'The cluster has taken it; waiting for it to show up',
      },
    ],
    [
      'a request that has failed',
      {
        request: aRequest({
          state: 'Failed',
          error: { code: 'cluster-refused', message: 'quota exceeded' },
        }),
      },
      { type: 'failed', code: 'claim-failed', line: 'quota exceeded' },
    ],
    [
      'a request that has failed half-way',
      { claim: aClaim(), request: aRequest({ state: 'Failed' }) },
      {
        type: 'failed',
        code: 'claim-failed',
        line: 'The request has failed.',
      },
    ],
  ] as const)('judges %s', (_, seen, verdict) => {
    expect(judge({ wasThere: false, ...seen }, 'Ready')).toEqual(verdict);
  });

  it('waits for a claim to be suspended, though it is ready', () => {
    const ready = aClaim({ phase: 'Ready', message: '' });
    const suspended = aClaim({ phase: 'Suspended', message: '' });
    const wasThere = true;
    expect(judge({ claim: ready, wasThere }, 'Suspended').type).toBe('waiting');
    expect(judge({ claim: suspended, wasThere }, 'Suspended').type).toBe(
      'reached',
    );
  });
});
