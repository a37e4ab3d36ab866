import { describeOffering } from '@berth/offering-tests';
import { autoscaler } from './keda-scaled-object';
import { openFaasFunction } from './openfaas-function';
import { spinApp } from './spin-app';
import { autoscalerFields } from './__testUtils__/autoscalerFields';

describeOffering({
  offering: autoscaler,
  fields: autoscalerFields,
  required: { workload: 'web' },
});

describeOffering({ offering: spinApp });

describeOffering({ offering: openFaasFunction });
