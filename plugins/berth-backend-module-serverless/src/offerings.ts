import { Offering } from '@berth/backstage-plugin-berth-node';
import { autoscaler } from './keda-scaled-object';
import { eventBroker } from './knative-broker';
import { knativeFunction } from './knative-function';
import { openFaasFunction } from './openfaas-function';
import { spinApp } from './spin-app';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = [
  knativeFunction,
  eventBroker,
  autoscaler,
  spinApp,
  openFaasFunction,
];
