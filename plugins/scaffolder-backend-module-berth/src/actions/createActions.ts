import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import type { BerthAccess } from '../berth/BerthCaller';
import type { Clock } from '../berth/clock';
import type { ForgeAccess } from '../forge/ForgeAccess';
import { createClaimWaitAction } from './createClaimWaitAction';
import { createRepositoryCheckAction } from './createRepositoryCheckAction';
import { createRepositoryPublishAction } from './createRepositoryPublishAction';
import { createRequestAction } from './createRequestAction';

/** Of what clusters define: it comes and goes, and the action stays. */
const DEFINED = 'composition';

/**
 * All actions of this module: one to ask for each category of offerings, one
 * to ask for what clusters define, one to wait for a claim, and those that make
 * a repository.
 *
 * @internal
 */
export function createActions(options: {
  offerings: Offering[];
  /** Whether there is anything that makes offerings of what clusters define. */
  hasSource?: boolean;
  access: BerthAccess;
  forges: ForgeAccess;
  /** Base URL of the portal, without a slash at its end. */
  appBaseUrl: string;
  clock: Clock;
}): Array<TemplateAction<any, any>> {
  const { offerings, hasSource, forges, ...common } = options;
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
    createRepositoryCheckAction({ forges }),
    createRepositoryPublishAction({ forges, clock: common.clock }),
  ];
}
