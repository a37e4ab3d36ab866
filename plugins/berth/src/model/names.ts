import { normalizeName } from '@berth/backstage-plugin-berth-common';

/** Short words for what people ask for often, by the offering's category. */
const shortNames: Record<string, string> = {
  cluster: 'cluster',
  database: 'db',
  gpu: 'gpu',
  ml: 'ml',
  serverless: 'fn',
};

/** No vowels, so that no words come about, and nothing to be mistaken. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789';

const SUFFIX_LENGTH = 3;

/**
 * The longest name that offerings take unless they say otherwise.
 *
 * @internal
 */
export const DEFAULT_MAX_NAME_LENGTH = 50;

/**
 * A name for a new claim, such as `payments-db-7k2`, that is not taken.
 *
 * @internal
 */
export function suggestName(options: {
  tenant: string;
  offering: string;
  taken?: ReadonlySet<string>;
  maxLength?: number;
  /** A number from 0 up to 1, as `Math.random` gives. */
  random?: () => number;
}): string {
  const {
    tenant,
    offering,
    taken = new Set<string>(),
    maxLength = DEFAULT_MAX_NAME_LENGTH,
    random = Math.random,
  } = options;
  const [category, system] = offering.split('.');
  const what = shortNames[category] ?? normalizeName(system ?? category);
  const stem = normalizeName(
    `${tenant}-${what}`,
    maxLength - SUFFIX_LENGTH - 1,
  );
  const draw = () =>
    Array.from(
      { length: SUFFIX_LENGTH },
      () => ALPHABET[Math.floor(random() * ALPHABET.length)],
    ).join('');
  for (let attempt = 0; attempt < 20; attempt++) {
    const name = `${stem}-${draw()}`;
    if (!taken.has(name)) {
      return name;
    }
  }
  return `${stem}-${draw()}`;
}
