import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { autoscalerFields } from './__testUtils__/autoscalerFields';
import { autoscaler } from './keda-scaled-object';

const pausedAutoscaler = (primary: KubernetesObject): KubernetesObject => ({
  ...primary,
  metadata: {
    ...primary.metadata,
    annotations: { 'autoscaling.keda.sh/paused': 'true' },
  },
});

describeAcceptance({
  cases: [
    {
      offering: autoscaler,
      fields: autoscalerFields,
      actions: {
        'set-bounds': { claim: { workload: 'web' }, input: { maxReplicas: 9 } },
        'set-target': { claim: { workload: 'web' }, input: { target: 50 } },
        pause: { claim: { workload: 'web' }, input: { replicas: 0 } },
        resume: { claim: { workload: 'web' }, prepare: pausedAutoscaler },
      },
    },
  ],
  crds: [
    'keda/keda.sh_scaledobjects.yaml',
    'keda/keda.sh_triggerauthentications.yaml',
  ],
});
