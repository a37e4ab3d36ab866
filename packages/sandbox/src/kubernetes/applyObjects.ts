import type { KubernetesClient } from './KubernetesClient';
import { referenceTo } from './KubernetesClient';
import type { KubernetesObject } from './types';

// What others refer to comes first. Within one rank the order does not matter.
const ranks: Array<(object: KubernetesObject) => boolean> = [
  isDefinition,
  object => object.kind === 'Namespace',
  object =>
    /^(ServiceAccount|ClusterRole|Role|StorageClass)$/.test(object.kind),
];

const establishedWithinMs = 15_000;

/**
 * Applies objects, those first that others need, and waits for the kinds that
 * it defines to be served. Returns the objects as the API server has them, in
 * the order they were given.
 *
 * @internal
 */
export async function applyObjects(
  client: KubernetesClient,
  objects: KubernetesObject[],
  options: { fieldManager?: string } = {},
): Promise<KubernetesObject[]> {
  const applied = new Map<KubernetesObject, KubernetesObject>();
  const defined = new Set(objects.filter(isDefinition).map(kindItDefines));
  const rankOf = (object: KubernetesObject) => {
    const rank = ranks.findIndex(matches => matches(object));
    return rank < 0 ? ranks.length : rank;
  };

  for (let rank = 0; rank <= ranks.length; rank++) {
    const group = objects.filter(object => rankOf(object) === rank);
    await Promise.all(
      group.map(async object => {
        const result = await client.apply(object, {
          ...options,
          waitForKindMs: defined.has(kindOf(object)) ? establishedWithinMs : 0,
        });
        applied.set(object, result);
      }),
    );
    if (rank === 0) {
      await Promise.all(group.map(crd => waitUntilEstablished(client, crd)));
    }
  }
  return objects.map(object => applied.get(object)!);
}

async function waitUntilEstablished(
  client: KubernetesClient,
  crd: KubernetesObject,
): Promise<void> {
  await client.waitFor<Definition>(
    referenceTo(crd),
    found =>
      !!found?.status?.conditions?.some(
        condition =>
          condition.type === 'Established' && condition.status === 'True',
      ),
    { timeoutMs: establishedWithinMs },
  );
}

function isDefinition(object: KubernetesObject): object is Definition {
  return object.kind === 'CustomResourceDefinition';
}

function kindItDefines(definition: Definition): string {
  return `${definition.spec.group}/${definition.spec.names.kind}`;
}

function kindOf(object: KubernetesObject): string {
  return `${object.apiVersion.split('/')[0]}/${object.kind}`;
}

interface Definition extends KubernetesObject {
  spec: { group: string; names: { kind: string } };
  status?: { conditions?: Array<{ type: string; status: string }> };
}
