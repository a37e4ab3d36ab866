import {
  berthLabels,
  type ClaimPhase,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  claimLabels,
  type ClaimObjects,
  type Offering,
  type PlannedChange,
} from '@berth/backstage-plugin-berth-node';
import {
  isNotFound,
  type KindReference,
  type KubernetesClient,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import { setTimeout as delay } from 'node:timers/promises';

type Stored = SandboxObject & KubernetesObject;

const LOOK_MS = 50;

/**
 * A tenant's developer on a sandbox: everything here is done with no more
 * rights than the roles give that are named, but for what Berth sees with its
 * own account.
 *
 * @public
 */
export class SandboxTenant {
  readonly namespace: string;
  /** Every phase that a claim was seen in. */
  readonly seen = new Set<ClaimPhase>();
  readonly #sandbox: Sandbox;
  readonly #developer: KubernetesClient;

  /**
   * @param options.roles - ClusterRoles that hold in the namespace
   */
  static async create(options: {
    sandbox: Sandbox;
    namespace: string;
    roles?: string[];
  }): Promise<SandboxTenant> {
    const { sandbox, namespace, roles = ['berth-tenant-developer'] } = options;
    const user = `developer-of-${namespace}`;
    const apiGroup = 'rbac.authorization.k8s.io';
    await sandbox.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: {
            [berthLabels.tenant]: 'payments',
            'pod-security.kubernetes.io/enforce': 'restricted',
          },
        },
      },
      ...roles.map(name => ({
        apiVersion: `${apiGroup}/v1`,
        kind: 'RoleBinding',
        metadata: { name, namespace },
        roleRef: { apiGroup, kind: 'ClusterRole', name },
        subjects: [{ apiGroup, kind: 'User', name: user }],
      })),
    ]);
    const developer = await sandbox.clientFor({ user, groups: [] });
    return new SandboxTenant(sandbox, developer, namespace);
  }

  private constructor(
    sandbox: Sandbox,
    developer: KubernetesClient,
    namespace: string,
  ) {
    this.#sandbox = sandbox;
    this.#developer = developer;
    this.namespace = namespace;
  }

  /** Asks for a claim, as the backend does. */
  async request(
    offering: Offering,
    name: string,
    input: object = {},
  ): Promise<KubernetesObject> {
    const manifests = offering.manifests(offering.parseInput(input), {
      cluster: 'sandbox',
      tenant: 'payments',
      namespace: this.namespace,
      name,
    });
    for (const object of manifests) {
      await this.#developer.apply(object as SandboxObject, {
        fieldManager: 'berth',
      });
    }
    return manifests.find(object =>
      offering.primaries.some(
        ({ group, kind }) =>
          kind === object.kind && object.apiVersion.startsWith(`${group}/`),
      ),
    )!;
  }

  /** What Berth knows of a claim; undefined when its primary object is gone. */
  async objects(
    offering: Offering,
    written: KubernetesObject,
  ): Promise<ClaimObjects | undefined> {
    const { admin } = this.#sandbox;
    const { apiVersion, kind } = written;
    const name = String(written.metadata.name);
    const { namespace } = this;
    const primary = await admin.find<Stored>({
      apiVersion,
      kind,
      namespace,
      name,
    });
    if (!primary) {
      return undefined;
    }
    const children: KubernetesObject[] = [];
    for (const child of offering.children) {
      const reference = {
        apiVersion: apiVersionOf(child),
        kind: child.kind,
      };
      const items = await this.#list({ ...reference, namespace });
      children.push(
        ...items
          .map(item => ({ ...item, ...reference }))
          .filter(({ metadata, ...item }) => {
            const claim = offering.claimOf({ ...item, metadata });
            return (
              claim?.name === name ||
              metadata.labels?.[berthLabels.claim] === name ||
              metadata.ownerReferences?.some(
                owner => owner.uid === primary.metadata.uid,
              )
            );
          }),
      );
    }
    const secrets = [];
    for (const secret of offering.awaits({ primary, children })) {
      if (await admin.find({ apiVersion: 'v1', kind: 'Secret', ...secret })) {
        secrets.push(secret);
      }
    }
    return { primary, children, secrets };
  }

  /** A kind that the cluster does not serve has no objects. */
  async #list(reference: KindReference): Promise<Stored[]> {
    try {
      return (await this.#sandbox.admin.list<Stored>(reference)).items;
    } catch (error) {
      ignoreNotFound(error);
      return [];
    }
  }

  /** Waits until a claim is in a phase, and as else is wanted. */
  async until(
    offering: Offering,
    written: KubernetesObject,
    phase: ClaimPhase,
    and: (objects: ClaimObjects) => boolean = () => true,
  ): Promise<ClaimObjects> {
    const deadline = performance.now() + 60_000;
    let last: unknown;
    while (performance.now() < deadline) {
      const objects = await this.objects(offering, written);
      if (objects) {
        const judged = offering.readiness(objects);
        last = judged;
        this.seen.add(judged.phase);
        if (judged.phase === phase && and(objects)) {
          return objects;
        }
      }
      await delay(LOOK_MS);
    }
    throw new Error(`It did not become ${phase}: ${JSON.stringify(last)}`);
  }

  /** Runs an action, as the backend does: anew when somebody was faster. */
  async act(
    offering: Offering,
    action: string,
    input: object,
    objects: ClaimObjects,
  ): Promise<void> {
    const claim = String(objects.primary.metadata.name);
    let current = objects;
    for (let attempt = 1; ; attempt++) {
      try {
        for (const change of offering.planAction(action, input, current)) {
          await this.#apply(change, { offering, claim });
        }
        return;
      } catch (error) {
        const { reason } = error as { reason?: string };
        const found = await this.objects(offering, objects.primary);
        if (attempt >= 4 || reason !== 'Conflict' || !found) {
          throw error;
        }
        current = found;
      }
    }
  }

  /** Deletes the objects of a claim, and waits until they are gone. */
  async delete(offering: Offering, written: KubernetesObject): Promise<void> {
    const { primary, children } = (await this.objects(offering, written))!;
    const { name: claim, uid } = primary.metadata as SandboxObject['metadata'];
    // As the backend does: what the primary object owns goes with it.
    const labelled = (children as Stored[]).filter(
      ({ metadata }) =>
        metadata.labels?.[berthLabels.claim] === claim &&
        !metadata.ownerReferences?.some(owner => owner.uid === uid),
    );
    for (const object of [...labelled, { ...written, ...primary }]) {
      const { apiVersion, kind, metadata } = object;
      const name = String(metadata.name);
      const reference = { apiVersion, kind, namespace: this.namespace, name };
      await this.#developer.delete(reference).catch(ignoreNotFound);
      await this.#sandbox.admin.waitFor(reference, found => !found, {
        timeoutMs: 60_000,
      });
    }
  }

  async #apply(
    change: PlannedChange,
    options: { offering: Offering; claim: string },
  ): Promise<void> {
    const { namespace } = this;
    if (change.type === 'apply' || change.type === 'create') {
      const object = this.#withLabels(change.object, options);
      await (change.type === 'create'
        ? this.#developer.create(object)
        : this.#developer.apply(object, { fieldManager: 'berth' }));
      return;
    }
    const reference = {
      apiVersion: apiVersionOf(change.kind),
      kind: change.kind.kind,
      namespace: change.namespace ?? namespace,
    };
    switch (change.type) {
      case 'merge-patch':
        await this.#developer.patch(
          { ...reference, name: change.name },
          change.patch,
        );
        break;
      case 'delete':
        await this.#developer
          .delete({ ...reference, name: change.name })
          .catch(ignoreNotFound);
        break;
      default: {
        const { labelSelector } = change;
        const { items } = await this.#developer.list(reference, {
          labelSelector,
        });
        for (const { metadata } of items) {
          const name = String(metadata.name);
          await this.#developer
            .delete({ ...reference, name })
            .catch(ignoreNotFound);
        }
      }
    }
  }

  /** As the backend labels what an action makes. */
  #withLabels(
    object: KubernetesObject,
    { offering, claim }: { offering: Offering; claim: string },
  ): SandboxObject {
    const labels = object.metadata.labels as Record<string, string> | undefined;
    const { namespace } = this;
    return {
      ...object,
      metadata: {
        namespace,
        ...object.metadata,
        labels: {
          ...labels,
          ...claimLabels(offering.id, {
            cluster: 'sandbox',
            tenant: 'payments',
            namespace,
            name: labels?.[berthLabels.claim] ?? claim,
          }),
        },
      },
    } as SandboxObject;
  }
}

function apiVersionOf(kind: { group: string; version: string }): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}

function ignoreNotFound(error: unknown): void {
  if (!isNotFound(error)) {
    throw error;
  }
}
