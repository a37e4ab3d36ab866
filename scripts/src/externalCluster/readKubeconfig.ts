import fs from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';
import { UserError } from '../lib/UserError.mjs';

/** The cluster of a kubeconfig's current context. */
export type ChosenCluster = {
  kubeConfig: KubeConfig;
  context: string;
  server: string;
  /** Base64 of PEM; empty where the cluster's certificate is publicly trusted. */
  caData: string;
};

/**
 * Reads a kubeconfig file.
 *
 * @throws UserError when there is no such file, or no cluster to choose in it
 */
export function readKubeconfig(file: string): ChosenCluster {
  if (!fs.existsSync(file)) {
    throw new UserError(`There is no kubeconfig file ${file}.`);
  }
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromFile(file);
  } catch (error) {
    throw new UserError(
      `${file} cannot be read as a kubeconfig: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  const context = kubeConfig.getCurrentContext();
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster) {
    throw new UserError(
      context
        ? `${file} has no cluster for its current context "${context}".`
        : `${file} has no current context: choose one with kubectl config use-context.`,
    );
  }
  if (cluster.skipTLSVerify) {
    throw new UserError(
      `${file} skips the verification of ${cluster.server}'s certificate. Berth sends it tokens, so it does not: name the certificate authority in the file.`,
    );
  }
  return {
    kubeConfig,
    context,
    server: cluster.server,
    caData: readCa(cluster),
  };
}

function readCa(cluster: { caData?: string; caFile?: string }): string {
  return (
    cluster.caData ??
    (cluster.caFile ? fs.readFileSync(cluster.caFile, 'base64') : '')
  );
}
