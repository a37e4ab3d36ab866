import { describeOffering } from '@berth/offering-tests';
import { eventBroker } from './knative-broker';
import { knativeFunction } from './knative-function';

for (const offering of [knativeFunction, eventBroker]) {
  describeOffering({ offering });
}
