import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  Offering,
  PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import type {
  KubernetesClient,
  KubernetesObject as SandboxObject,
  Sandbox,
} from '@berth/sandbox';
import { setTimeout as delay } from 'node:timers/promises';

type Stored = SandboxObject & KubernetesObject;

const rbac = 'rbac.authorization.k8s.io';

/**
 * Somebody of the platform team on a sandbox: what is written here is written
 * with no more rights than deploy/platform-team.yaml gives.
 */
export class PlatformTeam {
  readonly namespace: string;
  /** Every phase that a claim was seen in. */
  readonly seen = new Set<ClaimPhase>();
  readonly #sandbox: Sandbox;
  readonly #client: KubernetesClient;

  static async create(
    sandbox: Sandbox,
    namespace: string,
  ): Promise<PlatformTeam> {
    const user = 'platform-engineer';
    await sandbox.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: { 'berth.dev/tenant': 'payments' },
        },
      },
      {
        apiVersion: `${rbac}/v1`,
        kind: 'ClusterRoleBinding',
        metadata: { name: 'berth-platform-team' },
        roleRef: {
          apiGroup: rbac,
          kind: 'ClusterRole',
          name: 'berth-platform-team',
        },
        subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
      },
    ]);
    const client = await sandbox.clientFor({ user, groups: [] });
    return new PlatformTeam(sandbox, client, namespace);
  }

  private constructor(
    sandbox: Sandbox,
    client: KubernetesClient,
    namespace: string,
  ) {
    this.#sandbox = sandbox;
    this.#client = client;
    this.namespace = namespace;
  }

  /** Writes a claim, as the backend does; returns its primary object. */
  async request(
    offering: Offering,
    name: string,
    input: object,
  ): Promise<KubernetesObject> {
    const objects = offering.manifests(offering.parseInput(input), {
      cluster: 'sandbox',
      tenant: 'payments',
      namespace: this.namespace,
      name,
    });
    for (const object of objects) {
      await this.#client.apply(object as SandboxObject, {
        fieldManager: 'berth',
      });
    }
    return objects.find(({ kind }) => kind === offering.primary.kind)!;
  }

  /** What Berth knows of a claim. */
  async objects(
    offering: Offering,
    name: string,
  ): Promise<ClaimObjects | undefined> {
    const { admin } = this.#sandbox;
    const place = { namespace: this.namespace, name };
    const primary = await admin.find<Stored>({
      ...headOf(offering.primary),
      ...place,
    });
    if (!primary) {
      return undefined;
    }
    const children: KubernetesObject[] = [];
    for (const kind of offering.children) {
      const head = headOf(kind);
      const { items } = await admin.list<Stored>(head);
      const own = items.filter(item => {
        const named = offering.claimOf(item);
        return named
          ? named.name === name && named.namespace === this.namespace
          : item.metadata.labels?.['berth.dev/claim'] === name;
      });
      children.push(...own.map(item => ({ ...item, ...head })));
    }
    return { primary, children };
  }

  /** Waits until a claim is in a phase, and as else is wanted. */
  async until(
    offering: Offering,
    name: string,
    phase: ClaimPhase,
    and: (objects: ClaimObjects) => boolean = () => true,
  ): Promise<ClaimObjects> {
    const deadline = performance.now() + 30_000;
    let last: unknown;
    while (performance.now() < deadline) {
      const objects = await this.objects(offering, name);
      if (objects) {
        const judged = offering.readiness(objects);
        last = judged;
        this.seen.add(judged.phase);
        if (judged.phase === phase && and(objects)) {
          return objects;
        }
      }
      await delay(25);
    }
    throw new Error(`It did not become ${phase}: ${JSON.stringify(last)}`);
  }

  /** Runs an action over what was read, once. */
  async actOn(
    offering: Offering,
    action: string,
    input: object,
    objects: ClaimObjects,
  ): Promise<void> {
    for (const change of offering.planAction(action, input, objects)) {
      await this.#apply(change);
    }
  }

  /** Runs an action as the backend does: anew when somebody was faster. */
  async act(
    offering: Offering,
    action: string,
    input: object,
    name: string,
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const objects = (await this.objects(offering, name))!;
        await this.actOn(offering, action, input, objects);
        return;
      } catch (error) {
        const { reason } = error as { reason?: string };
        if (attempt >= 4 || reason !== 'Conflict') {
          throw error;
        }
      }
    }
  }

  async #apply(change: PlannedChange): Promise<void> {
    switch (change.type) {
      case 'create':
        await this.#client.create(change.object as SandboxObject);
        return;
      case 'merge-patch':
        await this.#client.patch(
          {
            ...headOf(change.kind),
            name: change.name,
            ...(change.namespace !== '' && {
              namespace: change.namespace ?? this.namespace,
            }),
          },
          change.patch,
        );
        return;
      default:
        throw new Error(`No offering here plans to ${change.type}`);
    }
  }

  /** Deletes everything of a claim, and waits until its primary is gone. */
  async delete(offering: Offering, name: string): Promise<void> {
    const found = (await this.objects(offering, name))!;
    for (const { apiVersion, kind, metadata } of found.children) {
      await this.#client.delete({
        apiVersion,
        kind,
        name: String(metadata.name),
        namespace: metadata.namespace as string | undefined,
      });
    }
    const reference = {
      ...headOf(offering.primary),
      namespace: this.namespace,
      name,
    };
    await this.#client.delete(reference);
    await this.#sandbox.admin.waitFor(reference, object => !object);
  }
}

function headOf(kind: { group: string; version: string; kind: string }) {
  return {
    apiVersion: kind.group ? `${kind.group}/${kind.version}` : kind.version,
    kind: kind.kind,
  };
}
