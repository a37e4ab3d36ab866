/**
 * createOffering and the extension points through which modules add to Berth.
 *
 * @packageDocumentation
 */

export * from './offerings/createOffering';
export type { Offering, OfferingInput } from './offerings/Offering';
export * from './offerings/types';
export * from './readiness/families';
export * from './readiness/types';
export * from './registry/createOfferingsFeature';
export * from './registry/OfferingRegistry';
