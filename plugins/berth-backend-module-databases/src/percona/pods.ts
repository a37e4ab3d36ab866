import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import {
  podAntiAffinity,
  zoneSpread,
  type PlaceInput,
} from '../shared/affinity';

/** The user that Percona's images run as. */
const PERCONA_USER = 1001;

/**
 * What Percona's operators run a set of pods by, where it is the same: how the
 * pods keep apart and spread, and how many may be away at once when a node is
 * drained. `antiAffinityTopologyKey` alone would be a hard rule, so that what
 * is only preferred is written out.
 *
 * @internal
 */
export function placement(
  input: PlaceInput,
  labels: Record<string, string>,
): Record<string, unknown> {
  const { antiAffinity, topologyKey, topologySpread } = input;
  return {
    affinity:
      antiAffinity === 'preferred'
        ? { advanced: podAntiAffinity(input, labels) }
        : {
            antiAffinityTopologyKey:
              antiAffinity === 'off' ? 'none' : topologyKey,
          },
    ...(topologySpread && { topologySpreadConstraints: [zoneSpread(labels)] }),
    podDisruptionBudget: { maxUnavailable: 1 },
  };
}

/**
 * What a container says so that the Pod Security level "restricted" takes it;
 * the operators themselves leave it out. OpenShift hands out users itself, and
 * refuses others.
 *
 * @internal
 */
export function containerSecurity({
  serves,
}: Pick<ManifestContext, 'serves'>): Record<string, unknown> {
  const isOpenShift = serves?.({
    group: 'security.openshift.io',
    version: 'v1',
    plural: 'securitycontextconstraints',
  });
  return {
    runAsNonRoot: true,
    ...(!isOpenShift && { runAsUser: PERCONA_USER }),
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/**
 * The disk of each instance.
 *
 * @internal
 */
export function volumeSpec(options: {
  storage: string;
  storageClass?: string;
}): Record<string, unknown> {
  const { storage, storageClass } = options;
  return {
    persistentVolumeClaim: {
      ...(storageClass && { storageClassName: storageClass }),
      resources: { requests: { storage } },
    },
  };
}
