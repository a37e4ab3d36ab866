/**
 * Berth in other languages. The default export is a module for apps of the
 * new frontend system; apps of the old one take `berthTranslations`.
 *
 * @packageDocumentation
 */
export { berthTranslationsModule as default } from './extensions/translations';
export { berthTranslationRef } from './i18n/translationRef';
export { berthTranslations } from './i18n/translationResource';
