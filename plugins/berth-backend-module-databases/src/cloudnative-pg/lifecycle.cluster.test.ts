import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import {
  startSandbox,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import { cloudNativePg } from './offering';

const reference = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  namespace: 'default',
  name: 'orders',
};

/** An object as the sandbox gives it and as an offering takes it. */
type Stored = SandboxObject & KubernetesObject;

const judge = (object: KubernetesObject) =>
  cloudNativePg.readiness({ primary: object, children: [] });

describe('a database on the sandbox, whose operator is simulated', () => {
  let sandbox: Sandbox;
  const seen = new Set<ClaimPhase>();

  // The first start on a machine builds the control plane.
  beforeAll(async () => {
    sandbox = await startSandbox({ operatorDelayMs: 50 });
  }, 10 * 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  /** Waits for a phase, and for whatever else; notes each phase on the way. */
  async function until(
    phase: ClaimPhase,
    and: (object: KubernetesObject) => boolean = () => true,
  ): Promise<ClaimObjects> {
    const found = await sandbox.admin.waitFor<Stored>(reference, object => {
      if (!object) {
        return false;
      }
      const judged = judge(object).phase;
      seen.add(judged);
      return judged === phase && and(object);
    });
    return { primary: found!, children: [] };
  }

  async function act(action: string, input: object, objects: ClaimObjects) {
    for (const change of cloudNativePg.planAction(action, input, objects)) {
      if (change.type === 'merge-patch') {
        await sandbox.admin.patch(reference, change.patch);
      }
    }
  }

  it('becomes Ready, having used what it says of the quota', async () => {
    const input = cloudNativePg.parseInput({ storageClass: 'standard' });
    const usage = cloudNativePg.usage(input);
    const unlimited = Object.keys(usage).map(key => [key, '1Pi']);
    await sandbox.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'all', namespace: 'default' },
      spec: { hard: Object.fromEntries(unlimited) },
    });
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', name: 'all' };
    const used = (object: SandboxObject | undefined) =>
      (object?.status as { used?: object } | undefined)?.used;
    await sandbox.admin.waitFor({ ...quota, namespace: 'default' }, object =>
      Boolean(used(object)),
    );

    const manifests = cloudNativePg.manifests(input, {
      cluster: 'sandbox',
      tenant: 'payments',
      namespace: 'default',
      name: 'orders',
    });
    await sandbox.apply(manifests, { fieldManager: 'berth' });
    await until('Ready');
    const after = await sandbox.admin.get({ ...quota, namespace: 'default' });
    expect(used(after)).toEqual(usage);
  }, 60_000);

  it('can be connected to where it says', async () => {
    const objects = await until('Ready');

    const connection = cloudNativePg.connection(objects);
    const secret = await sandbox.admin.get<
      SandboxObject & { data: Record<string, string> }
    >({
      apiVersion: 'v1',
      kind: 'Secret',
      namespace: connection?.secret?.namespace,
      name: String(connection?.secret?.name),
    });
    expect(Object.keys(secret.data)).toEqual(
      expect.arrayContaining(connection?.secret?.keys ?? ['none']),
    );
    for (const { host } of connection?.endpoints ?? []) {
      const [name, namespace] = host.split('.');
      const service = { apiVersion: 'v1', kind: 'Service', namespace, name };
      expect(await sandbox.admin.get(service)).toMatchObject({
        spec: { ports: [{ port: 5432 }] },
      });
    }
    expect(cloudNativePg.details(objects)).toContainEqual({
      label: 'Instances',
      value: '1 of 1 ready',
    });
  }, 60_000);

  it('scales, hibernates and resumes by its actions', async () => {
    let objects = await until('Ready');
    await act('scale', { instances: 2 }, objects);
    const hasTwo = ({ status }: KubernetesObject) =>
      (status as { readyInstances?: number }).readyInstances === 2;
    objects = await until('Ready', hasTwo);

    await act('hibernate', {}, objects);
    objects = await until('Suspended');
    expect(judge(objects.primary).reason).toBe('Hibernated');
    expect(cloudNativePg.actionUnavailable('scale', objects)).toMatch(/resume/);

    await act('resume', {}, objects);
    await until('Ready', hasTwo);
  }, 60_000);

  it('was never in a state that Berth does not know', () => {
    expect([...seen]).toContain('Provisioning');
    expect([...seen]).not.toContain('Unknown');
    expect([...seen]).not.toContain('Failed');
  });
});
