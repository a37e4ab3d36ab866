import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { DEPLOYMENT, FUNCTION } from './kind';
import { check, manifests, usage } from './manifests';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A function that OpenFaaS runs.
 *
 * @public
 */
export const openFaasFunction = createOffering({
  id: OFFERING_ID,
  title: 'OpenFaaS function',
  description:
    'A function behind the gateway of OpenFaaS: called over HTTP, by a queue, at times or by messages, and scaled by what comes.',
  category: 'serverless',
  docs: 'https://docs.openfaas.com/',
  notice: {
    kind: 'commercial',
    message:
      'Functions as Kubernetes objects, their autoscaling and scaling to zero need a licence of OpenFaaS Standard or For Enterprises, and more than one namespace For Enterprises. Knative needs none.',
  },
  primary: FUNCTION,
  children: [DEPLOYMENT],
  requires: [{ ...FUNCTION, providedBy: 'OpenFaaS' }],
  holdsData: false,
  template: 'template:default/openfaas-function',
  plans,
  input,
  advanced: [
    'minReplicas',
    'maxReplicas',
    'scaleToZero',
    'idleMinutes',
    'scaleOn',
    'target',
    'environment',
    'secrets',
    'schedule',
    'topics',
    'readOnly',
    'gateway',
  ],
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  actions,
  entity: claim => ({
    type: 'function',
    tags: ['openfaas'],
    labelSelector: `faas_function=${claim.name}`,
  }),
});
