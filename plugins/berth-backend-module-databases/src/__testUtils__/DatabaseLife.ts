import {
  type ClaimObjects,
  type Offering,
  type ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { SandboxTenant } from '@berth/offering-tests';
import {
  startSandbox,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import assert from 'node:assert/strict';

const NAMESPACE = 'payments-dev';

// The first start on a machine builds the control plane.
const START_MS = 10 * 60_000;

const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  namespace: NAMESPACE,
  name: 'all',
};

type Secret = SandboxObject & { data: Record<string, string> };

/**
 * One database in the sandbox, whose operator is simulated, as its tenant's
 * developer lives through it.
 */
export class DatabaseLife {
  readonly offering: Offering;
  #sandbox: Sandbox | undefined;
  #tenant: SandboxTenant | undefined;

  private constructor(offering: Offering) {
    this.offering = offering;
  }

  /** Starts for the tests of a `describe`, within which it is to be called. */
  static forTests(offering: Offering, operators: string[]): DatabaseLife {
    const life = new DatabaseLife(offering);
    beforeAll(async () => {
      life.#sandbox = await startSandbox({ operatorDelayMs: 50, operators });
      life.#tenant = await SandboxTenant.create({
        sandbox: life.#sandbox,
        namespace: NAMESPACE,
        roles: ['berth-tenant-developer', 'berth-tenant-credentials'],
      });
    }, START_MS);
    afterAll(() => life.#sandbox?.stop(), 30_000);
    return life;
  }

  get sandbox(): Sandbox {
    return this.#sandbox!;
  }

  get tenant(): SandboxTenant {
    return this.#tenant!;
  }

  /**
   * What is odd about the phases that claims were in: one that means that
   * something went wrong or was not understood, or that none came up.
   */
  oddPhases(): string[] {
    const { seen } = this.tenant;
    const odd = (['Unknown', 'Failed'] as const).filter(one => seen.has(one));
    return seen.has('Provisioning') ? odd : [...odd, 'never Provisioning'];
  }

  /** A line of the claim's page. */
  detail(objects: ClaimObjects, label: string): string | undefined {
    return this.offering.details(objects).find(line => line.label === label)
      ?.value;
  }

  /** The Secret that a claim's connection names, once it has its keys. */
  async secretOf(
    objects: ClaimObjects,
    and: (secret: Secret) => boolean = () => true,
  ): Promise<Secret> {
    const { secret } = this.offering.connection(objects) ?? {};
    assert(secret, 'the connection names no Secret');
    const found = await this.sandbox.admin.waitFor<Secret>(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: secret.namespace,
        name: secret.name,
      },
      one =>
        Boolean(
          one?.data && secret.keys.every(key => one.data[key]) && and(one),
        ),
    );
    return found!;
  }

  /** That each address of a claim's connection is one of a Service. */
  async expectServices(objects: ClaimObjects): Promise<void> {
    const { endpoints = [] } = this.offering.connection(objects) ?? {};
    assert(endpoints.length > 0, 'the connection names no address');
    for (const { host, port } of endpoints) {
      const [name, namespace] = host.split('.');
      const service = { apiVersion: 'v1', kind: 'Service', namespace, name };
      const { spec } = await this.sandbox.admin.get(service);
      const { ports } = spec as { ports: Array<{ port: number }> };
      assert(
        ports.some(one => one.port === port),
        `${host} has no port ${port}`,
      );
    }
  }

  /** That one value of the Secret is another one after the action. */
  async expectRotation(
    objects: ClaimObjects,
    key: string = 'password',
    input: object = {},
  ): Promise<void> {
    const before = await this.secretOf(objects);
    await this.tenant.act(this.offering, 'rotate-credentials', input, objects);
    await this.secretOf(objects, ({ data }) => data[key] !== before.data[key]);
  }

  /** From now on a quota counts everything, and limits nothing. */
  async countUse(usage: ResourceList): Promise<void> {
    const { apiVersion, kind, ...metadata } = quota;
    const hard = Object.keys(usage).map(key => [key, '1Pi']);
    await this.sandbox.apply({
      apiVersion,
      kind,
      metadata,
      spec: { hard: Object.fromEntries(hard) },
    });
    await this.sandbox.admin.waitFor(quota, object => Boolean(usedOf(object)));
  }

  /** That the tenant uses of the quota what the offering said it would. */
  async expectUse(usage: ResourceList): Promise<void> {
    const isSo = (object: SandboxObject | undefined) =>
      Object.entries(usage).every(
        ([key, amount]) => usedOf(object)?.[key] === amount,
      );
    await this.sandbox.admin
      .waitFor(quota, isSo, { timeoutMs: 20_000 })
      .catch(() => undefined);
    assert.deepEqual(usedOf(await this.sandbox.admin.get(quota)), usage);
    await this.sandbox.admin.delete(quota);
  }
}

function usedOf(
  object: SandboxObject | undefined,
): Record<string, string> | undefined {
  return (object?.status as { used?: Record<string, string> } | undefined)
    ?.used;
}
