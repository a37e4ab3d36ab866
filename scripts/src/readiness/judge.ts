import {
  berthLabels,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  judgeObject,
  recordOf,
  type JudgedObject,
  type Offering,
} from '@berth/backstage-plugin-berth-node';

/**
 * What an object, seen alone, says of its state: by its offering, where the
 * offering judges by this object, else by the rule for its kind.
 */
export function judge(
  object: KubernetesObject,
  offerings: Offering[],
): JudgedObject {
  const offering = offerings.find(one => isJudgedBy(object, one));
  if (offering) {
    try {
      const objects = { primary: object, children: [] };
      // Whether a Secret is there cannot be seen here; the object's own word is.
      const secrets = offering.awaits(objects);
      return {
        rule: offering.id,
        ...offering.readiness({ ...objects, secrets }),
      };
    } catch {
      // An object of a shape that its definition rules out.
    }
  }
  return judgeObject(object);
}

function isJudgedBy(object: KubernetesObject, offering: Offering): boolean {
  const isOfKind = offering.primaries.some(
    ({ group, kind }) =>
      kind === object.kind && group === groupOf(object.apiVersion),
  );
  const label = recordOf(object.metadata.labels)[berthLabels.offering];
  if (!isOfKind || (label && label !== offering.id)) {
    return false;
  }
  // One that needs its children cannot judge what may have no claim around it.
  return (
    label === offering.id ||
    (offering.children.length === 0 && offering.isClaim(object))
  );
}

/** The API group of an apiVersion; empty for Kubernetes' first one. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
