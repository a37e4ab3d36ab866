import type { Workload } from './types';

const SUFFIXES: Record<string, number> = {
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * A quantity as a number; 0 for what the stand-in does not read.
 *
 * @internal
 */
export function amountOf(value: string | number | undefined): number {
  const [, digits, suffix = ''] =
    /^([0-9.]+)([a-zA-Z]*)$/.exec(String(value ?? '')) ?? [];
  const factor = Object.hasOwn(SUFFIXES, suffix) ? SUFFIXES[suffix] : NaN;
  return Number(digits) * factor || 0;
}

/**
 * What a Workload asks for, its pods together.
 *
 * @internal
 */
export function requestsOf({ spec }: Workload): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { count, template } of spec.podSets ?? []) {
    for (const { resources = {} } of template.spec.containers) {
      // What is limited alone is requested, as Kubernetes fills it in.
      const requests = { ...resources.limits, ...resources.requests };
      for (const [name, amount] of Object.entries(requests)) {
        total[name] = (total[name] ?? 0) + count * amountOf(amount);
      }
    }
  }
  return total;
}
