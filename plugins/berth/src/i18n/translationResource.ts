import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { berthTranslationRef } from './translationRef';

/**
 * Berth's texts in the languages it speaks beside English: German. Each
 * language is loaded when somebody chooses it.
 *
 * @public
 */
export const berthTranslations = createTranslationResource({
  ref: berthTranslationRef,
  translations: {
    de: () => import('./de'),
  },
});
