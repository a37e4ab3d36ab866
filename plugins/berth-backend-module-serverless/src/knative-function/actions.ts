import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { buildActions } from './buildActions';
import { eventActions } from './eventActions';
import { scaleActions } from './scaleActions';
import { trafficActions } from './trafficActions';

/**
 * What can be done to a function after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...trafficActions,
  ...buildActions,
  ...scaleActions,
  ...eventActions,
};
