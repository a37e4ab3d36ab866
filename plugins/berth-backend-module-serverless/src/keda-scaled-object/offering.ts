import { createOffering, recordsOf } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { check } from './check';
import { details } from './details';
import { OFFERING_ID } from './id';
import { advanced, input } from './input';
import { AUTOSCALER, SCALED_OBJECT, TRIGGER_AUTHENTICATION } from './kind';
import { manifests, usage } from './manifests';
import { readiness } from './readiness';

/**
 * What scales a Deployment by its load, by the time, by a query or by what
 * waits in a queue: KEDA's ScaledObject.
 *
 * @public
 */
export const autoscaler = createOffering({
  id: OFFERING_ID,
  title: 'Autoscaler',
  description:
    'Gives a Deployment as many replicas as there is work for it: by load, by time, by a query or by what waits in a queue, and none while there is nothing to do.',
  category: 'serverless',
  docs: 'https://keda.sh/docs/latest/',
  primary: SCALED_OBJECT,
  // What Knative, KServe, the HTTP add-on and others make of their own objects
  // is theirs to change.
  isClaim: ({ metadata }) =>
    recordsOf(metadata.ownerReferences).every(
      ({ controller }) => controller !== true,
    ),
  children: [AUTOSCALER, TRIGGER_AUTHENTICATION],
  requires: [
    { ...SCALED_OBJECT, providedBy: 'KEDA' },
    { ...TRIGGER_AUTHENTICATION, providedBy: 'KEDA' },
  ],
  holdsData: false,
  template: 'template:default/autoscaler',
  plans: {},
  input,
  advanced,
  check,
  manifests,
  usage,
  readiness,
  details,
  actions,
  entity: claim => ({
    type: 'autoscaler',
    tags: ['keda', 'autoscaling'],
    // KEDA has it on the ScaledObject and its HorizontalPodAutoscaler.
    labelSelector: `scaledobject.keda.sh/name=${claim.name}`,
  }),
});
