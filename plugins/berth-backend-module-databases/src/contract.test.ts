import { describeOffering } from '@berth/offering-tests';
import { offerings } from './offerings';

for (const offering of offerings) {
  describeOffering({ offering });
}
