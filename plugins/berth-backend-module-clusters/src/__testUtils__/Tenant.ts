import type {
  Claim,
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ClaimObjects,
  ClusterApi,
  Offering,
  PlannedChange,
  ServedApi,
} from '@berth/backstage-plugin-berth-node';
import {
  isNotFound,
  type KubernetesClient,
  type KubernetesObject as SandboxObject,
  type Sandbox,
} from '@berth/sandbox';
import { setTimeout as delay } from 'node:timers/promises';

type Stored = SandboxObject & KubernetesObject;

/**
 * A tenant's developer on a sandbox: everything here is done with no more
 * rights than deploy/tenant-developer.yaml gives, but for what Berth sees with
 * its own account.
 */
export class Tenant {
  readonly namespace: string;
  /** Every phase that a claim was seen in. */
  readonly seen = new Set<ClaimPhase>();
  readonly #sandbox: Sandbox;
  readonly #developer: KubernetesClient;

  static async create(sandbox: Sandbox, namespace: string): Promise<Tenant> {
    const user = `developer-of-${namespace}`;
    await sandbox.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: {
            'berth.dev/tenant': 'payments',
            'pod-security.kubernetes.io/enforce': 'restricted',
          },
        },
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'developers', namespace },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'berth-tenant-developer',
        },
        subjects: [
          {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'User',
            name: user,
          },
        ],
      },
    ]);
    return new Tenant(sandbox, await sandbox.clientFor({ user, groups: [] }), {
      namespace,
    });
  }

  private constructor(
    sandbox: Sandbox,
    developer: KubernetesClient,
    options: { namespace: string },
  ) {
    this.#sandbox = sandbox;
    this.#developer = developer;
    this.namespace = options.namespace;
  }

  /** Asks for a claim, as the backend does. */
  async request(offering: Offering, name: string, input: object = {}) {
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

  /** What Berth knows of a claim. */
  async objects(
    offering: Offering,
    written: KubernetesObject,
  ): Promise<ClaimObjects | undefined> {
    const { admin } = this.#sandbox;
    const name = String(written.metadata.name);
    const place = { namespace: this.namespace, name };
    const primary = await admin.find<Stored>({
      apiVersion: written.apiVersion,
      kind: written.kind,
      ...place,
    });
    if (!primary) {
      return undefined;
    }
    const children: KubernetesObject[] = [];
    for (const { group, version, kind } of offering.children) {
      const { items } = await admin.list<Stored>({
        apiVersion: `${group}/${version}`,
        kind,
        namespace: this.namespace,
      });
      children.push(
        ...items.filter(({ metadata }) => {
          const labels = metadata.labels ?? {};
          return (
            labels['berth.dev/claim'] === name ||
            metadata.ownerReferences?.some(
              owner => owner.uid === primary.metadata.uid,
            )
          );
        }),
      );
    }
    const secrets = [];
    for (const secret of offering.awaits({ primary, children })) {
      const reference = { apiVersion: 'v1', kind: 'Secret', ...secret };
      if (await admin.find(reference)) {
        secrets.push(secret);
      }
    }
    return { primary, children, secrets };
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
      await delay(50);
    }
    throw new Error(`It did not become ${phase}: ${JSON.stringify(last)}`);
  }

  /** Runs an action, as the backend does. */
  async act(
    offering: Offering,
    action: string,
    input: object,
    objects: ClaimObjects,
  ): Promise<void> {
    for (const change of offering.planAction(action, input, objects)) {
      await this.#apply(change);
    }
  }

  async #apply(change: PlannedChange): Promise<void> {
    if (change.type === 'apply' || change.type === 'create') {
      throw new Error(`No offering here plans to ${change.type}`);
    }
    const { group, version, kind } = change.kind;
    const reference = {
      apiVersion: group ? `${group}/${version}` : version,
      kind,
      namespace: change.namespace ?? this.namespace,
    };
    if (change.type === 'merge-patch') {
      await this.#developer.patch(
        { ...reference, name: change.name },
        change.patch,
      );
    } else if (change.type === 'delete') {
      await this.#developer.delete({ ...reference, name: change.name });
    } else {
      const { labelSelector } = change;
      const { items } = await this.#developer.list(reference, {
        labelSelector,
      });
      for (const { metadata } of items) {
        await this.#developer
          .delete({ ...reference, name: String(metadata.name) })
          .catch(error => {
            if (!isNotFound(error)) {
              throw error;
            }
          });
      }
    }
  }

  /** Deletes a claim's primary object, and waits until it is gone. */
  async delete(written: KubernetesObject): Promise<void> {
    const reference = {
      apiVersion: written.apiVersion,
      kind: written.kind,
      namespace: this.namespace,
      name: String(written.metadata.name),
    };
    await this.#developer.delete(reference);
    await this.#sandbox.admin.waitFor(reference, found => !found, {
      timeoutMs: 60_000,
    });
  }

  /** A claim as the routes get it. */
  claim(offering: Offering, objects: ClaimObjects): Claim {
    const { primary } = objects;
    const name = String(primary.metadata.name);
    const { phase, reason, message } = offering.readiness(objects);
    return {
      id: name,
      cluster: 'sandbox',
      namespace: this.namespace,
      name,
      offering: offering.id,
      kind: offering.primary,
      phase,
      reason,
      message,
      since: '',
      createdAt: '',
      details: [],
      connection: offering.connection(objects),
      simulated: true,
    };
  }

  /** The cluster as the developer may use it, as far as the routes use it. */
  get api(): ClusterApi {
    const client = this.#developer;
    const referenceOf = (
      { group, version, plural }: ServedApi,
      target: { namespace?: string; name?: string } = {},
    ) =>
      `${group ? `/apis/${group}` : '/api'}/${version}${
        target.namespace ? `/namespaces/${target.namespace}` : ''
      }/${plural}${target.name ? `/${target.name}` : ''}`;
    const api: Partial<ClusterApi> = {
      find: async (resource, target) => {
        try {
          return await client.request<KubernetesObject>({
            path: referenceOf(resource, target),
          });
        } catch (error) {
          if (isNotFound(error)) {
            return undefined;
          }
          throw error;
        }
      },
      list: async (resource, options = {}) => {
        const { namespace, labelSelector } = options;
        const { items } = await client.request<{ items: KubernetesObject[] }>({
          path: referenceOf(resource, { namespace }),
          query: { labelSelector },
        });
        return items;
      },
    };
    return api as ClusterApi;
  }
}
