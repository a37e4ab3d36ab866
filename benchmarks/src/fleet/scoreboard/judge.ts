import type { JsonObject, JsonValue } from '@backstage/types';
import type { Finding, Shown, ShownObject } from './types';

/** So few more requests a first sync may take, whatever there is of a kind. */
export const MOST_REQUESTS = 20;

/** How an object is named among those of all clusters. */
export function keyOf(
  object: Pick<ShownObject, 'cluster' | 'namespace' | 'name'>,
): string {
  return `${object.cluster}/${object.namespace}/${object.name}`;
}

/** Those of the wanted objects that are shown. */
export function shownOf(wanted: string[], shown: Shown): string[] {
  const keys = new Set(shown.objects.map(keyOf));
  return wanted.filter(key => keys.has(key));
}

/** Whose an object is said to be. */
export function judgeOwner(
  shown: Shown,
  options: { key: string; owner: string },
): Finding {
  const object = shown.objects.find(one => keyOf(one) === options.key);
  return object
    ? { found: object.owner, right: object.owner === options.owner }
    : { found: 'not shown', right: false };
}

/**
 * Whether what is there was shown all the time.
 *
 * @param samples - what was shown, in order of time; the last one is what was
 *   shown in the end
 */
export function judgeKept(wanted: string[], samples: Shown[]): Finding {
  const counts = samples.map(shown => shownOf(wanted, shown).length);
  const least = Math.min(...counts);
  const last = counts.at(-1) ?? 0;
  const total = wanted.length;
  if (least === total) {
    return { found: `${total} of ${total} all the time`, right: true };
  }
  return {
    found: `${least} of ${total} for a while, ${last} in the end`,
    right: false,
  };
}

/** As {@link judgeKept}, and whether what came meanwhile is shown in the end. */
export function judgeKeptAndNew(
  wanted: string[],
  options: { samples: Shown[]; added: string },
): Finding {
  const kept = judgeKept(wanted, options.samples);
  const last = options.samples.at(-1);
  const isNew = last !== undefined && shownOf([options.added], last).length > 0;
  return {
    found: `${kept.found}; what came meanwhile ${isNew ? 'shown' : 'missing'}`,
    right: kept.right && isNew,
  };
}

/** Whether what two clusters share stays when one of them drops it. */
export function judgeShared(
  shown: Shown,
  options: { system: string; kept: string; dropped: string },
): Finding {
  const { system, kept, dropped } = options;
  const hasSystem = shown.systems.includes(system);
  const hasKept = shownOf([kept], shown).length > 0;
  const hasDropped = shownOf([dropped], shown).length > 0;
  const said = [
    `tenant ${hasSystem ? 'shown' : 'lost'}`,
    `the other cluster's object ${hasKept ? 'shown' : 'lost'}`,
    `the dropped one ${hasDropped ? 'still shown' : 'gone'}`,
  ];
  return { found: said.join(', '), right: hasSystem && hasKept && !hasDropped };
}

/** Whether what is gone is shown no more, and what is there still is. */
export function judgeGone(
  shown: Shown,
  options: { kept: string[]; deleted: string },
): Finding {
  const { kept, deleted } = options;
  const lost = kept.length - shownOf(kept, shown).length;
  const isGone = shownOf([deleted], shown).length === 0;
  const others = lost === 0 ? '' : `, ${lost} others lost`;
  return {
    found: `${isGone ? 'gone' : 'still shown'}${others}`,
    right: isGone && lost === 0,
  };
}

/** Whether an object is shown under the name that it has. */
export function judgeShown(shown: Shown, key: string): Finding {
  const isShown = shownOf([key], shown).length > 0;
  return { found: isShown ? 'shown' : 'not shown', right: isShown };
}

/** Whether a form asks for the fields that its kind has now. */
export function judgeForm(
  form: JsonObject | undefined,
  options: { added: string; removed: string },
): Finding {
  if (!form) {
    return { found: 'no form', right: false };
  }
  const hasAdded = hasField(form, options.added);
  const hasRemoved = hasField(form, options.removed);
  if (hasAdded && !hasRemoved) {
    return { found: 'the new fields', right: true };
  }
  if (hasAdded) {
    return { found: 'the old fields and the new', right: false };
  }
  return {
    found: hasRemoved ? 'the old fields' : 'neither fields',
    right: false,
  };
}

/**
 * What a sync of many objects has cost, and whether all were shown by it.
 *
 * @param options - `those` is how many requests went to the cluster that has
 *   them, `others` to one that has everything else as well
 */
export function judgeRequests(options: {
  wanted: number;
  shown: number;
  those: number;
  others: number;
}): Finding {
  const { wanted, shown, those, others } = options;
  return {
    found: `${shown} shown, ${those} requests, without them ${others}`,
    right: shown === wanted && those - others <= MOST_REQUESTS,
  };
}

/** Whether a schema, or a list of them, has a property of that name. */
export function hasField(schema: JsonValue | undefined, name: string): boolean {
  if (Array.isArray(schema)) {
    return schema.some(item => hasField(item, name));
  }
  if (typeof schema !== 'object' || schema === null) {
    return false;
  }
  const { properties } = schema;
  const isHere =
    typeof properties === 'object' &&
    properties !== null &&
    Object.hasOwn(properties, name);
  return isHere || Object.values(schema).some(value => hasField(value, name));
}
