import { catalogAnnotations } from '@berth/backstage-plugin-berth-common';
import { optionalText } from './cleanText';

const READ: string[] = Object.values(catalogAnnotations).flat();

/** What people write there is short; a list of links is the longest. */
const MAX_VALUE = 4_096;

/**
 * What an object's annotations say to the catalog, as JSON with the keys in one
 * order; null when they say nothing.
 *
 * @internal
 */
export function catalogText(
  annotations: Record<string, unknown> | undefined,
): string | null {
  const said = READ.flatMap(key => {
    const text = optionalText(annotations?.[key], MAX_VALUE);
    return text === undefined ? [] : [[key, text]];
  });
  return said.length > 0 ? JSON.stringify(Object.fromEntries(said)) : null;
}
