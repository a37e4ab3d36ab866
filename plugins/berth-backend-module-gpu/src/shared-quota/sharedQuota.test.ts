import {
  berthError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import fc from 'fast-check';
import { anObject } from '../__testUtils__/anObject';
import { refusal } from '../__testUtils__/refusal';
import { capsulePoolClaim } from '../capsule-pool-claim';
import { kueueQueue } from '../kueue-queue';
import { applySharedChange } from './applySharedChange';
import { planSharedChange } from './planSharedChange';
import type { SharedChange } from './types';

const GPU = 'nvidia.com/gpu';
const FLAVORS = ['a100', 't4'];

const resourceGroups = () => [
  {
    coveredResources: ['cpu', GPU],
    flavors: FLAVORS.map(name => ({
      name,
      resources: [
        { name: 'cpu', nominalQuota: '100' },
        { name: GPU, nominalQuota: '1000', borrowingLimit: '5' },
      ],
    })),
  },
];

const aCohort = () =>
  anObject(
    { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Cohort' },
    { spec: { parentName: 'org', resourceGroups: resourceGroups() } },
  );

const aPool = () =>
  anObject(
    { apiVersion: 'capsule.clastix.io/v1beta2', kind: 'ResourcePool' },
    {
      spec: {
        quota: {
          hard: {
            [`requests.${GPU}`]: '1000',
            'requests.amd.com/gpu': '1000',
          },
        },
      },
    },
  );

/** RFC 7386, as the API server reads it. */
function merged(before: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const result: Record<string, unknown> =
    typeof before === 'object' && before !== null && !Array.isArray(before)
      ? { ...before }
      : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = merged(result[key], value);
    }
  }
  return result;
}

/**
 * One object behind an API server's optimistic lock: a patch that names another
 * version than the newest is refused, and one that names none always wins.
 */
class OneObject {
  object: KubernetesObject;
  conflicts = 0;
  #version = 7;

  constructor(object: KubernetesObject) {
    this.object = object;
  }

  read(): KubernetesObject {
    return structuredClone(this.object);
  }

  /** @returns whether it was taken */
  write(patch: Record<string, unknown>): boolean {
    const { resourceVersion } = (patch.metadata ?? {}) as Record<
      string,
      unknown
    >;
    if (
      resourceVersion !== undefined &&
      resourceVersion !== this.object.metadata.resourceVersion
    ) {
      this.conflicts += 1;
      return false;
    }
    this.object = merged(this.object, patch) as KubernetesObject;
    this.#version += 1;
    this.object.metadata.resourceVersion = String(this.#version);
    return true;
  }
}

/** Somebody who reads, plans and writes, one step at a time. */
class Writer {
  #patch: Record<string, unknown> | undefined;
  done = false;

  constructor(
    private readonly store: OneObject,
    private readonly plan: (
      object: KubernetesObject,
    ) => Record<string, unknown>,
  ) {}

  step(): void {
    if (this.done) {
      return;
    }
    if (this.#patch) {
      this.done = this.store.write(this.#patch);
      this.#patch = undefined;
    } else {
      this.#patch = this.plan(this.store.read());
    }
  }
}

/** Lets writers take steps in an order, and then all of them end. */
function run(writers: Writer[], order: number[]): void {
  for (const index of order) {
    writers[index % writers.length].step();
  }
  while (writers.some(({ done }) => !done)) {
    writers.forEach(writer => writer.step());
  }
}

const anyOrder = fc.array(fc.nat({ max: 50 }), { maxLength: 60 });

const anyChanges = <T extends SharedChange['kind']>(
  kind: T,
  places: Array<{ flavor?: string; resource: string }>,
) =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...places),
        fc.integer({ min: -50, max: 50 }).filter(by => by !== 0),
      )
      .map(([place, by]) => ({ kind, by, ...place })),
    { minLength: 2, maxLength: 8 },
  );

const sumOf = (
  changes: Array<{ flavor?: string; resource: string; by: number }>,
  place: { flavor?: string; resource: string },
) =>
  changes
    .filter(c => c.flavor === place.flavor && c.resource === place.resource)
    .reduce((sum, { by }) => sum + by, 1000);

describe('changes of a shared object in whatever order', () => {
  it('lose none of the changes of a Cohort, whose lists are written as a whole', () => {
    const places = FLAVORS.map(flavor => ({ flavor, resource: GPU }));
    fc.assert(
      fc.property(anyChanges('cohort', places), anyOrder, (changes, order) => {
        const store = new OneObject(aCohort());
        run(
          changes.map(
            change =>
              new Writer(store, object => planSharedChange(object, change)),
          ),
          order,
        );
        const expected = structuredClone(aCohort().spec) as any;
        places.forEach((place, index) => {
          expected.resourceGroups[0].flavors[index].resources[1].nominalQuota =
            String(sumOf(changes, place));
        });
        expect(store.object.spec).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('lose none of the changes of a pool', () => {
    const places = [{ resource: GPU }, { resource: 'amd.com/gpu' }];
    fc.assert(
      fc.property(
        anyChanges('resource-pool', places),
        anyOrder,
        (changes, order) => {
          const store = new OneObject(aPool());
          run(
            changes.map(
              change =>
                new Writer(store, object => planSharedChange(object, change)),
            ),
            order,
          );
          expect(store.object.spec).toEqual({
            quota: {
              hard: Object.fromEntries(
                places.map(place => [
                  `requests.${place.resource}`,
                  String(sumOf(changes, place)),
                ]),
              ),
            },
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('would lose some without the version: the test can fail', () => {
    const change = { kind: 'cohort', flavor: 'a100', resource: GPU } as const;
    const store = new OneObject(aCohort());
    const careless = (by: number) =>
      new Writer(store, object => {
        const { spec } = planSharedChange(object, { ...change, by });
        return { spec };
      });
    run([careless(1), careless(2)], [0, 1, 0, 1]);
    expect(JSON.stringify(store.object)).not.toContain('"1003"');
  });

  it('of two tenants with a ClusterQueue each never meet', () => {
    const queueOf = (namespace: string) =>
      kueueQueue
        .manifests(kueueQueue.parseInput({ gpus: 4 }), {
          cluster: 'sandbox',
          tenant: namespace,
          namespace,
          name: 'gpu',
        })
        .map(({ kind, metadata }) => `${kind}/${metadata.name}`)
        .filter(name => name !== 'LocalQueue/gpu');
    const names = fc.stringMatching(/^[a-z]([-a-z0-9]{0,40}[a-z0-9])?$/);
    fc.assert(
      fc.property(names, names, (one, two) => {
        fc.pre(one !== two);
        const all = [...queueOf(one), ...queueOf(two)];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('of two people on one claim are planned anew, and the later check holds', () => {
    const claim = anObject(
      {
        apiVersion: 'capsule.clastix.io/v1beta2',
        kind: 'ResourcePoolClaim',
      },
      { spec: { pool: 'gpus', claim: { [`requests.${GPU}`]: '2' } } },
    );
    const store = new OneObject(claim);
    const plan = (gpus: number) => (primary: KubernetesObject) => {
      const [change] = capsulePoolClaim.planAction(
        'change',
        { gpus },
        { primary, children: [] },
      );
      return (change as { patch: Record<string, unknown> }).patch;
    };
    const [one, two] = [new Writer(store, plan(3)), new Writer(store, plan(3))];
    one.step();
    two.step();
    one.step();
    two.step();
    expect(store.conflicts).toBe(1);
    // There are 3 by now, which is what the second one asks for.
    expect(() => two.step()).toThrow(/asks for 3 already/);
  });
});

describe('applySharedChange', () => {
  const change: SharedChange = {
    cluster: 'sandbox',
    kind: 'resource-pool',
    name: 'gpus',
    resource: GPU,
    by: 1,
  };

  /** An API server that somebody else gets in before, so many times. */
  function api(times: number) {
    const store = new OneObject(aPool());
    let left = times;
    const cluster: Pick<ClusterApi, 'get' | 'mergePatch'> = {
      get: async () => store.read(),
      mergePatch: async (_api, _target, patch) => {
        if (left-- > 0) {
          store.write({ spec: { other: left } });
        }
        if (!store.write(patch)) {
          throw berthError('object-changed', { message: 'It was modified' });
        }
        return store.read();
      },
    };
    return { cluster, store };
  }

  it('plans anew until nobody was faster', async () => {
    const { cluster, store } = api(5);
    const changed = await applySharedChange(cluster, change);
    expect(changed.spec).toMatchObject({
      quota: { hard: { [`requests.${GPU}`]: '1001' } },
    });
    expect(store.conflicts).toBe(5);
  });

  it('gives up at last, and says why', async () => {
    const { cluster } = api(1000);
    await expect(applySharedChange(cluster, change)).rejects.toMatchObject({
      code: 'object-changed',
    });
  });

  it('passes on what the cluster refuses', async () => {
    const { cluster } = api(0);
    cluster.mergePatch = async () => {
      throw berthError('cluster-refused', { message: 'No.' });
    };
    await expect(applySharedChange(cluster, change)).rejects.toMatchObject({
      code: 'cluster-refused',
    });
  });
});

describe('planSharedChange', () => {
  it.each<[KubernetesObject, Parameters<typeof planSharedChange>[1], string]>([
    [aCohort(), { kind: 'cohort', resource: GPU, by: 1 }, 'flavor'],
    [aCohort(), { kind: 'cohort', resource: 'amd.com/gpu', by: 1 }, 'flavor'],
    [
      aCohort(),
      { kind: 'cohort', resource: GPU, flavor: 'a100', by: -1001 },
      'by',
    ],
    [aPool(), { kind: 'resource-pool', resource: 'x/y', by: 1 }, 'resource'],
    [aPool(), { kind: 'resource-pool', resource: GPU, by: -1001 }, 'by'],
  ])('refuses what cannot be', (object, change, field) => {
    expect(refusal(() => planSharedChange(object, change))).toMatchObject({
      code: 'input-invalid',
      field,
    });
  });

  it('does not change what it does not know the version of', () => {
    const object = aPool();
    delete object.metadata.resourceVersion;
    expect(() =>
      planSharedChange(object, { kind: 'resource-pool', resource: GPU, by: 1 }),
    ).toThrow(/as it was read/);
  });
});
