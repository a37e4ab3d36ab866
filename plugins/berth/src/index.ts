/**
 * Tenants, their claims and how to ask for more, in Backstage's new frontend
 * system.
 *
 * @packageDocumentation
 */
export { berthPlugin as default } from './plugin';
export * from './api';
export * from './routes';
export { berthTranslationRef } from './i18n/translationRef';
