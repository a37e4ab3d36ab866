import { describeStatuses } from '@berth/offering-tests';
import { cloudNativePg } from './offering';

describe('the readiness of a Cluster', () => {
  describeStatuses({
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    judge: primary => cloudNativePg.readiness({ primary, children: [] }),
  });
});
