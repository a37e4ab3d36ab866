import type { Readiness } from '../../offerings/types';
import type { Observed } from './shared/observe';

/**
 * Says of one object, seen alone, what state it is in. Pure, and total: an
 * object of any shape gets an answer.
 *
 * @internal
 */
export type Judge = (seen: Observed) => Readiness;

/**
 * How the kinds of one system are judged.
 *
 * @internal
 */
export interface SystemRules {
  /** As the first part of a rule's name: `cert-manager`. */
  system: string;
  /**
   * Judges by API group and kind. A group may begin with `*.` for all that end
   * like it; the kind `*` stands for those that are not named.
   */
  groups: Record<string, Record<string, Judge>>;
  /**
   * Whether the system says for each condition which generation it has
   * observed, and keeps the status's own behind while it fails.
   */
  generationByCondition?: boolean;
}

/**
 * The same judge for several kinds.
 *
 * @internal
 */
export function kinds(judge: Judge, ...names: string[]): Record<string, Judge> {
  return Object.fromEntries(names.map(name => [name, judge]));
}
