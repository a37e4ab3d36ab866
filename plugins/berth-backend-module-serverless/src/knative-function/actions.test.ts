import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { aFunction, aRevision } from './__testUtils__/aFunction';
import { knativeFunction } from './offering';

const now = new Date('2026-01-02T03:04:05Z');

function plan(
  action: string,
  input: object,
  objects: ClaimObjects = aFunction(),
): any {
  const changes = knativeFunction.planAction(action, input, objects, { now });
  expect(changes).toHaveLength(1);
  const [{ type, ...change }] = changes as any[];
  expect(type).toBe('merge-patch');
  expect(change).toMatchObject({
    name: 'hello',
    kind: { group: 'serving.knative.dev', plural: 'services' },
    // What has changed meanwhile is looked at anew.
    patch: { metadata: { resourceVersion: '7' } },
  });
  return change.patch;
}

const pinned = (revisionName: string) => [
  { revisionName, latestRevision: false, percent: 100 },
];

describe('deploying an image', () => {
  it('makes a new revision that gets everything, and keeps all else', () => {
    const patch = plan(
      'deploy',
      { image: 'example/hello:v2' },
      aFunction({ input: { env: { A: 'b' }, plan: 'medium' } }),
    );
    expect(patch.spec.traffic).toEqual([
      { latestRevision: true, percent: 100 },
    ]);
    expect(patch.spec.template).toEqual({
      metadata: {
        annotations: {
          'client.knative.dev/updateTimestamp': '2026-01-02T03:04:05.000Z',
        },
      },
      spec: {
        containers: [
          expect.objectContaining({
            image: 'example/hello:v2',
            env: [{ name: 'A', value: 'b' }],
            ports: [{ containerPort: 8080 }],
            resources: expect.objectContaining({
              requests: { cpu: '500m', memory: '512Mi' },
            }),
          }),
        ],
      },
    });
  });

  it('as a canary leaves the rest to the revision that serves', () => {
    const patch = plan('deploy', { image: 'example/hello:v2', percent: 10 });
    expect(patch.spec.traffic).toEqual([
      { revisionName: 'hello-00002', percent: 90, tag: 'stable' },
      { latestRevision: true, percent: 10, tag: 'canary' },
    ]);
  });

  it('takes away a name that somebody has given to the last revision', () => {
    const patch = plan(
      'deploy',
      { image: 'example/hello:v2' },
      aFunction({ templateName: 'hello-two' }),
    );
    expect(patch.spec.template.metadata.name).toBeNull();
  });

  it('cannot be a canary when nothing serves yet', () => {
    expect(() =>
      plan(
        'deploy',
        { image: 'example/hello:v2', percent: 10 },
        aFunction({ revisions: [] }),
      ),
    ).toThrow(/Nothing serves yet/);
  });
});

describe('the traffic', () => {
  it('is split, and everything to one is no split', () => {
    expect(
      plan('canary', { revision: 'hello-00001', percent: 25 }).spec.traffic,
    ).toEqual([
      { revisionName: 'hello-00002', percent: 75, tag: 'stable' },
      {
        revisionName: 'hello-00001',
        latestRevision: false,
        percent: 25,
        tag: 'canary',
      },
    ]);
    expect(
      plan('canary', { revision: 'hello-00001', percent: 100 }).spec.traffic,
    ).toEqual(pinned('hello-00001'));
  });

  it('of the only one that serves goes to the next newest', () => {
    expect(
      plan('canary', { revision: 'hello-00002', percent: 0, tag: 'try' }).spec
        .traffic,
    ).toEqual([
      { revisionName: 'hello-00001', percent: 100, tag: 'stable' },
      {
        revisionName: 'hello-00002',
        latestRevision: false,
        percent: 0,
        tag: 'try',
      },
    ]);
  });

  it.each([
    ['canary', { revision: 'hello-00009', percent: 5 }, /There is no such one/],
    ['promote', { revision: 'hello-00009' }, /There is no such one/],
    ['rollback', { revision: 'hello-00009' }, /There is no such one/],
  ])('is not sent nowhere: %s %j', (action, input, message) => {
    expect(() => plan(action, input)).toThrow(message);
  });

  it('is not sent to what is not ready', () => {
    const revisions = [aRevision(2), aRevision(1, { ready: 'False' })];
    expect(() =>
      plan(
        'canary',
        { revision: 'hello-00001', percent: 5 },
        aFunction({ revisions }),
      ),
    ).toThrow(/It is not ready/);
    expect(() => plan('rollback', {}, aFunction({ revisions }))).toThrow(
      /No ready revision is older/,
    );
  });

  it('cannot be split where there is one revision alone', () => {
    const alone = aFunction({ revisions: [aRevision(1)] });
    expect(() =>
      plan('canary', { revision: 'hello-00001', percent: 5 }, alone),
    ).toThrow(/no other revision/);
    expect(() => plan('rollback', {}, alone)).toThrow(/no other revision/);
  });

  const split = aFunction({
    traffic: [
      { revisionName: 'hello-00001', percent: 90, tag: 'stable' },
      { revisionName: 'hello-00002', percent: 10, tag: 'canary' },
    ],
  });

  it('is all given to the canary, which is followed when it is the latest', () => {
    expect(plan('promote', {}, split).spec.traffic).toEqual([
      { latestRevision: true, percent: 100 },
    ]);
    expect(
      plan('promote', { revision: 'hello-00001' }, split).spec.traffic,
    ).toEqual(pinned('hello-00001'));
  });

  it('goes back to the revision before, and stays there', () => {
    expect(plan('rollback', {}).spec.traffic).toEqual(pinned('hello-00001'));
    expect(
      plan('rollback', { revision: 'hello-00002' }, split).spec.traffic,
    ).toEqual(pinned('hello-00002'));
  });

  it('is pinned and let go', () => {
    expect(plan('pin', {}).spec.traffic).toEqual(pinned('hello-00002'));
    expect(() => plan('pin', {}, split)).toThrow(/pinned already/);
    expect(plan('follow', {}, split).spec.traffic).toEqual([
      { latestRevision: true, percent: 100 },
    ]);
    expect(() => plan('follow', {})).toThrow(/follows the latest/);
  });
});

describe('the scale', () => {
  it('changes by what is given alone', () => {
    expect(plan('scale', { minScale: 1 }).spec.template).toEqual({
      metadata: {
        annotations: { 'autoscaling.knative.dev/min-scale': '1' },
      },
    });
    expect(plan('scale', { maxScale: 9 }).spec.template).toEqual({
      metadata: {
        annotations: { 'autoscaling.knative.dev/max-scale': '9' },
      },
    });
  });

  it.each([
    [{}, /Write one of the two/],
    [{ minScale: 0 }, /already/],
    [{ minScale: 9 }, /9 at the least and 5 at the most/],
    [{ minScale: 3, maxScale: 2 }, /3 at the least and 2 at the most/],
  ])('cannot be %j', (input, message) => {
    expect(() => plan('scale', input)).toThrow(message);
  });

  it('is never zero under the HPA', () => {
    const byCpu = aFunction({ input: { scaleOn: 'cpu', minScale: 1 } });
    expect(() => plan('scale', { minScale: 0 }, byCpu)).toThrow(
      /one instance at least/,
    );
  });

  it('of an instance is another size of the same image', () => {
    const patch = plan('resize', { plan: 'large' });
    expect(patch.metadata.annotations).toEqual({ 'berth.dev/plan': 'large' });
    expect(patch.spec.template.spec.containers).toEqual([
      expect.objectContaining({
        image: 'ghcr.io/knative/helloworld-go:latest',
        resources: {
          requests: { cpu: '2', memory: '2Gi' },
          limits: { memory: '2Gi' },
        },
      }),
    ]);
  });
});
