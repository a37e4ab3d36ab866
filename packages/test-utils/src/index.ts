/**
 * A Berth backend in memory that keeps to its OpenAPI document, for tests of
 * what calls it.
 *
 * @packageDocumentation
 */
export * from './builders';
export * from './FakeBerth';
export type { FakeBerthCall } from './types';
