import type { OfferingSource } from '@berth/backstage-plugin-berth-node';
import { offeringOf } from './definitions/offeringOf';
import { crossplane, kro } from './definitions/origins';

/**
 * Makes offerings of custom resource definitions that are marked as such, and
 * of those that Crossplane and kro make of what is marked.
 *
 * @public
 */
export const compositionsSource: OfferingSource = {
  origins: [crossplane, kro],
  offeringOf,
};
