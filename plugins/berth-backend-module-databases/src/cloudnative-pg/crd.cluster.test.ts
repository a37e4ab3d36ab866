import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { startSandbox, type Sandbox } from '@berth/sandbox';
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { anyName, validInput } from './__testUtils__/anyInput';
import { dryRunApply, dryRunChange } from './__testUtils__/dryRun';
import { cloudNativePg } from './offering';

// The operator's own CRD lies beside the project and not in it, so that a
// clone elsewhere is without it.
const REAL_CRD = resolve(
  __dirname,
  '../../../../../shared/kubernetes/crds/cloudnative-pg/postgresql.cnpg.io_clusters.yaml',
);

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

function manifestOf(input: object, name: string): KubernetesObject {
  const [cluster] = cloudNativePg.manifests(cloudNativePg.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'default',
    name,
  });
  return cluster;
}

function acceptsWhatIsWritten(start: () => Promise<Sandbox>) {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await start();
  }, START_MS);

  afterAll(async () => {
    await sandbox?.stop();
  });

  /** The part that the API server takes of what is written. */
  async function accepted(manifest: KubernetesObject) {
    const { spec } = await dryRunApply(sandbox, manifest);
    return { spec };
  }

  it('accepts every manifest that the offering can write', async () => {
    await fc.assert(
      fc.asyncProperty(validInput, anyName, async (input, name) => {
        const manifest = manifestOf(input, name);
        // Nothing is refused, and nothing is pruned.
        expect(await accepted(manifest)).toMatchObject({
          spec: manifest.spec,
        });
      }),
      { numRuns: 250 },
    );
  }, 120_000);

  it('accepts every change that an action plans', async () => {
    const cluster = manifestOf({}, 'orders');
    const asleep: KubernetesObject = {
      ...cluster,
      metadata: {
        ...cluster.metadata,
        annotations: { 'cnpg.io/hibernation': 'on' },
      },
    };
    await sandbox.apply(cluster, { fieldManager: 'berth' });
    const changes = [
      ['scale', { instances: 3 }, cluster],
      ['resize-storage', { storage: '20Gi' }, cluster],
      ['hibernate', {}, cluster],
      ['resume', {}, asleep],
      ['restart', {}, cluster],
    ] as const;
    expect(changes.map(([action]) => action)).toEqual(
      cloudNativePg.actions.map(({ id }) => id),
    );
    for (const [action, input, primary] of changes) {
      const objects = { primary, children: [] };
      const planned = cloudNativePg.planAction(action, input, objects);
      for (const change of planned) {
        expect(await dryRunChange(sandbox, change)).toMatchObject(
          (change as { patch: object }).patch,
        );
      }
    }
  }, 30_000);

  it.each([
    ['a wrong type', { instances: 'three' }, /instances/],
    ['a field that is not there', { resources: { cpus: '1' } }, /cpus/],
  ])('would have noticed %s', async (_, slip, problem) => {
    const manifest = manifestOf({}, 'orders');
    const spec = { ...(manifest.spec as object), ...slip };
    const check = async () =>
      expect(await accepted({ ...manifest, spec })).toMatchObject({ spec });
    await expect(check()).rejects.toThrow(problem);
  });
}

describe("the sandbox's compact CRD of CloudNativePG", () => {
  acceptsWhatIsWritten(() => startSandbox({ nodes: false }));
});

(existsSync(REAL_CRD) ? describe : describe.skip)(
  "CloudNativePG's own CRD (skipped where ../shared/kubernetes is absent)",
  () => {
    acceptsWhatIsWritten(async () => {
      const sandbox = await startSandbox({ nodes: false, operators: false });
      await sandbox.apply(REAL_CRD);
      return sandbox;
    });
  },
);
