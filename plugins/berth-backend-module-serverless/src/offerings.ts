import { Offering } from '@berth/backstage-plugin-berth-node';
import { autoscaler } from './keda-scaled-object';
import { eventBroker } from './knative-broker';
import { createKnativeFunction, type BuildSettings } from './knative-function';
import { openFaasFunction } from './openfaas-function';
import { spinApp } from './spin-app';

/**
 * All offerings of this package.
 *
 * @param options.builds - what the platform team says of builds
 * @internal
 */
export function createOfferings(
  options: { builds?: BuildSettings } = {},
): Offering[] {
  return [
    createKnativeFunction(options),
    eventBroker,
    autoscaler,
    spinApp,
    openFaasFunction,
  ];
}

/**
 * All offerings of this package as they are where nothing is configured: what
 * Berth's offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = createOfferings();
