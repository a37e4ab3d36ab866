import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import { OFFERING_ID } from '../vcluster/id';
import { loft, POD } from '../vcluster/kind';
import type { KindCount } from './readContents';

const CLAIMS = { group: '', version: 'v1', plural: 'persistentvolumeclaims' };

/**
 * What a virtual cluster has on its host, and what goes with it: the disks of
 * its control plane and of what runs inside, and its Pods. What the user may
 * not list is left out.
 *
 * @internal
 */
export async function outsideOf(
  claim: Claim,
  api: ClusterApi,
): Promise<KindCount[]> {
  const secret = claim.connection?.kubeconfigs?.[0]?.secret;
  if (claim.offering !== OFFERING_ID || !secret) {
    return [];
  }
  const release = releaseOf(claim);
  const count = async (
    resource: typeof CLAIMS,
    labelSelector: string,
  ): Promise<number> => {
    const { namespace } = secret;
    const list = api.list(resource, { namespace, labelSelector });
    return (await list.catch(() => [])).length;
  };
  const [own, synced, pods] = await Promise.all([
    count(CLAIMS, `release=${release}`),
    count(CLAIMS, `${loft.managedBy}=${release}`),
    count(POD, `${loft.managedBy}=${release}`),
  ]);
  return [
    { kind: 'PersistentVolumeClaim', count: own + synced },
    { kind: 'Pod', count: pods },
  ].filter(one => one.count > 0);
}

/** Of the Secret that vCluster names after its release. */
function releaseOf(claim: Claim): string {
  const admin = claim.connection?.kubeconfigs?.find(({ id }) => id === 'admin');
  return admin?.secret.name.replace(/^vc-/, '') ?? claim.name;
}
