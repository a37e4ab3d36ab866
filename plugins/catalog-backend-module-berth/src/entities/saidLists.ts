import {
  KubernetesValidatorFunctions,
  type EntityLink,
} from '@backstage/catalog-model';
import { cleanText, validTags } from './text';

const MAX_ENTRIES = 30;

/**
 * The entries of a list that somebody wrote with commas or on lines.
 *
 * @internal
 */
export function entriesOf(text: string | undefined): string[] {
  // One that has lines may have commas in them.
  const separator = text?.trim().includes('\n') ? '\n' : ',';
  return (text ?? '')
    .split(separator)
    .map(entry => entry.trim())
    .filter(Boolean)
    .slice(0, MAX_ENTRIES);
}

/**
 * Tags, also of texts that are none as they are written.
 *
 * @internal
 */
export function tagsOf(text: string | undefined): string[] {
  return validTags(
    entriesOf(text).map(entry =>
      entry
        .toLowerCase()
        .replace(/[^a-z0-9:+#]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    ),
  );
}

/**
 * Links of a JSON list; of those that lead nowhere on the web or to a mailbox
 * none.
 *
 * @internal
 */
export function linksOf(text: string | undefined): EntityLink[] {
  let list: unknown;
  try {
    list = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return (Array.isArray(list) ? list : [])
    .slice(0, MAX_ENTRIES)
    .flatMap(entry => {
      const { url, title, icon, type } = Object(entry) as Record<
        string,
        unknown
      >;
      const link = urlOf(url, ['https:', 'http:', 'mailto:']);
      if (!link) {
        return [];
      }
      const name =
        typeof title === 'string' ? cleanText(title, 100) : undefined;
      return [
        {
          url: link,
          ...(name && { title: name }),
          ...(isWord(icon) && { icon }),
          ...(isWord(type) && { type }),
        },
      ];
    });
}

/**
 * A URL of one of these protocols as it is written in full; undefined for all
 * else.
 *
 * @internal
 */
export function urlOf(
  text: unknown,
  protocols: string[] = ['https:', 'http:'],
): string | undefined {
  try {
    const url = new URL(String(text));
    return protocols.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Domains whose annotations say what an entity is, and are Berth's to write. */
const RESERVED = ['backstage.io', 'berth.dev', 'kubernetes.io', 'k8s.io'];

/**
 * Annotations of a list of `key=value`. Left out are those by which Backstage
 * or Berth would take the entity for another one, or for a cluster.
 *
 * @internal
 */
export function annotationsOf(
  text: string | undefined,
): Record<string, string> {
  const pairs = entriesOf(text).flatMap(entry => {
    const at = entry.indexOf('=');
    const key = entry.slice(0, Math.max(at, 0)).trim();
    const value = cleanText(entry.slice(at + 1), 1_000);
    return value && isFree(key) ? [[key, value]] : [];
  });
  return Object.fromEntries(pairs);
}

function isFree(key: string): boolean {
  const domain = key.split('/')[0].toLowerCase();
  return (
    KubernetesValidatorFunctions.isValidAnnotationKey(key) &&
    !RESERVED.some(one => domain === one || domain.endsWith(`.${one}`))
  );
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,63}$/.test(value);
}
