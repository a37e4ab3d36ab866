/**
 * Custom resource definitions, Crossplane and kro definitions as Berth offerings, without code.
 *
 * @packageDocumentation
 */

export { compositionsFeature as default } from './feature';
export { offerings as compositionsOfferings } from './offerings';
