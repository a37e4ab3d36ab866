import { describeOffering } from '@berth/offering-tests';
import { workloadCluster } from './cluster-api';
import { hostedControlPlane } from './kamaji';
import { virtualCluster } from './vcluster';

for (const offering of [virtualCluster, hostedControlPlane, workloadCluster]) {
  describeOffering({ offering });
}
