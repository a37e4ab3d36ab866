/**
 * Backends in processes of their own.
 *
 * @packageDocumentation
 */
export { BackendProcess, type BackendProcessOptions } from './BackendProcess';
export { freePorts } from './freePorts';
export { locateClusters, type ClusterAccess } from './locateClusters';
export { readClaims } from './readClaims';
