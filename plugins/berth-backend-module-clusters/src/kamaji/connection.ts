import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { hasSecret } from '../shared/kubeconfigReady';
import { observe } from './observed';

/**
 * How to connect, as soon as Kamaji says where. The one Secret has a
 * kubeconfig for outside and one for inside the host cluster.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { endpoint, secret, status } = observe(objects.primary);
  const [, host, port] = /^(.+):(\d+)$/.exec(endpoint ?? '') ?? [];
  if (!secret) {
    return undefined;
  }
  const unavailable =
    unavailableBecause(status) ??
    (hasSecret(objects, secret)
      ? undefined
      : 'It is not there yet: Kamaji writes it when the control plane answers for the first time.');
  const kubeconfig = (
    id: string,
    title: string,
    key: string,
    where: string,
  ) => ({
    id,
    title,
    description: `Role cluster-admin: everything in the cluster, ${where}. Make roles and accounts of less for daily work.`,
    secret: { ...secret, keys: [key] },
    ...(unavailable && { unavailable }),
  });
  return {
    endpoints: host
      ? [
          {
            name: 'API server',
            description: 'Where nodes join and kubectl goes.',
            host,
            port: Number(port),
            url: `https://${host}:${port}`,
          },
        ]
      : [],
    kubeconfigs: [
      kubeconfig('admin', 'Administrator', 'admin.conf', 'from outside'),
      kubeconfig(
        'admin-inside',
        'Administrator, inside',
        'admin.svc',
        'from within the host cluster',
      ),
    ],
  };
}

function unavailableBecause(status: string | undefined): string | undefined {
  return status === 'Sleeping' ? 'It sleeps; wake it first.' : undefined;
}
