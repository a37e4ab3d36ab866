import type { berthTranslationRef } from './translationRef';

type FlatKey = keyof (typeof berthTranslationRef)['T'] & string;

type WithoutPlural<TKey extends string> = TKey extends
  | `${infer TBase}_one`
  | `${infer TBase}_other`
  ? TBase
  : TKey;

/**
 * The name of a text; texts with a `count` have one name for all plurals.
 *
 * @internal
 */
export type BerthMessageKey = WithoutPlural<FlatKey>;

/**
 * Puts a text into the words of the person's language.
 *
 * @internal
 */
export type Translate = (
  key: BerthMessageKey,
  values?: Record<string, string | number>,
) => string;
