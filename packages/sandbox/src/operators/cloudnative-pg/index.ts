import type { StandIn } from '../StandIn';
import { CloudNativePgController } from './CloudNativePgController';
import { cloudNativePgStages } from './stages';

/**
 * The stand-in for CloudNativePG.
 *
 * @internal
 */
export const cloudNativePg: StandIn = {
  name: 'cloudnative-pg',
  groups: { 'postgresql.cnpg.io': 'CloudNativePG' },
  manifest: 'cloudnative-pg.yaml',
  stages: cloudNativePgStages,
  controller: options => CloudNativePgController.create(options),
};
