import type { StrategyLoader } from './ClusterCredentials';

/**
 * Loads Backstage's own strategies. Late, because with them come the SDKs of
 * three clouds, which a service account token needs none of.
 *
 * @internal
 */
export const loadStrategies: StrategyLoader = async () => {
  const kubernetes = await import('@backstage/plugin-kubernetes-backend');
  return {
    serviceAccount: () => new kubernetes.ServiceAccountStrategy(),
    aws: ({ config }) => new kubernetes.AwsIamStrategy({ config }),
    azure: ({ logger }) => new kubernetes.AzureIdentityStrategy(logger),
    googleServiceAccount: ({ config }) =>
      new kubernetes.GoogleServiceAccountStrategy({ config }),
  };
};
