import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  berthLabels,
  coreKinds,
  type CoreObject,
} from '@berth/backstage-plugin-berth-common';
import type { BackoffSettings } from '../time/backoff';
import type {
  BerthConfig,
  ClusterSettings,
  FleetConfig,
  IdentityConfig,
  RequestsConfig,
} from './BerthConfig';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Reads the `berth` section, once, at start-up.
 *
 * @throws Error that names the key, for a value that cannot be meant
 * @internal
 */
export function readBerthConfig(root: Config): BerthConfig {
  const config = root.getOptionalConfig('berth');
  const defaults: ClusterSettings = {
    enabled: true,
    tenantLabel: config?.getOptionalString('tenantLabel') ?? berthLabels.tenant,
    identity: readIdentity(config?.getOptionalConfig('identity'), {
      userPrefix: 'backstage:',
      groupPrefix: 'backstage:',
    }),
  };
  const clusters = readClusters(
    config?.getOptionalConfig('clusters'),
    defaults,
  );
  return {
    fleet: readFleet(config?.getOptionalConfig('fleet')),
    requests: readRequests(config?.getOptionalConfig('requests')),
    platformGroups: config?.getOptionalStringArray('platform.groups') ?? [],
    engines: readEngines(config?.getOptionalConfig('engines')),
    cluster: name => clusters.get(name) ?? defaults,
  };
}

function readEngines(config: Config | undefined): Record<string, string[]> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(engine => [
      engine,
      config!.getStringArray(engine),
    ]),
  );
}

function readClusters(config: Config | undefined, defaults: ClusterSettings) {
  const clusters = new Map<string, ClusterSettings>();
  for (const name of config?.keys() ?? []) {
    const cluster = config!.getConfig(name);
    clusters.set(name, {
      enabled: cluster.getOptionalBoolean('enabled') ?? defaults.enabled,
      tenantLabel:
        cluster.getOptionalString('tenantLabel') ?? defaults.tenantLabel,
      identity: readIdentity(
        cluster.getOptionalConfig('identity'),
        defaults.identity,
      ),
    });
  }
  return clusters;
}

function readIdentity(
  config: Config | undefined,
  defaults: IdentityConfig,
): IdentityConfig {
  const read = (key: keyof IdentityConfig) => {
    // An empty prefix is a choice: the cluster then knows people by their
    // plain names.
    const value = config?.getOptional<string>(key) ?? defaults[key];
    if (typeof value !== 'string' || /[^\x21-\x7e]/.test(value)) {
      throw new Error(
        `berth.identity.${key} has to be printable ASCII without spaces`,
      );
    }
    if (value.startsWith('system:')) {
      throw new Error(
        `berth.identity.${key} must not begin with 'system:', which Kubernetes keeps for itself`,
      );
    }
    return value;
  };
  return { userPrefix: read('userPrefix'), groupPrefix: read('groupPrefix') };
}

function readFleet(config: Config | undefined): FleetConfig {
  return {
    pageSize: readCount(config, 'pageSize', 500),
    requestTimeoutMs: readDuration(config, 'requestTimeout', 30 * SECOND),
    connectTimeoutMs: readDuration(config, 'connectTimeout', 5 * SECOND),
    watchTimeoutMs: readDuration(config, 'watchTimeout', 10 * MINUTE),
    idleTimeoutMs: readDuration(config, 'idleTimeout', 2 * MINUTE),
    probeIntervalMs: readDuration(config, 'probeInterval', 30 * SECOND),
    backoff: readBackoff(config, { initialMs: 250, maxMs: 15 * SECOND }),
    maxSockets: readCount(config, 'maxSockets', 16),
    leaseMs: readDuration(config, 'lease', 8 * SECOND),
    coreKinds: readCoreKinds(config),
    rebuild: config?.getOptionalBoolean('rebuild') ?? false,
  };
}

function readCoreKinds(config: Config | undefined): CoreObject['kind'][] {
  const named = config?.getOptionalStringArray('coreKinds') ?? [...coreKinds];
  return named.map(name => {
    const kind = coreKinds.find(one => one === name);
    if (!kind) {
      throw new Error(
        `berth.fleet.coreKinds has '${name}'; write some of ${coreKinds.join(
          ', ',
        )}`,
      );
    }
    return kind;
  });
}

function readRequests(config: Config | undefined): RequestsConfig {
  return {
    backoff: readBackoff(config, { initialMs: SECOND, maxMs: 5 * MINUTE }),
    leaseMs: readDuration(config, 'lease', 30 * SECOND),
  };
}

function readBackoff(
  config: Config | undefined,
  defaults: BackoffSettings,
): BackoffSettings {
  const backoff = config?.getOptionalConfig('backoff');
  const initialMs = readDuration(backoff, 'initial', defaults.initialMs);
  const maxMs = readDuration(backoff, 'max', defaults.maxMs);
  return { initialMs, maxMs: Math.max(initialMs, maxMs) };
}

function readDuration(
  config: Config | undefined,
  key: string,
  defaultMs: number,
): number {
  if (!config?.has(key)) {
    return defaultMs;
  }
  const value = durationToMilliseconds(readDurationFromConfig(config, { key }));
  if (value <= 0) {
    throw new Error(`'${key}' in the berth configuration has to be positive`);
  }
  return value;
}

function readCount(
  config: Config | undefined,
  key: string,
  defaultValue: number,
): number {
  const value = config?.getOptionalNumber(key) ?? defaultValue;
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(
      `'${key}' in the berth configuration has to be a whole number from 1`,
    );
  }
  return value;
}
