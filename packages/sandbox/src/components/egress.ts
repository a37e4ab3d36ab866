import type { DataFolder } from '../state/DataFolder';

/**
 * The socket, in the data folder, at which the API server's connections into
 * the cluster arrive. There is no network of Pods that it could reach.
 *
 * @internal
 */
export const servicesSocket = 'services.sock';

const file = 'egress.yaml';

/**
 * By this the API server takes the way over that socket, when it passes a
 * request on to a Service.
 *
 * @internal
 */
export const egressFlag = `--egress-selector-config-file=${file}`;

/**
 * Writes what {@link egressFlag} names.
 *
 * @internal
 */
export async function writeEgress(data: DataFolder): Promise<void> {
  await data.write(
    file,
    `apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
  - name: cluster
    connection:
      proxyProtocol: HTTPConnect
      transport:
        uds:
          udsName: ${servicesSocket}
`,
  );
}
