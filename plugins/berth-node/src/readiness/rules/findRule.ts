import { judgeByKstatus } from './kstatus';
import { systems } from './systems';
import type { Judge, SystemRules } from './types';

/**
 * A rule and its name.
 *
 * @internal
 */
export interface FoundRule {
  /** `<system>/<kind>`, or `kstatus` for kinds that no system claims. */
  rule: string;
  judge: Judge;
  generationByCondition: boolean;
}

const byGroup = new Map<string, SystemRules[]>();
for (const system of systems) {
  for (const group of Object.keys(system.groups)) {
    byGroup.set(group, [...(byGroup.get(group) ?? []), system]);
  }
}

/** `a.b.c`, `*.b.c`, `*.c`: the group itself, and then ever wider patterns. */
function patternsOf(group: string): string[] {
  const parts = group.split('.');
  return [
    group,
    ...parts
      .slice(1)
      .map((_, index) => `*.${parts.slice(index + 1).join('.')}`),
  ];
}

/**
 * The rule for a kind: one that names the kind before one for the rest of its
 * group, and a whole group before a pattern.
 *
 * @internal
 */
export function findRule(group: string, kind: string): FoundRule {
  for (const pattern of patternsOf(group)) {
    const candidates = byGroup.get(pattern) ?? [];
    for (const name of [kind, '*']) {
      const system = candidates.find(one =>
        Object.hasOwn(one.groups[pattern], name),
      );
      if (system) {
        return {
          rule: `${system.system}/${kind}`,
          judge: system.groups[pattern][name],
          generationByCondition: system.generationByCondition ?? false,
        };
      }
    }
  }
  return {
    rule: 'kstatus',
    judge: judgeByKstatus,
    generationByCondition: false,
  };
}
