import { describeStatuses } from '@berth/offering-tests';
import { aFunction, aRevision } from './__testUtils__/aFunction';
import { knativeFunction } from './offering';

const judge = (changes: Parameters<typeof aFunction>[0]) =>
  knativeFunction.readiness(aFunction(changes));

describeStatuses({
  group: 'serving.knative.dev',
  kind: 'Service',
  judge: primary => knativeFunction.readiness({ primary, children: [] }),
});

describe('the state of a function', () => {
  it.each([
    [{}, 'Ready'],
    [{ ready: 'Unknown', reason: 'RolloutInProgress' }, 'Provisioning'],
    [{ ready: 'False', reason: 'RevisionFailed' }, 'Degraded'],
    [{ ready: 'False', reason: 'RevisionMissing' }, 'Degraded'],
    [{ observedGeneration: 1 }, 'Provisioning'],
    [{ revisions: [aRevision(1, { instances: 0 })] }, 'Ready'],
  ])('%j is %s', (changes, phase) => {
    expect(judge(changes)).toMatchObject({ phase });
  });

  const domain = (status?: string) =>
    judge({
      children: [
        {
          apiVersion: 'serving.knative.dev/v1beta1',
          kind: 'DomainMapping',
          metadata: { name: 'hello.example.com' },
          ...(status && {
            status: {
              conditions: [
                { type: 'Ready', status, message: 'It is claimed by shop.' },
              ],
            },
          }),
        },
      ],
    });

  it('is that of its domain as well', () => {
    expect(domain('True')).toMatchObject({ phase: 'Ready' });
    expect(domain()).toMatchObject({ phase: 'Provisioning' });
    expect(domain('Unknown')).toMatchObject({ phase: 'Provisioning' });
    expect(domain('False')).toMatchObject({
      phase: 'Degraded',
      message: expect.stringMatching(
        /answers at its own address.*hello\.example\.com.*claimed by shop/,
      ),
    });
  });
});

describe('the addresses of a function', () => {
  const endpoints = (changes: Parameters<typeof aFunction>[0] = {}) =>
    knativeFunction
      .connection(aFunction(changes))
      ?.endpoints.map(({ name, host, port, url }) => [name, host, port, url]);

  it('are the public one and the one inside', () => {
    expect(endpoints()).toEqual([
      [
        'url',
        'hello.payments-dev.example.com',
        80,
        'http://hello.payments-dev.example.com',
      ],
      [
        'inside',
        'hello.payments-dev.svc.cluster.local',
        80,
        'http://hello.payments-dev.svc.cluster.local',
      ],
    ]);
  });

  it('of a private one are inside', () => {
    expect(
      endpoints({
        input: { visibility: 'private' },
        status: { url: 'http://hello.payments-dev.svc.cluster.local' },
      }),
    ).toEqual([
      expect.arrayContaining([
        'inside',
        'hello.payments-dev.svc.cluster.local',
      ]),
    ]);
  });

  it('are its tags as well, and none before Knative has said so', () => {
    expect(
      endpoints({
        actual: [
          { revisionName: 'hello-00002', percent: 100 },
          {
            revisionName: 'hello-00001',
            percent: 0,
            tag: 'old',
            url: 'https://old-hello.payments-dev.example.com:8443',
          },
        ],
      }),
    ).toContainEqual([
      'tag old',
      'old-hello.payments-dev.example.com',
      8443,
      'https://old-hello.payments-dev.example.com:8443',
    ]);
    expect(
      endpoints({ actual: [], status: { url: undefined, address: undefined } }),
    ).toBeUndefined();
    expect(
      endpoints({ actual: [], status: { url: 'nonsense', address: {} } }),
    ).toBeUndefined();
  });
});

describe('what is shown of a function', () => {
  const details = (changes: Parameters<typeof aFunction>[0] = {}) =>
    Object.fromEntries(
      knativeFunction
        .details(aFunction(changes))
        .map(({ label, value }) => [label, value]),
    );

  it('is who gets how much, and how many run', () => {
    expect(details()).toMatchObject({
      Image: 'ghcr.io/knative/helloworld-go:latest',
      Instances: '2',
      Scales: '0 to 5, by concurrency',
      Traffic: '100 % to hello-00002',
      'Latest revision': 'hello-00002',
    });
    expect(details()).not.toHaveProperty(['New revisions']);
    expect(
      details({
        revisions: [aRevision(1, { instances: 0 })],
        traffic: [{ revisionName: 'hello-00001', percent: 100 }],
      }),
    ).toMatchObject({
      Instances: 'none: asleep until the next request',
      'New revisions': 'get no traffic: it is pinned',
    });
  });
});

describe('a function that func has deployed', () => {
  it('is a claim like any other, and its language is shown', () => {
    const { primary, children } = aFunction();
    const labels = {
      'function.knative.dev/name': 'hello',
      'function.knative.dev/runtime': 'go',
    };
    const deployed = {
      ...primary,
      metadata: { ...primary.metadata, labels },
    };
    expect(knativeFunction.isClaim(deployed)).toBe(true);
    expect(
      knativeFunction.details({ primary: deployed, children }),
    ).toContainEqual({ label: 'Runtime', value: 'go' });
  });
});

describe('whose a Knative Service is', () => {
  it('is a function, unless it is the part of a model server', () => {
    const { primary } = aFunction();
    const labelled = (labels: object) => ({
      ...primary,
      metadata: { ...primary.metadata, labels },
    });
    expect(knativeFunction.isClaim(labelled({}))).toBe(true);
    expect(
      knativeFunction.isClaim(
        labelled({ 'serving.kserve.io/inferenceservice': 'm' }),
      ),
    ).toBe(false);
  });

  it('is said by each revision', () => {
    expect(knativeFunction.claimOf(aRevision(1))).toEqual({
      namespace: 'payments-dev',
      name: 'hello',
    });
  });
});
