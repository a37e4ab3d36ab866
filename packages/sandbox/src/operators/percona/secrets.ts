import { isDeepStrictEqual } from 'node:util';
import { base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import { labelsOf } from './labels';
import type { PerconaCluster, PerconaOperator } from './types';

type Data = Record<string, string>;

/**
 * The Secrets that are not there yet, that lack a key, or that say something
 * else of a password than the one that has it: the operators fill in what is
 * missing, and leave what there is.
 *
 * @internal
 */
export function secretsOf(
  operator: PerconaOperator,
  cluster: PerconaCluster,
  options: { existing: KubernetesObject[]; password: () => string },
): KubernetesObject[] {
  const { namespace, finalizers = [] } = cluster.metadata;
  const goWithDisks = finalizers.includes(operator.finalizers.disks);
  const known = new Map<string, Data>();
  return operator
    .secrets(cluster)
    .flatMap(({ name, keys, isOwned, mirror }) => {
      const found = options.existing.find(one => one.metadata.name === name) as
        | (KubernetesObject & { data?: Data })
        | undefined;
      const before = found?.data ?? {};
      const missing = Object.entries(keys).filter(([key]) => !before[key]);
      const filled = missing.map(([key, text]) => [
        key,
        base64(text ?? options.password()),
      ]);
      const own: Data = { ...before, ...Object.fromEntries(filled) };
      known.set(name, own);
      const mirrored = mirror
        ? mirror.texts(textOf(known.get(mirror.secret)?.[mirror.key]))
        : {};
      const data: Data = {
        ...own,
        ...Object.fromEntries(
          Object.entries(mirrored).map(([key, text]) => [key, base64(text)]),
        ),
      };
      return isDeepStrictEqual(data, before)
        ? []
        : [
            {
              apiVersion: 'v1',
              kind: 'Secret',
              metadata: {
                name,
                namespace,
                labels: labelsOf(operator, cluster),
                ...(isOwned &&
                  goWithDisks && { ownerReferences: ownedBy(cluster) }),
              },
              data,
            },
          ];
    });
}

function textOf(data: string | undefined): string {
  return Buffer.from(data ?? '', 'base64').toString();
}
