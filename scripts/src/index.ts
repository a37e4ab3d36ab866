/**
 * What benchmarks and browser tests use of the commands of this repository.
 *
 * @packageDocumentation
 */
export { signIn, type PortalToken } from './token/signIn';
export type { Benchmark } from './bench/Benchmark';
