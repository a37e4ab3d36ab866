/**
 * createOffering and the extension points through which modules add to Berth.
 *
 * @packageDocumentation
 */

export type * from './definitions/types';
export * from './network/addressGuard';
export * from './offerings/createOffering';
export * from './offerings/createOfferingAction';
export { claimLabels } from './offerings/labels';
export type { Offering, OfferingInput } from './offerings/Offering';
export * from './offerings/types';
export * from './readiness/conditionReadiness';
export * from './readiness/counterReadiness';
export * from './readiness/latchedReadiness';
export * from './readiness/observed';
export * from './readiness/phaseReadiness';
export * from './readiness/rules/judgeObject';
export * from './readiness/types';
export * from './reading/values';
export * from './registry/createOfferingsFeature';
export * from './registry/OfferingRegistry';
export type * from './routes/types';
export * from './schema/createSchemaOffering';
