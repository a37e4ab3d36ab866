import { ServiceUnavailableError } from '@backstage/errors';
import { berthError } from '@berth/backstage-plugin-berth-common';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { ActionBench } from '../__testUtils__/ActionBench';

const thing = anOffering();
const other = anOffering({ id: 'test.other', title: 'Other' });
const id = 'berth:test:request';
const claimId = 'sandbox:payments:test.thing:orders';
const input = { tenant: 'payments', name: 'orders' };

describe('berth:<category>:request', () => {
  const bench = ActionBench.forTests([thing]);
  const { berth } = bench;

  it('asks as the user, and gives what the next steps need', async () => {
    const { output, log } = await bench.run(
      id,
      { ...input, input: { plan: 'large' } },
      { templateInfo: { entityRef: 'template:default/thing' } },
    );

    const [{ id: requestId }] = berth.requests.values();
    expect(output).toEqual({
      requestId,
      claimId,
      claimPath: `/berth/claims/${claimId}`,
      claimUrl: `http://localhost:3000/berth/claims/${claimId}`,
      entityRef: 'resource:default/sandbox_payments_test.thing_orders',
      cluster: 'sandbox',
      namespace: 'payments',
      name: 'orders',
    });
    expect(log).toEqual([
      `info: Asked for orders in namespace payments of cluster sandbox; the cluster has taken it (request ${requestId}).`,
    ]);
    expect(berth.calls).toEqual([
      {
        operation: 'POST /requests',
        principal: 'user:default/mock',
        query: {},
        idempotencyKey: expect.stringMatching(/^scaffolder-[0-9a-f]{64}$/),
        body: {
          offering: 'test.thing',
          tenant: 'payments',
          name: 'orders',
          input: { plan: 'large' },
          template: 'template:default/thing',
        },
      },
    ]);
  });

  it('asks for what a cluster defines, by its id alone', async () => {
    bench.offer([]);
    const defined = 'berth:composition:request';
    expect(bench.requestActionIds).toEqual([defined]);
    await expect(bench.run(defined, input)).rejects.toThrow('offering');
    const offering = 'composition.webapps.platform.test';
    await bench.run(defined, {
      ...input,
      offering,
      input: { replicas: { min: 1 } },
    });
    expect(berth.calls).toMatchObject([
      { body: { ...input, offering, input: { replicas: { min: 1 } } } },
    ]);
  });

  it('asks for an engine, and Berth says which offering that is', async () => {
    bench.offer([anOffering({ id: 'test.mysql', engine: 'mysql' })]);
    const request = { ...input, engine: 'mysql' };
    for (const isDryRun of [true, false]) {
      const { output } = await bench.run(id, request, { isDryRun });
      expect(output.claimId).toBe('sandbox:payments:test.mysql:orders');
    }
    expect(berth.calls.at(-1)?.body).toMatchObject({ engine: 'mysql' });
    expect(berth.calls.at(-1)?.body).not.toHaveProperty('offering');
  });

  it('asks once, though its task crashed after the checkpoint', async () => {
    const first = await bench.run(id, input);
    const second = await bench.run(id, input);

    expect(second).toEqual(first);
    expect(berth.count('POST /requests')).toBe(1);
    expect([...bench.checkpoints.keys()]).toEqual([
      'berth.request.payments.-.-.test.thing.orders',
    ]);
  });

  it('is one request, though its task crashed before the checkpoint', async () => {
    const first = await bench.run(id, input);
    bench.checkpoints.clear();
    const second = await bench.run(id, input);

    expect(second).toEqual(first);
    expect(berth.count('POST /requests')).toBe(2);
    expect(berth.requests.size).toBe(1);
  });

  it('is another request for another target or task', async () => {
    await bench.run(id, input);
    await bench.run(id, { ...input, name: 'users' });
    await bench.run(id, { ...input, namespace: 'payments-staging' });
    bench.checkpoints.clear();
    await bench.run(id, input, { task: { id: 'task-2' } });

    expect(berth.requests.size).toBe(4);
  });

  it('shows in a dry run what it would do, without secrets', async () => {
    const { output, log } = await bench.run(id, input, { isDryRun: true });

    expect(output).toEqual({
      requestId: 'dry-run',
      claimId,
      claimPath: `/berth/claims/${claimId}`,
      claimUrl: `http://localhost:3000/berth/claims/${claimId}`,
      entityRef: 'resource:default/sandbox_payments_test.thing_orders',
      cluster: 'sandbox',
      namespace: 'payments',
      name: 'orders',
    });
    expect(log).toHaveLength(2);
    expect(log[1]).toBe('info: It would use cpu 1, memory 2Gi');
    expect(log[0]).toMatch(
      /^info: Would apply to cluster sandbox:\napiVersion: postgresql/,
    );
    expect(log[0]).toContain('kind: Secret');
    expect(log[0]).not.toContain('correct horse');
    expect(log[0]).not.toContain('YmF0dGVyeSBzdGFwbGU=');
    expect(berth.count('POST /requests')).toBe(0);
    expect(bench.checkpoints.size).toBe(0);
  });

  it("fails with the API server's own refusal", async () => {
    const said =
      'things.test.berth.dev is forbidden: User "backstage:shop-developer" cannot create resource "things" in the namespace "payments"';
    berth.refusal = berthError('cluster-refused', { message: said });

    for (const isDryRun of [false, true]) {
      await expect(bench.run(id, input, { isDryRun })).rejects.toMatchObject({
        name: 'NotAllowedError',
        code: 'cluster-refused',
        stack: `NotAllowedError: ${said}\n(cluster-refused)`,
      });
    }
    expect([...bench.checkpoints.keys()]).toEqual([
      'berth.refused.payments.-.-.test.thing.orders.1',
    ]);
  });

  it('asks anew when a refused task is run again', async () => {
    berth.refusal = berthError('cluster-refused', {
      message: 'exceeded quota',
    });
    await expect(bench.run(id, input)).rejects.toThrow('exceeded quota');
    await expect(bench.run(id, input)).rejects.toThrow('exceeded quota');
    berth.refusal = undefined;
    const { output } = await bench.run(id, input);

    expect(output.claimId).toBe(claimId);
    expect(new Set(berth.calls.map(call => call.idempotencyKey)).size).toBe(3);
    expect(berth.requests.size).toBe(1);
  });

  it('says of a faulty field what to write instead', async () => {
    const problem = 'Use lower-case letters, digits and hyphens.';
    berth.refusal = berthError('name-invalid', {
      message: "The name 'Orders DB' cannot be used.",
      fields: [{ field: 'name', message: problem }],
    });
    await expect(
      bench.run(id, { ...input, name: 'Orders DB' }),
    ).rejects.toThrow(
      `The name 'Orders DB' cannot be used.\n- name: ${problem}\n(name-invalid)`,
    );
  });

  it('goes on when the cluster does not answer', async () => {
    berth.requestState = 'Submitted';
    const { output, log } = await bench.run(id, input);

    expect(output.claimId).toBe(claimId);
    expect(log).toEqual([
      `warn: Asked for orders in namespace payments of cluster sandbox, which has not taken it yet (Cluster 'sandbox' does not answer). Request ${output.requestId} is stored and will be delivered; nothing has to be repeated.`,
    ]);
  });

  it('fails when the request has failed, and may be run again', async () => {
    berth.requestState = 'Failed';
    await expect(bench.run(id, input)).rejects.toMatchObject({
      code: 'claim-failed',
      message: expect.stringMatching(/^Request [-0-9a-f]{36} has failed: /),
    });
    berth.requestState = 'Delivered';
    await bench.run(id, input);
    expect(berth.requests.size).toBe(2);
  });

  it('is patient while Berth is down, and says so once', async () => {
    berth.outage = new ServiceUnavailableError('starting');
    bench.clock.onSleep = () => {
      if (bench.clock.sleeps.length === 3) {
        berth.outage = undefined;
      }
    };
    const { log } = await bench.run(id, input);

    expect(bench.clock.sleeps).toEqual([1000, 2000, 4000]);
    expect(log.slice(0, 2)).toEqual([
      'warn: Berth does not answer (503 Service Unavailable); trying again.',
      'info: Berth answers again.',
    ]);
    expect(new Set(berth.calls.map(call => call.idempotencyKey)).size).toBe(1);
  });

  it('gives up after a minute', async () => {
    berth.outage = new ServiceUnavailableError('starting');
    await expect(bench.run(id, input)).rejects.toThrow('503');
    expect(bench.clock.time).toBe(60_000);
  });

  it('stops when its task is cancelled', async () => {
    berth.outage = new ServiceUnavailableError('starting');
    const task = new AbortController();
    bench.clock.onSleep = () => task.abort(new Error('cancelled'));
    await expect(bench.run(id, input, { signal: task.signal })).rejects.toThrow(
      'cancelled',
    );
    expect(berth.count('POST /requests')).toBe(1);
  });

  it('is one action for all offerings of a category', async () => {
    bench.offer([thing, other]);
    expect(bench.requestActionIds).toEqual([id]);
    await expect(bench.run(id, input)).rejects.toThrow(
      'requires property "offering"',
    );
    const { output } = await bench.run(id, {
      ...input,
      offering: 'test.other',
    });
    expect(output.claimId).toBe('sandbox:payments:test.other:orders');
  });
});
