import { makeValidator } from '@backstage/catalog-model';

const { isValidTag } = makeValidator();

/**
 * A text from a cluster as one line that a page and any database take: no
 * control characters (PostgreSQL refuses NUL), no lone surrogates, no longer
 * than allowed. Undefined when nothing is left.
 *
 * @internal
 */
export function cleanText(
  text: string | undefined,
  maxLength: number,
): string | undefined {
  const characters = Array.from(
    (text ?? '').replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ').trim(),
  );
  return (
    (characters.length > maxLength
      ? `${characters.slice(0, maxLength - 1).join('')}…`
      : characters.join('')) || undefined
  );
}

/**
 * The tags that the catalog takes, each once; others are left out.
 *
 * @internal
 */
export function validTags(tags: string[]): string[] {
  return [...new Set(tags.map(tag => tag.toLowerCase()))].filter(isValidTag);
}
