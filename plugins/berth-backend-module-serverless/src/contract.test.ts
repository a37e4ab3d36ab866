import { describeOffering } from '@berth/offering-tests';
import { autoscaler } from './keda-scaled-object';
import { autoscalerFields } from './__testUtils__/autoscalerFields';

describeOffering({
  offering: autoscaler,
  fields: autoscalerFields,
  required: { workload: 'web' },
});
