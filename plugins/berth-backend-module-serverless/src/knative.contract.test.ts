import { describeOffering } from '@berth/offering-tests';
import { knativeFunction } from './knative-function';

for (const offering of [knativeFunction]) {
  describeOffering({ offering });
}
