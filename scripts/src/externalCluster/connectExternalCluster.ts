import { CoreV1Api } from '@kubernetes/client-node';
import type { Progress } from '../lib/Progress.mjs';
import { UserError } from '../lib/UserError.mjs';
import { clusterName } from './clusterName';
import { installAccess, reasonOf } from './installAccess';
import { readKubeconfig } from './readKubeconfig';

const ACCOUNT = { namespace: 'berth-system', name: 'berth' };

/** A week; clusters may grant less. */
const TOKEN_SECONDS = 7 * 24 * 60 * 60;

/**
 * Makes a cluster that is there already ready for Berth, and returns what
 * app-config.sandbox.yaml reads about it.
 *
 * @throws UserError when the cluster does not answer or refuses
 */
export async function connectExternalCluster(options: {
  root: string;
  kubeconfig: string;
  progress: Progress;
}): Promise<{ env: Record<string, string> }> {
  const { root, kubeconfig, progress } = options;
  const cluster = readKubeconfig(kubeconfig);
  progress.print(
    `  Using the cluster of context "${cluster.context}", ${cluster.server}`,
  );
  await installAccess({ root, cluster, progress });

  const core = cluster.kubeConfig.makeApiClient(CoreV1Api);
  let status;
  try {
    ({ status } = await core.createNamespacedServiceAccountToken({
      ...ACCOUNT,
      body: { spec: { audiences: [], expirationSeconds: TOKEN_SECONDS } },
    }));
  } catch (error) {
    throw new UserError(
      `${cluster.server} gave no token for ${ACCOUNT.namespace}/${
        ACCOUNT.name
      }: ${reasonOf(error)}`,
      { cause: error },
    );
  }
  if (!status) {
    throw new UserError(`${cluster.server} gave no token.`);
  }
  const until = status.expirationTimestamp.toISOString().slice(0, 16);
  progress.print(
    `  ✓ Token for ${ACCOUNT.namespace}/${ACCOUNT.name}, valid until ${until}Z`,
  );
  return {
    env: {
      BERTH_CLUSTER_NAME: clusterName(cluster.context),
      BERTH_CLUSTER_URL: cluster.server,
      BERTH_CLUSTER_CA_DATA: cluster.caData,
      BERTH_CLUSTER_TOKEN: status.token,
      KUBECONFIG: kubeconfig,
    },
  };
}
