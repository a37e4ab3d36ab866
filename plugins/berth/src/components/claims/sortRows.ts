import type { SortDescriptor } from '@backstage/ui';
import { phaseOrder } from '../../model/phases';
import type { ClaimRow } from '../../model/rows';

type Compare = (a: ClaimRow, b: ClaimRow) => number;

const byName: Compare = (a, b) => a.name.localeCompare(b.name);

const comparisons: Record<string, Compare> = {
  name: byName,
  // Upwards is from best to worst: what needs looking at has to be asked for.
  phase: (a, b) => phaseOrder.indexOf(b.phase) - phaseOrder.indexOf(a.phase),
  age: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
};

/**
 * Orders a list of claims; what is equal goes by name.
 *
 * @internal
 */
export function sortRows(
  rows: ClaimRow[],
  { column, direction }: SortDescriptor,
): ClaimRow[] {
  const compare = comparisons[String(column)] ?? byName;
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || byName(a, b));
}
