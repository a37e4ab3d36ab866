import type { OfferingActionDefinition } from '@berth/backstage-plugin-berth-node';
import { resize, upgrade } from './sizeActions';
import { sleep, wake } from './sleepActions';

/**
 * What can be done to a virtual cluster after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  sleep,
  wake,
  resize,
  upgrade,
};
