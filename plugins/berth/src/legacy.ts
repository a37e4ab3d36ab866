/**
 * Berth for apps of the old frontend system, built with
 * `@backstage/core-app-api`.
 *
 * @packageDocumentation
 */
export * from './legacy/index';
