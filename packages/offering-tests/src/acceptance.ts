import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  Offering,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import type fc from 'fast-check';
import fastCheck from 'fast-check';
import { readdirSync, statSync } from 'node:fs';
import { anyClaimName, anyInput } from './anyInput';
import { hasSharedMaterial, sharedMaterial } from './sharedMaterial';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

/**
 * An offering, and what its acceptance test needs to know of it.
 *
 * @public
 */
export interface AcceptanceCase {
  offering: Offering;
  /** Arbitraries for fields whose schema does not say all. */
  fields?: Record<string, fc.Arbitrary<unknown>>;
  /** The forms that the cluster may make it take; by default all APIs are served. */
  contexts?: Array<Pick<ManifestContext, 'serves'>>;
  /** What each day-2 action is tried with, by the action's id. */
  actions?: Record<string, ActionCase>;
}

/**
 * A day-2 action to try on a claim that a default input, or this one, makes.
 *
 * @public
 */
export interface ActionCase {
  input?: object;
  /** The claim's own input. */
  claim?: object;
  /** The claim's objects as they have to be for the action to be possible. */
  prepare?: (primary: KubernetesObject) => KubernetesObject;
  children?: KubernetesObject[];
}

/**
 * Tests that real API servers take, with strict validation, every manifest
 * that offerings can write and every object that their actions make: one with
 * the sandbox's compact definitions, and, where the shared material is there,
 * one with the systems' own.
 *
 * @param options.crds - files or folders below the shared `crds`; none where a
 * system's licence keeps its definitions to itself, and all inputs are then
 * tried with the compact ones
 * @public
 */
export function describeAcceptance(options: {
  cases: AcceptanceCase[];
  crds?: string[];
  /**
   * Stand-ins whose compact definitions stand beside those, where the shared
   * material has none of a system's own.
   */
  compact?: string[];
  /** Inputs an offering. Default: 200, and 25 for the compact definitions. */
  runs?: number;
}): void {
  const { cases, crds, compact, runs = 200 } = options;

  describe("the sandbox's compact definitions", () => {
    describeServer(cases, crds ? Math.min(runs, 25) : runs, () =>
      startSandbox({ nodes: false }),
    );
  });

  if (!crds) {
    return;
  }
  (hasSharedMaterial ? describe : describe.skip)(
    "the systems' own definitions (skipped where ../shared/kubernetes is absent)",
    () => {
      describeServer(cases, runs, async () => {
        const sandbox = await startSandbox({
          nodes: false,
          operators: compact ?? false,
        });
        for (const crd of crds) {
          await applyDefinitions(sandbox, sharedMaterial(`crds/${crd}`));
        }
        return sandbox;
      });
    },
  );
}

async function applyDefinitions(sandbox: Sandbox, path: string) {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter(file => /\.ya?ml$/.test(file))
        .map(file => `${path}/${file}`)
    : [path];
  for (const file of files) {
    await sandbox.apply(file);
  }
}

function describeServer(
  cases: AcceptanceCase[],
  runs: number,
  start: () => Promise<Sandbox>,
): void {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await start();
  }, START_MS);

  afterAll(async () => {
    await sandbox?.stop();
  });

  describe.each(cases.map(one => [one.offering.id, one] as const))(
    '%s',
    (_id, one) => {
      const { offering, fields, contexts = [{}] } = one;

      it.each(contexts.map((context, index) => [index, context] as const))(
        'accepts every manifest that the offering can write, form %i',
        async (_index, context) => {
          await fastCheck.assert(
            fastCheck.asyncProperty(
              anyInput(offering, fields),
              anyClaimName(offering),
              async (input, name) => {
                for (const object of manifests(offering, input, {
                  name,
                  ...context,
                })) {
                  await expectAccepted(sandbox, object);
                }
              },
            ),
            { numRuns: runs },
          );
        },
        240_000,
      );

      it.each(offering.actions.map(({ id }) => id))(
        'accepts what the action %s plans',
        async id => {
          const action = one.actions?.[id];
          if (!action) {
            throw new Error(`No case is given for ${offering.id} ${id}`);
          }
          for (const change of plannedBy(offering, id, action)) {
            if (change.type === 'apply' || change.type === 'create') {
              await expectAccepted(sandbox, placed(change.object));
            } else if (change.type === 'merge-patch') {
              expect(Object.keys(change.patch)).not.toHaveLength(0);
            }
          }
        },
        60_000,
      );
    },
  );
}

/** What a claim named `orders` of a default input is, and what an action does. */
function plannedBy(
  offering: Offering,
  id: string,
  action: ActionCase,
): PlannedChange[] {
  const { prepare = object => object, children = [] } = action;
  const objects = manifests(offering, action.claim ?? {}, { name: 'orders' });
  const kinds = new Set(offering.primaries.map(({ kind }) => kind));
  const primary = objects.find(({ kind }) => kinds.has(kind)) ?? objects[0];
  return offering.planAction(
    id,
    action.input ?? {},
    { primary: prepare(primary), children },
    { now: new Date('2026-01-02T03:04:05Z') },
  );
}

function manifests(
  offering: Offering,
  input: object,
  context: Pick<ManifestContext, 'name' | 'serves'>,
): KubernetesObject[] {
  return offering.manifests(offering.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'default',
    ...context,
  });
}

function placed(object: KubernetesObject): KubernetesObject {
  const metadata = { namespace: 'default', ...object.metadata };
  return { ...object, metadata };
}

/**
 * Neither refused nor, in a kind that a definition describes, pruned. Kinds of
 * Kubernetes itself are normalised, `1000m` to `1`.
 */
async function expectAccepted(sandbox: Sandbox, object: KubernetesObject) {
  const accepted = await sandbox.admin.dryRun(
    object as Parameters<typeof sandbox.admin.dryRun>[0],
  );
  if (/^[^/]+\..+\//.test(object.apiVersion) && object.spec) {
    // As it was sent: JSON knows no -0, for one.
    const spec = JSON.parse(JSON.stringify(object.spec));
    expect(accepted).toMatchObject({ spec });
  }
}
