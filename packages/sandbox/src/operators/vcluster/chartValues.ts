/**
 * A volume claim as the chart's values describe it.
 *
 * @internal
 */
export interface ClaimValues {
  size: string;
  storageClass?: string;
  retentionPolicy: string;
}

/**
 * The chart's values as far as the stand-in goes by them, with the chart's own
 * defaults filled in.
 *
 * @internal
 */
export interface ChartValues {
  replicas: number;
  labels: Record<string, string>;
  podLabels: Record<string, string>;
  annotations: Record<string, string>;
  resources: Record<string, Record<string, string>>;
  scheduling: Record<string, unknown>;
  podSecurityContext: object;
  containerSecurityContext: object;
  /** Absent where its data is elsewhere, or nowhere to stay. */
  claim?: ClaimValues;
  etcd?: {
    replicas: number;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    resources: object;
    claim: ClaimValues;
    podSecurityContext: object;
    containerSecurityContext: object;
  };
  serviceType: string;
  quota?: Record<string, string>;
  limitRange?: Record<string, Record<string, string>>;
  networkPolicy: boolean;
}

type Values = Record<string, unknown>;

/**
 * Reads the chart's values.
 *
 * @internal
 */
export function readValues(values: Values): ChartValues {
  const at = (...path: string[]): unknown =>
    path.reduce<unknown>((found, key) => (found as Values)?.[key], values);
  const mapAt = (...path: string[]) => (at(...path) ?? {}) as Values;
  const set = ['controlPlane', 'statefulSet'];
  const deployed = ['controlPlane', 'backingStore', 'etcd', 'deploy'];
  const deployedSet = [...deployed, 'statefulSet'];
  const withEtcd = at(...deployed, 'enabled') === true;
  const claimEnabled = at(...set, 'persistence', 'volumeClaim', 'enabled');
  const quotaEnabled = at('policies', 'resourceQuota', 'enabled');
  const rangeEnabled = at('policies', 'limitRange', 'enabled');
  const isOn = (own: unknown, other: unknown) =>
    `${own}` === 'true' || (own !== false && `${other}` === 'true');
  return {
    replicas: (at(...set, 'highAvailability', 'replicas') ?? 1) as number,
    labels: texts(mapAt(...set, 'labels')),
    podLabels: texts(mapAt(...set, 'pods', 'labels')),
    annotations: texts(mapAt(...set, 'annotations')),
    resources: withDefaults(mapAt(...set, 'resources')),
    scheduling: schedulingOf(
      mapAt(...set, 'scheduling'),
      at(...set, 'runtimeClassName'),
    ),
    podSecurityContext: mapAt(...set, 'security', 'podSecurityContext'),
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      runAsUser: 0,
      runAsGroup: 0,
      ...mapAt(...set, 'security', 'containerSecurityContext'),
    },
    ...(claimEnabled !== false &&
      !withEtcd && {
        claim: claimOf(mapAt(...set, 'persistence', 'volumeClaim')),
      }),
    ...(withEtcd && {
      etcd: {
        replicas: (at(...deployedSet, 'highAvailability', 'replicas') ??
          1) as number,
        labels: texts(mapAt(...deployedSet, 'labels')),
        annotations: texts(mapAt(...deployedSet, 'annotations')),
        resources: {
          requests: { cpu: '20m', memory: '150Mi' },
          ...mapAt(...deployedSet, 'resources'),
        },
        claim: claimOf(mapAt(...deployedSet, 'persistence', 'volumeClaim')),
        podSecurityContext: mapAt(
          ...deployedSet,
          'security',
          'podSecurityContext',
        ),
        containerSecurityContext: mapAt(
          ...deployedSet,
          'security',
          'containerSecurityContext',
        ),
      },
    }),
    serviceType: (at('controlPlane', 'service', 'spec', 'type') ??
      'ClusterIP') as string,
    ...(isOn(quotaEnabled, rangeEnabled) && {
      quota: texts(mapAt('policies', 'resourceQuota', 'quota')),
    }),
    ...(isOn(rangeEnabled, quotaEnabled) && {
      limitRange: {
        default: {
          'ephemeral-storage': '8Gi',
          memory: '512Mi',
          cpu: '1',
          ...texts(mapAt('policies', 'limitRange', 'default')),
        },
        defaultRequest: {
          'ephemeral-storage': '3Gi',
          memory: '128Mi',
          cpu: '100m',
          ...texts(mapAt('policies', 'limitRange', 'defaultRequest')),
        },
      },
    }),
    networkPolicy: at('policies', 'networkPolicy', 'enabled') === true,
  };
}

function withDefaults(resources: Values): ChartValues['resources'] {
  const defaults = {
    limits: { 'ephemeral-storage': '10Gi', memory: '4Gi' },
    requests: { 'ephemeral-storage': '1Gi', cpu: '200m', memory: '256Mi' },
  };
  return {
    limits: { ...defaults.limits, ...texts(resources.limits as Values) },
    requests: { ...defaults.requests, ...texts(resources.requests as Values) },
  };
}

function schedulingOf(scheduling: Values, runtimeClassName: unknown): Values {
  const { nodeSelector, tolerations, topologySpreadConstraints } = scheduling;
  return {
    ...(nodeSelector ? { nodeSelector } : {}),
    ...(tolerations ? { tolerations } : {}),
    ...(topologySpreadConstraints ? { topologySpreadConstraints } : {}),
    ...(runtimeClassName ? { runtimeClassName } : {}),
  };
}

function claimOf(claim: Values): ClaimValues {
  return {
    size: (claim.size ?? '5Gi') as string,
    storageClass: claim.storageClass as string | undefined,
    retentionPolicy: (claim.retentionPolicy ?? 'Retain') as string,
  };
}

function texts(map: Values | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map ?? {}).map(([key, value]) => [key, `${value}`]),
  );
}
