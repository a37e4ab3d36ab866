import { createOffering } from '@berth/backstage-plugin-berth-node';
import { actions } from './actions';
import { check } from './check';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { input } from './input';
import { DEPLOYMENT, SPIN_APP } from './kind';
import { manifests, usage } from './manifests';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A WebAssembly app that SpinKube runs.
 *
 * @public
 */
export const spinApp = createOffering({
  id: OFFERING_ID,
  title: 'WebAssembly app',
  description:
    'An app made with Spin, as WebAssembly: it starts within milliseconds and takes little memory.',
  category: 'serverless',
  docs: 'https://www.spinkube.dev/docs/',
  notice: {
    kind: 'experimental',
    message:
      "SpinKube's API is v1alpha1; its objects may change between releases.",
  },
  primary: SPIN_APP,
  children: [DEPLOYMENT],
  requires: [{ ...SPIN_APP, providedBy: 'SpinKube' }],
  holdsData: false,
  template: 'template:default/spin-app',
  plans,
  input,
  advanced: [
    'replicas',
    'autoscaled',
    'variables',
    'secretVariables',
    'components',
    'runtimeConfigSecret',
    'healthPath',
    'pullSecrets',
    'executor',
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
    tags: ['webassembly', 'spin', 'spinkube'],
    labelSelector: `core.spinkube.dev/app-name=${claim.name}`,
  }),
});
