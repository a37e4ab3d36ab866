import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { berthTranslations } from '../i18n/translationResource';

/**
 * Adds Berth's other languages to an app that lists them under
 * `availableLanguages`.
 *
 * @public
 */
export const berthTranslationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'berth',
      params: { resource: berthTranslations },
    }),
  ],
});
