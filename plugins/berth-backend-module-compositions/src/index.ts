/**
 * Custom resource definitions, Crossplane and kro as Berth offerings.
 *
 * @packageDocumentation
 */

export { compositionsFeature as default } from './feature';
export { offerings as compositionsOfferings } from './offerings';
export { compositionsSource } from './source';
