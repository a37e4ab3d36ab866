import { textOf } from '../../reading/values';
import { NOT_OBSERVED } from '../observed';
import { byConditions } from './shared/byConditions';
import { configuration } from './shared/configuration';
import { kinds, type Judge, type SystemRules } from './types';

/** Ready is False when the last synchronisation has failed. */
const ready = byConditions({ ready: ['Ready'] });

/**
 * The version that was synchronised begins with its generation. One that is
 * created once is never synchronised again.
 */
const synced: Judge = seen => {
  const judged = ready(seen);
  const version = textOf(seen.status.syncedResourceVersion) ?? '';
  const [, generation] = /^(\d+)-/.exec(version) ?? [];
  const isBehind =
    generation !== undefined &&
    seen.generation !== undefined &&
    Number(generation) < seen.generation &&
    seen.spec.refreshPolicy !== 'CreatedOnce';
  return judged.phase === 'Ready' && isBehind ? NOT_OBSERVED : judged;
};

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
      ...kinds(synced, 'ExternalSecret', 'PushSecret'),
      ...kinds(ready, 'SecretStore', 'ClusterSecretStore'),
      ...kinds(clusterWide, 'ClusterExternalSecret', 'ClusterPushSecret'),
    },
    'generators.external-secrets.io': { '*': configuration },
  },
};
