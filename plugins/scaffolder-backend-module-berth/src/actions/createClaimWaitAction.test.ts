import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { aClaim, aRequest, aTenant } from '@berth/test-utils';
import { ActionBench } from '../__testUtils__/ActionBench';

const id = 'berth:claim:wait';
const claimId = aClaim().id;
const claimUrl = `http://localhost:3000/berth/claims/${claimId}`;

describe('berth:claim:wait', () => {
  const bench = ActionBench.forTests();
  const { berth } = bench;

  /** Begins to wait; resolves when the first look is over. */
  async function begin(input: object = {}, signal?: AbortSignal) {
    const log: string[] = [];
    const run = bench.run(id, { claimId, ...input }, { log, signal });
    await Promise.race([berth.followed(), run.catch(() => undefined)]);
    return { run, log };
  }

  it('shows how a claim comes up, each line once', async () => {
    const request = aRequest({ state: 'Submitted' });
    berth.putRequest(request);
    const { run, log } = await begin();
    const steps = [
      () => berth.putRequest({ ...request, state: 'Delivered' }),
      () => berth.putClaim(aClaim({ progress: { done: 0, total: 2 } })),
      () => berth.putClaim(aClaim({ progress: { done: 1, total: 2 } })),
      () => berth.putClaim(aClaim({ progress: { done: 1, total: 2 } })),
      () => berth.putClaim(aClaim({ message: 'Waiting for the pods' })),
    ];
    for (const step of steps) {
      step();
      await berth.followed();
    }
    berth.putClaim(aClaim({ phase: 'Ready', message: 'All is well' }));

    await expect(run).resolves.toEqual({
      log,
      output: {
        phase: 'Ready',
        message: 'All is well',
        entityRef:
          'resource:default/sandbox_payments_database.cloudnative-pg_orders-db',
        claimUrl,
      },
    });
    expect(log).toEqual([
      'info: Waiting for delivery',
      'info: The cluster has taken it; waiting for it to show up',
      'info: Provisioning: Setting up primary (0 of 2)',
      'info: Provisioning: Setting up primary (1 of 2)',
      'info: Provisioning: Waiting for the pods',
      'info: Ready: All is well',
    ]);
    expect(new Set(berth.calls.map(call => call.principal))).toEqual(
      new Set(['user:default/mock']),
    );
  });

  it('is over at once when the claim is ready', async () => {
    berth.putClaim(aClaim({ phase: 'Ready' }));
    const { run } = await begin();
    await expect(run).resolves.toMatchObject({ output: { phase: 'Ready' } });
    expect(berth.count('GET /changes')).toBe(1);
  });

  it('waits for another phase', async () => {
    berth.putClaim(aClaim({ phase: 'Ready' }));
    const { run } = await begin({ phase: 'Suspended' });
    berth.putClaim(aClaim({ phase: 'Suspended', message: 'Hibernated' }));
    await expect(run).resolves.toMatchObject({
      output: { phase: 'Suspended', message: 'Hibernated' },
    });
  });

  it('does not look again for what others do', async () => {
    berth.putClaim(aClaim());
    const { run } = await begin();
    for (let other = 0; other < 5; other += 1) {
      berth.putClaim(aClaim({ name: `other-${other}` }));
      berth.putTenant(aTenant());
      berth.putRequest(aRequest());
      await berth.followed();
    }
    expect(berth.count(`GET /claims/${claimId}`)).toBe(1);
    // Nor does it ask at the pace of the others.
    expect(bench.clock.sleeps).not.toHaveLength(0);
    expect(new Set(bench.clock.sleeps)).toEqual(new Set([200]));

    berth.putClaim(aClaim({ phase: 'Ready' }));
    await run;
  });

  it('fails at once when the claim does', async () => {
    berth.putClaim(aClaim());
    const { run } = await begin();
    berth.putClaim(aClaim({ phase: 'Failed', message: 'Out of disk' }));
    await expect(run).rejects.toMatchObject({
      name: 'ConflictError',
      code: 'claim-failed',
      message: 'Failed: Out of disk\n(claim-failed)',
      stack: 'ConflictError: Failed: Out of disk\n(claim-failed)',
    });
  });

  it('fails at once when the request has failed', async () => {
    const request = aRequest({ state: 'Delivering' });
    berth.putRequest(request);
    const { run } = await begin();
    const error = { code: 'cluster-refused', message: 'exceeded quota: gpus' };
    berth.putRequest({ ...request, state: 'Failed', error });
    await expect(run).rejects.toThrow('exceeded quota: gpus');
  });

  it('fails at once when the claim is deleted meanwhile', async () => {
    berth.putClaim(aClaim());
    const { run } = await begin();
    berth.removeClaim(claimId);
    await expect(run).rejects.toMatchObject({ code: 'claim-not-found' });
  });

  it('gives up in time, and says how far it got', async () => {
    berth.putClaim(aClaim());
    const { run } = await begin({ timeoutSeconds: 60 });
    bench.clock.time += 60_000;
    berth.putTenant(aTenant());
    await expect(run).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      code: 'claim-timeout',
      message: [
        'orders-db is not Ready after 60 s. Provisioning: Setting up primary',
        `It goes on without this task; see ${claimUrl}`,
        '(claim-timeout)',
      ].join('\n'),
    });
  });

  it('goes on after Berth was down, and says so once', async () => {
    berth.putClaim(aClaim());
    const { run, log } = await begin();
    berth.outage = new ServiceUnavailableError('restarting');
    berth.putClaim(aClaim({ phase: 'Ready', message: 'All is well' }));
    bench.clock.onSleep = () => {
      if (bench.clock.sleeps.length === 5) {
        berth.outage = undefined;
      }
    };
    await run;
    expect(bench.clock.sleeps).toEqual([1000, 2000, 4000, 8000, 15000]);
    expect(log).toEqual([
      'info: Provisioning: Setting up primary',
      'warn: Berth does not answer (503 Service Unavailable); trying again.',
      'info: Berth answers again.',
      'info: Ready: All is well',
    ]);
  });

  it('looks again when the feed begins anew', async () => {
    berth.putClaim(aClaim());
    const { run } = await begin();
    berth.claims.set(claimId, aClaim({ phase: 'Ready' }));
    berth.loseFeed();
    await expect(run).resolves.toMatchObject({ output: { phase: 'Ready' } });
  });

  it('gives up in time when Berth stays down', async () => {
    berth.outage = new ServiceUnavailableError('gone');
    const { run } = await begin({ timeoutSeconds: 60 });
    await expect(run).rejects.toThrow(
      /is not Ready after 60 s\. Berth does not answer\./,
    );
    expect(bench.clock.time).toBe(60_000);
  });

  it('does not insist where it may not look', async () => {
    berth.outage = new NotAllowedError('no');
    const { run } = await begin();
    await expect(run).rejects.toThrow('403');
    expect(bench.clock.sleeps).toEqual([]);
  });

  it('stops when its task is cancelled', async () => {
    berth.putClaim(aClaim());
    const task = new AbortController();
    const { run } = await begin({}, task.signal);
    task.abort(new Error('cancelled'));
    await expect(run).rejects.toThrow('cancelled');
  });

  it('waits for nothing in a dry run', async () => {
    const { output, log } = await bench.run(
      id,
      { claimId },
      { isDryRun: true },
    );
    expect(output).toEqual({
      phase: 'Ready',
      message: 'Not waited for in a dry run.',
      entityRef:
        'resource:default/sandbox_payments_database.cloudnative-pg_orders-db',
      claimUrl,
    });
    expect(log).toEqual([`info: Would wait until ${claimId} is Ready.`]);
    expect(berth.calls).toEqual([]);
  });

  it.each([
    [
      { claimId: 'orders-db' },
      /'orders-db' is no claim id.*\n.claim-id-invalid/,
    ],
    [{ claimId, phase: 'Done' }, /is not one of enum values: Ready,Suspended/],
    [{ claimId, timeoutSeconds: 0 }, /must be greater than or equal to 1/],
    [{}, /requires property "claimId"/],
  ])('refuses %j', async (input, message) => {
    await expect(bench.run(id, input)).rejects.toThrow(message);
  });
});
