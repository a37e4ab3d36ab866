import type { ClaimUsage } from '@berth/backstage-plugin-berth-node';

/** Of what has another name where people read it. */
const NAMES: Record<string, string> = { cpu: 'CPU' };

/**
 * What a claim uses, as a person reads it; undefined where nothing is known.
 *
 * @internal
 */
export function usageLine(usage: ClaimUsage): string | undefined {
  const { resources, isComplete } = usage;
  const amounts = Object.entries(resources)
    // A limit beside what is requested says the same thing twice.
    .filter(
      ([name]) =>
        !resources[name.replace(/^limits\./, 'requests.')] ||
        !name.startsWith('limits.'),
    )
    .map(([name, amount]) => {
      const resource = name.replace(/^(requests|limits)\./, '');
      const isOne = amount === '1' && resource === 'pods';
      return `${amount} ${isOne ? 'pod' : NAMES[resource] ?? resource}`;
    });
  if (amounts.length === 0) {
    return undefined;
  }
  return [...amounts, ...(isComplete ? [] : ['more that is not known'])].join(
    ', ',
  );
}
