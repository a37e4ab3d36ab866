/**
 * Scaffolder actions that ask for Berth's offerings and wait for claims.
 *
 * @packageDocumentation
 */
export { scaffolderModuleBerth as default } from './module';
