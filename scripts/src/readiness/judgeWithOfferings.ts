import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  judgeObject,
  type JudgedObject,
  type Offering,
} from '@berth/backstage-plugin-berth-node';

/**
 * Judges objects as Berth does: a claim by its offering's own readiness, which
 * knows more of it, and all else by the rules for kinds. The rule is then the
 * offering's id.
 */
export function judgeWithOfferings(
  offerings: Offering[],
): (object: KubernetesObject) => JudgedObject {
  const byKind = new Map<string, Offering[]>();
  for (const offering of offerings) {
    for (const { group, kind } of offering.primaries) {
      const key = `${group}/${kind}`;
      byKind.set(key, [...(byKind.get(key) ?? []), offering]);
    }
  }
  return object => {
    const { apiVersion, kind } = object;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const offering = byKind
      .get(`${group}/${kind}`)
      ?.find(candidate => candidate.isClaim(object));
    return offering
      ? {
          rule: offering.id,
          ...offering.readiness({ primary: object, children: [] }),
        }
      : judgeObject(object);
  };
}
