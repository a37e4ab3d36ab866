import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { BerthAccess } from '../berth/BerthCaller';
import type { Clock } from '../berth/clock';
import { createClaimWaitAction } from './createClaimWaitAction';
import { createRequestAction } from './createRequestAction';

/** Of what clusters define: it comes and goes, and the action stays. */
const DEFINED = 'composition';

/**
 * All actions of this module: one to ask for each category of offerings, one
 * to ask for what clusters define, and one to wait for a claim.
 *
 * @internal
 */
export function createActions(options: {
  offerings: Offering[];
  /** Whether there is anything that makes offerings of what clusters define. */
  hasSource?: boolean;
  access: BerthAccess;
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  clock: Clock;
}): Array<TemplateAction<any, any>> {
  const { offerings, hasSource, ...common } = options;
  const categories = [...new Set(offerings.map(({ category }) => category))];
  return [
    ...categories.map(category =>
      createRequestAction({
        ...common,
        category,
        offerings: offerings.filter(offering => offering.category === category),
      }),
    ),
    ...(hasSource
      ? [createRequestAction({ ...common, category: DEFINED, offerings: [] })]
      : []),
    createClaimWaitAction(common),
  ];
}
