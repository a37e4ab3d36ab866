import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
} from '@backstage/plugin-kubernetes-common';
import type { ClusterDefinition } from './types';

/** What `kubectl proxy` offers on the machine of a developer. */
const localKubectlProxy: ClusterDefinition = {
  name: 'local',
  url: 'http://localhost:8001',
  authMetadata: { [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'localKubectlProxy' },
};

/**
 * The clusters of `kubernetes.clusterLocatorMethods`, read as Backstage's
 * Kubernetes plugin reads them. A locator that Berth cannot read is named in
 * the log, and the others are used.
 *
 * @throws Error for a cluster without name, url or authProvider, and for two
 * of one name
 * @internal
 */
export function readClusterDefinitions(options: {
  config: Config;
  logger: LoggerService;
}): ClusterDefinition[] {
  const { config, logger } = options;
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  const clusters = methods.flatMap(method => {
    const type = method.getString('type');
    switch (type) {
      case 'config':
        return method.getConfigArray('clusters').map(readCluster);
      case 'localKubectlProxy':
        return [localKubectlProxy];
      default:
        logger.warn(
          `Berth does not read clusters of kubernetes.clusterLocatorMethods type '${type}'; list those it should watch under type 'config'`,
        );
        return [];
    }
  });
  const names = new Set<string>();
  for (const { name } of clusters) {
    if (names.has(name)) {
      throw new Error(`Two clusters have the name '${name}'`);
    }
    names.add(name);
  }
  return clusters;
}

function readCluster(config: Config): ClusterDefinition {
  const name = config.getString('name');
  const authMetadata = {
    ...optional('serviceAccountToken', config, 'serviceAccountToken'),
    ...optional(ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE, config, 'assumeRole'),
    ...optional(ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID, config, 'externalId'),
    ...optional(ANNOTATION_KUBERNETES_AUTH_PROVIDER, config, 'authProvider'),
    ...config.getOptional<Record<string, string>>('authMetadata'),
  };
  if (!authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER]) {
    throw new Error(`Cluster '${name}' has no authProvider configured`);
  }
  return {
    name,
    title: config.getOptionalString('title'),
    url: config.getString('url'),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify'),
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
    authMetadata,
  };
}

function optional(
  key: string,
  config: Config,
  configKey: string,
): Record<string, string> {
  const value = config.getOptionalString(configKey);
  return value === undefined ? {} : { [key]: value };
}
