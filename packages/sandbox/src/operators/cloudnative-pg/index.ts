import type { StandIn } from '../StandIn';
import { together } from '../together';
import { CloudNativePgController } from './CloudNativePgController';
import { childControllers } from './children';
import { cloudNativePgStages } from './stages';

/**
 * The stand-in for CloudNativePG.
 *
 * @internal
 */
export const cloudNativePg: StandIn = {
  name: 'cloudnative-pg',
  groups: {
    'postgresql.cnpg.io': 'CloudNativePG',
    'barmancloud.cnpg.io': 'CloudNativePG',
  },
  manifest: 'cloudnative-pg.yaml',
  stages: cloudNativePgStages,
  controller: options =>
    together(
      CloudNativePgController.create(options),
      ...childControllers(options),
    ),
};
