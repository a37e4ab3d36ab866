import type {
  Connection,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  countOf,
  recordOf,
  specOf,
  textOf,
  type ClaimObjects,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import { hasSecret } from '../shared/kubeconfigReady';

/**
 * The Secret in which Cluster API writes the kubeconfig.
 *
 * @internal
 */
export function secretOf({ metadata }: KubernetesObject): ObjectName {
  return {
    namespace: textOf(metadata.namespace) ?? '',
    name: `${textOf(metadata.name) ?? ''}-kubeconfig`,
  };
}

/**
 * How to connect: the endpoint as soon as the infrastructure has one, and the
 * one kubeconfig that there is.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection {
  const { host, port } = recordOf(specOf(objects.primary).controlPlaneEndpoint);
  const secret = secretOf(objects.primary);
  return {
    endpoints: textOf(host)
      ? [
          {
            name: 'API server',
            host: String(host),
            port: countOf(port) ?? 6443,
            url: `https://${host}:${countOf(port) ?? 6443}`,
          },
        ]
      : [],
    kubeconfigs: [
      {
        id: 'admin',
        title: 'Administrator',
        description:
          'Role cluster-admin: everything in the cluster. Make roles and accounts of less for daily work; Cluster API writes no other.',
        secret: { ...secret, keys: ['value'] },
        ...(!hasSecret(objects, secret) && {
          unavailable:
            'It is not there yet: Cluster API writes it when the control plane answers for the first time.',
        }),
      },
    ],
  };
}
