/**
 * GPU quota and queues as Berth offerings.
 *
 * @packageDocumentation
 */

export { gpuFeature as default } from './feature';
export { offerings as gpuOfferings } from './offerings';
