import type { ClaimPhase } from '@berth/backstage-plugin-berth-common';
import { textOf } from '../../../reading/values';
import { NO_STATUS } from '../../observed';
import { phaseReadiness } from '../../phaseReadiness';
import type { Judge } from '../types';
import type { Observed } from './observe';
import { suspendedBy, type PausedBy } from './paused';

/**
 * A judge by a phase or state text; one that is not in the table is Unknown.
 *
 * @param options.value - where the text is; `status.phase` by default
 * @internal
 */
export function byPhase(options: {
  phases: Record<string, ClaimPhase>;
  value?: (seen: Observed) => unknown;
  message?: (seen: Observed) => unknown;
  pausedBy?: PausedBy;
}): Judge {
  const {
    phases,
    value = ({ status }) => status.phase,
    message = ({ status }) => status.message,
    pausedBy,
  } = options;
  return seen =>
    suspendedBy(pausedBy, seen) ??
    (textOf(value(seen))
      ? phaseReadiness(seen.object, {
          value: value(seen),
          phases,
          message: textOf(message(seen)),
        })
      : NO_STATUS);
}
