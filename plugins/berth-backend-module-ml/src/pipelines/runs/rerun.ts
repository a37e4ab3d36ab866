import { checkValues } from '../ir/checkValues';
import type { PipelineParameter } from '../ir/types';

/**
 * The values that a run is begun anew with.
 *
 * @internal
 */
export interface RerunValues {
  /** What the run had, where the version still asks for it. */
  values: Record<string, unknown>;
  /** Names of what the run had and the version does not take any more. */
  dropped: string[];
}

/**
 * What of a run's parameters another version takes over: every value whose name
 * it has, and whose type it takes. Nothing else is lost without being named.
 *
 * @internal
 */
export function rerunValues(
  parameters: PipelineParameter[],
  had: Record<string, unknown>,
): RerunValues {
  const values: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(had)) {
    const parameter = parameters.find(one => one.name === name);
    const fits =
      parameter && checkValues([parameter], { [name]: value }).length === 0;
    if (fits) {
      values[name] = value;
    } else {
      dropped.push(name);
    }
  }
  return { values, dropped };
}
