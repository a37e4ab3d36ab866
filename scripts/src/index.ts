/**
 * What benchmarks and browser tests use of the commands of this repository.
 *
 * @packageDocumentation
 */
export { installProject } from './bench/installProject';
export { markdownTable } from './lib/markdownTable';
export { signIn, type PortalToken } from './token/signIn';
export type { Benchmark } from './bench/Benchmark';
export type { Progress } from './lib/Progress.mjs';
