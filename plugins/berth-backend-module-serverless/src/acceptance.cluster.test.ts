import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { describeAcceptance } from '@berth/offering-tests';
import { autoscalerFields } from './__testUtils__/autoscalerFields';
import { autoscaler } from './keda-scaled-object';
import { spinApp } from './spin-app';

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
    {
      offering: spinApp,
      actions: {
        deploy: { input: { image: 'ghcr.io/example/hello:v2' } },
        scale: { input: { replicas: 3 } },
        autoscale: {},
        resize: { input: { plan: 'large' } },
        'set-variables': { input: { variables: { greeting: 'Moin' } } },
      },
    },
  ],
  crds: [
    'keda/keda.sh_scaledobjects.yaml',
    'keda/keda.sh_triggerauthentications.yaml',
    'spinkube',
  ],
});
