import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { BerthAccess } from '../berth/BerthCaller';
import type { Clock } from '../berth/clock';
import { createClaimWaitAction } from './createClaimWaitAction';
import { createRequestAction } from './createRequestAction';

/**
 * All actions of this module: one to ask for each category of offerings, and
 * one to wait for a claim.
 *
 * @internal
 */
export function createActions(options: {
  offerings: Offering[];
  access: BerthAccess;
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  clock: Clock;
}): Array<TemplateAction<any, any>> {
  const { offerings, ...common } = options;
  const categories = [...new Set(offerings.map(({ category }) => category))];
  return [
    ...categories.map(category =>
      createRequestAction({
        ...common,
        category,
        offerings: offerings.filter(offering => offering.category === category),
      }),
    ),
    createClaimWaitAction(common),
  ];
}
