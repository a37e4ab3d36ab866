import { byConditions } from './shared/byConditions';
import type { SystemRules } from './types';

/**
 * Sealed Secrets: Synced says whether it could be unsealed
 * (https://github.com/bitnami-labs/sealed-secrets).
 *
 * @internal
 */
export const sealedSecrets: SystemRules = {
  system: 'sealed-secrets',
  groups: {
    'bitnami.com': { SealedSecret: byConditions({ ready: ['Synced'] }) },
  },
};
