/**
 * Backends in processes of their own.
 *
 * @packageDocumentation
 */
export { BackendProcess, type BackendProcessOptions } from './BackendProcess';
export { freePorts } from './freePorts';
