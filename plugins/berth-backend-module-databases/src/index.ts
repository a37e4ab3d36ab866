/**
 * Databases run by operators, as Berth offerings.
 *
 * @packageDocumentation
 */

export { databasesFeature as default } from './feature';
export { cloudNativePg } from './cloudnative-pg';
