import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import type { Readiness } from '../../offerings/types';
import { recordOf, textsOf } from '../../reading/values';
import { NOT_OBSERVED } from '../observed';
import { managed } from './crossplane';
import { findRule, type FoundRule } from './findRule';
import { instance } from './kro';
import { observe, type Observed } from './shared/observe';
import { verdict } from './shared/verdict';
import type { Judge } from './types';

/**
 * A readiness, and the rule by which it was judged.
 *
 * @public
 */
export interface JudgedObject extends Readiness {
  /**
   * The readiness rule, as `<system>/<kind>`: `cert-manager/Certificate`.
   * `kstatus` is the one for kinds that no system's rules name.
   */
  rule: string;
}

/**
 * A system that makes kinds of its own, which only it can judge.
 *
 * @public
 */
export type DefiningSystem = 'crossplane' | 'kro';

const definedBy: Record<DefiningSystem, Judge> = {
  crossplane: managed,
  kro: instance,
};

/**
 * Says of any Kubernetes object, seen alone, what state it is in: by the
 * documented states of its system where Berth knows them, else by the
 * conventions of Kubernetes' API.
 *
 * @remarks
 * An unknown state is Unknown and never Ready, and so is an object without a
 * status whose kind Berth does not know. A status of an older generation is
 * never Ready. What an offering says of its claims takes more into account;
 * ask it first where it is one's own.
 *
 * @param options - `definedBy` is the system that made the object's kind: its
 * rules hold where no system claims the kind for itself
 * @public
 */
export function judgeObject(
  object: KubernetesObject,
  options: { definedBy?: DefiningSystem } = {},
): JudgedObject {
  const { rule, judge, generationByCondition } = ruleFor(
    object,
    options.definedBy,
  );
  const seen = observe(object);
  if (!generationByCondition && isBehind(seen)) {
    return { rule, ...(deletion(seen) ?? NOT_OBSERVED) };
  }
  const judged = deletion(seen) ?? judge(seen);
  return {
    rule,
    ...(judged.phase === 'Ready' && allOlder(seen) ? NOT_OBSERVED : judged),
  };
}

function ruleFor(
  { apiVersion, kind: kindOfObject }: KubernetesObject,
  system: DefiningSystem | undefined,
): FoundRule {
  const kind = String(kindOfObject ?? '');
  const found = findRule(apiGroupOf(apiVersion), kind);
  return system && found.rule === 'kstatus'
    ? { ...found, rule: `${system}/${kind}`, judge: definedBy[system] }
    : found;
}

function apiGroupOf(apiVersion: unknown): string {
  const text = String(apiVersion ?? '');
  return text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
}

function deletion({ object }: Observed): Readiness | undefined {
  const { deletionTimestamp, finalizers } = recordOf(object.metadata);
  if (!deletionTimestamp) {
    return undefined;
  }
  const names = textsOf(finalizers).join(', ');
  return verdict(
    'Deleting',
    'Deleting',
    names ? `Being deleted; waiting for ${names}.` : 'Being deleted.',
  );
}

/** Whether all that is reported are conditions of an older generation. */
function allOlder({ conditions, status }: Observed): boolean {
  return (
    status.observedGeneration === undefined &&
    conditions.list.length > 0 &&
    conditions.list.every(({ stale }) => stale)
  );
}

function isBehind({ status, generation }: Observed): boolean {
  const { observedGeneration } = status;
  return (
    generation !== undefined &&
    typeof observedGeneration === 'number' &&
    observedGeneration < generation
  );
}
