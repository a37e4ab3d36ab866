import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './en';

/**
 * Every text of Berth's pages, cards and fields.
 *
 * @public
 */
export const berthTranslationRef = createTranslationRef({
  id: 'plugin.berth',
  messages,
});
