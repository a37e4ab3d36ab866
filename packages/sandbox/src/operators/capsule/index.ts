import type { KubernetesObject } from '../../kubernetes/types';
import { amountOf } from '../kueue/amounts';
import type { StandIn } from '../StandIn';
import { conditions, type WantedCondition } from '../StatusController';
import { SystemController, type SystemStep } from '../SystemController';

type Amounts = Record<string, string | number>;

interface Pool extends KubernetesObject {
  spec: {
    quota: { hard: Amounts };
    selectors?: Array<{ matchLabels?: Record<string, string> }>;
  };
}

interface Claim extends KubernetesObject {
  spec: { pool: string; claim: Amounts };
}

const apiVersion = 'capsule.clastix.io/v1beta2';
const RELEASE = 'projectcapsule.dev/release';

/**
 * What Capsule does next with pools and the claims on them: the oldest claim
 * is bound first, and none that is bound already loses what it has.
 *
 * @internal
 */
export function nextOfPools(objects: KubernetesObject[]): SystemStep {
  const pools = objects.filter(({ kind }) => kind === 'ResourcePool') as Pool[];
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  const all = objects.filter(
    ({ kind, metadata }) =>
      kind === 'ResourcePoolClaim' && !metadata.deletionTimestamp,
  ) as Claim[];
  // One that is given back asks anew in the step after.
  const released = all.filter(
    ({ metadata }) => metadata.annotations?.[RELEASE] === 'true',
  );
  const claims = all.filter(claim => !released.includes(claim));
  const step: Required<Pick<SystemStep, 'statuses' | 'objects' | 'patches'>> = {
    statuses: [],
    objects: [],
    patches: released.map(object => ({
      object,
      patch: { metadata: { annotations: { [RELEASE]: null } } },
    })),
  };
  for (const pool of pools) {
    settlePool({ pool, claims, namespaces, step });
  }
  for (const claim of claims) {
    if (!pools.some(({ metadata }) => metadata.name === claim.spec.pool)) {
      step.statuses.push(
        unavailable(claim, `ResourcePool "${claim.spec.pool}" not found`),
      );
    }
  }
  return step;
}

function settlePool(options: {
  pool: Pool;
  claims: Claim[];
  namespaces: KubernetesObject[];
  step: Required<Pick<SystemStep, 'statuses' | 'objects'>>;
}): void {
  const { pool, claims, namespaces, step } = options;
  const places = namespaces
    .filter(namespace => selects(pool, namespace))
    .map(({ metadata }) => metadata.name!);
  const { hard } = pool.spec.quota;
  const used: Record<string, number> = {};
  const bound: Claim[] = [];
  const turn = claims
    .filter(({ spec }) => spec.pool === pool.metadata.name)
    .sort(byTurn);
  for (const claim of turn) {
    const missing = Object.keys(claim.spec.claim).find(key => !(key in hard));
    if (!places.includes(claim.metadata.namespace!) || missing) {
      step.statuses.push(
        unavailable(
          claim,
          missing
            ? `resource ${missing} is not available in pool ${pool.metadata.name}`
            : 'resourcepool not available',
        ),
      );
      continue;
    }
    const short = Object.entries(claim.spec.claim).filter(
      ([key, amount]) =>
        (used[key] ?? 0) + amountOf(amount) > amountOf(hard[key]),
    );
    if (short.length === 0) {
      bound.push(claim);
      for (const [key, amount] of Object.entries(claim.spec.claim)) {
        used[key] = (used[key] ?? 0) + amountOf(amount);
      }
    }
    step.statuses.push({
      object: claim,
      status: claimStatus(claim, { pool, hard, used, short }),
    });
  }
  step.statuses.push({
    object: pool,
    status: {
      observedGeneration: pool.metadata.generation,
      namespaceCount: places.length,
      namespaces: places,
      claimCount: bound.length,
      allocation: {
        hard: texts(hard),
        used: Object.fromEntries(
          Object.keys(hard).map(key => [key, String(used[key] ?? 0)]),
        ),
        available: available(hard, used),
      },
      conditions: conditions(
        pool,
        [{ type: 'Ready', status: 'True', reason: 'Succeeded' }],
        { observedGeneration: true },
      ),
    },
  });
}

function claimStatus(
  claim: Claim,
  options: {
    pool: Pool;
    hard: Amounts;
    used: Record<string, number>;
    short: Array<[string, string | number]>;
  },
): object {
  const { pool, hard, used, short } = options;
  const isBound = short.length === 0;
  const message = short
    .map(
      ([key, amount]) =>
        `requested: ${key}=${amount}, available: ${key}=${
          amountOf(hard[key]) - (used[key] ?? 0)
        }`,
    )
    .join('; ');
  const wanted: WantedCondition[] = [
    {
      type: 'Ready',
      status: isBound ? 'True' : 'False',
      reason: isBound ? 'Succeeded' : 'NotBound',
    },
    {
      type: 'Bound',
      status: isBound ? 'True' : 'False',
      reason: isBound ? 'Succeeded' : 'PoolExhausted',
      message: isBound ? 'Claimed resources' : message,
    },
    {
      type: 'Exhausted',
      status: isBound ? 'False' : 'True',
      reason: isBound ? 'Succeeded' : 'PoolExhausted',
      message,
    },
  ];
  return {
    observedGeneration: claim.metadata.generation,
    pool: { name: pool.metadata.name, uid: pool.metadata.uid },
    ...(isBound && {
      allocation: {
        hard: texts(claim.spec.claim),
        available: available(hard, used),
      },
    }),
    conditions: conditions(claim, wanted, { observedGeneration: true }),
  };
}

function unavailable(claim: Claim, message: string) {
  return {
    object: claim,
    status: {
      observedGeneration: claim.metadata.generation,
      conditions: conditions(
        claim,
        [{ type: 'Assigned', status: 'False', reason: 'Failed', message }],
        { observedGeneration: true },
      ),
    },
  };
}

function selects({ spec }: Pool, namespace: KubernetesObject): boolean {
  const labels = namespace.metadata.labels ?? {};
  return (spec.selectors ?? []).some(({ matchLabels = {} }) =>
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value),
  );
}

/** Those that are bound, then the oldest. */
function byTurn(a: Claim, b: Claim): number {
  return (
    Number(isBoundNow(b)) - Number(isBoundNow(a)) ||
    String(a.metadata.creationTimestamp).localeCompare(
      String(b.metadata.creationTimestamp),
    ) ||
    String(a.metadata.name).localeCompare(String(b.metadata.name))
  );
}

function isBoundNow({ status }: Claim): boolean {
  const { conditions: all = [] } = (status ?? {}) as {
    conditions?: WantedCondition[];
  };
  return all.some(c => c.type === 'Bound' && c.status === 'True');
}

function available(hard: Amounts, used: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(hard).map(([key, amount]) => [
      key,
      String(amountOf(amount) - (used[key] ?? 0)),
    ]),
  );
}

function texts(amounts: Amounts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).map(([key, amount]) => [key, String(amount)]),
  );
}

/**
 * The stand-in for Capsule's pools. What is bound is not added to the quota of
 * the namespace.
 *
 * @internal
 */
export const capsule: StandIn = {
  name: 'capsule',
  groups: { 'capsule.clastix.io': 'Capsule' },
  manifest: 'capsule.yaml',
  controller: standIn =>
    SystemController.create({
      standIn,
      name: 'capsule',
      kinds: [
        { apiVersion, kind: 'ResourcePool' },
        { apiVersion, kind: 'ResourcePoolClaim' },
        { apiVersion: 'v1', kind: 'Namespace' },
      ],
      next: nextOfPools,
    }),
};
