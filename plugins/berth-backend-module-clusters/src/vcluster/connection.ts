import type { Connection } from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  recordsOf,
  type ClaimObjects,
  type ObjectName,
} from '@berth/backstage-plugin-berth-node';
import type { KubeconfigReference } from '../shared/KubeconfigReference';
import { kubeconfigNames, type KubeconfigRole } from './kubeconfigs';
import { observe, type ObservedVirtualCluster } from './observed';

/** The keys of a Secret in which vCluster writes a kubeconfig. */
const KEYS = ['config'];

const kubeconfigs: Array<{
  role: KubeconfigRole;
  title: string;
  description: string;
}> = [
  {
    role: 'edit',
    title: 'Developer',
    description:
      'Role edit: deploy, change and delete in every namespace inside; no access to roles and to the cluster itself.',
  },
  {
    role: 'view',
    title: 'Viewer',
    description: 'Role view: look at everything inside but Secrets.',
  },
  {
    role: 'admin',
    title: 'Administrator',
    description:
      'Role cluster-admin: everything inside. Keep it to yourself, and take another one for daily work.',
  },
];

/**
 * The Secrets that a virtual cluster writes when it answers.
 *
 * @internal
 */
export function awaits(objects: ClaimObjects): ObjectName[] {
  const { release, namespace } = observe(objects);
  return Object.values(kubeconfigNames(release)).map(name => ({
    namespace,
    name,
  }));
}

/**
 * How to connect, with the reason for each kubeconfig that cannot be had.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const cluster = observe(objects);
  const { release, namespace, server, controlPlane } = cluster;
  const names = kubeconfigNames(release);
  return {
    endpoints: controlPlane
      ? [
          {
            name: 'API server',
            description: 'Inside the host cluster.',
            host: `${release}.${namespace}.svc`,
            port: 443,
            ...(server && { url: server }),
          },
        ]
      : [],
    kubeconfigs: kubeconfigs.map(({ role, title, description }) => {
      const unavailable = unavailableBecause(cluster, role);
      const reference: KubeconfigReference = {
        id: role,
        title,
        description,
        secret: { namespace, name: names[role], keys: KEYS },
      };
      return unavailable ? { ...reference, unavailable } : reference;
    }),
  };
}

function unavailableBecause(
  cluster: ObservedVirtualCluster,
  role: KubeconfigRole,
): string | undefined {
  const { server, place, sleepAsked, controlPlane } = cluster;
  if (sleepAsked || controlPlane?.wanted === 0) {
    return 'It sleeps; wake it first.';
  }
  if (!cluster.kubeconfigs[role]) {
    return role === 'admin' || isAskedFor(cluster, role)
      ? 'It is not there yet: the cluster writes it when it answers for the first time.'
      : 'This cluster writes none for this role: it was not asked for with exportKubeConfig.additionalSecrets.';
  }
  // vCluster's own default; what it points at is the reader's own machine.
  if (
    place &&
    (!server || /^https:\/\/(localhost|127\.|\[::1\])/.test(server))
  ) {
    return 'It names localhost as the address, at which nothing of it answers. Set exportKubeConfig.server in the values.';
  }
  return undefined;
}

function isAskedFor(
  { values, release, place }: ObservedVirtualCluster,
  role: KubeconfigRole,
): boolean {
  const { additionalSecrets } = recordOf(values.exportKubeConfig);
  const name = kubeconfigNames(release)[role];
  return (
    !place || recordsOf(additionalSecrets).some(secret => secret.name === name)
  );
}
