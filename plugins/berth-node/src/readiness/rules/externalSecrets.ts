import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { kinds, type SystemRules } from './types';

/** Ready is False when the last synchronisation has failed. */
const synced = byConditions({ ready: ['Ready'] });

/** In v1beta1 its conditions are latched under three names. */
const clusterWide = byConditions({
  ready: ['Ready'],
  failing: { NotReady: 'Degraded', PartiallyReady: 'Degraded' },
});

/**
 * External Secrets Operator (https://external-secrets.io/latest/api/spec/).
 *
 * @internal
 */
export const externalSecrets: SystemRules = {
  system: 'external-secrets',
  groups: {
    'external-secrets.io': {
      ...kinds(
        synced,
        'ExternalSecret',
        'PushSecret',
        'SecretStore',
        'ClusterSecretStore',
      ),
      ...kinds(clusterWide, 'ClusterExternalSecret', 'ClusterPushSecret'),
    },
    'generators.external-secrets.io': { '*': configuration },
  },
};
