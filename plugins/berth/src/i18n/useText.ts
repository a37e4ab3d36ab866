import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { Message } from './Message';
import { berthTranslationRef } from './translationRef';
import type { Translate } from './types';

/**
 * The words of the person's language.
 *
 * @internal
 */
export interface Words {
  t: Translate;
  /** Says a message, or a text that has been put into words already. */
  say: (text: string | Message) => string;
  /** The language's tag, for dates and numbers. */
  language: string;
}

/**
 * The words of the person's language.
 *
 * @internal
 */
export function useText(): Words {
  const { t: translate } = useTranslationRef(berthTranslationRef);
  const languageApi = useApiHolder().get(appLanguageApiRef);
  const language = languageApi?.getLanguage().language ?? 'en';
  return useMemo(() => {
    // The function's overloads tie values to each single key; names that are
    // chosen at run time are checked by BerthMessageKey instead.
    const t = translate as unknown as Translate;
    return {
      t,
      say: text => (typeof text === 'string' ? text : t(text.key, text.values)),
      language,
    };
  }, [translate, language]);
}
