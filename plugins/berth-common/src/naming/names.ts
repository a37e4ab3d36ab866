import { berthError } from '../errors/berthError';

/**
 * Pattern of a DNS-1123 label (RFC 1123 §2.1, as Kubernetes reads it) without
 * its length.
 *
 * @public
 */
export const DNS_LABEL_PATTERN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/**
 * Pattern of a claim's name, without its length: a DNS-1035 label. Operators
 * name Services after their objects, and those begin with a letter.
 *
 * @public
 */
export const CLAIM_NAME_PATTERN = '^[a-z]([-a-z0-9]*[a-z0-9])?$';

const CLAIM_NAME = new RegExp(CLAIM_NAME_PATTERN);

/**
 * What is wrong with a claim's name of at most so many characters, with the
 * remedy; undefined when nothing is.
 *
 * @public
 */
export function nameProblem(name: string, maxLength = 63): string | undefined {
  if (!name) {
    return 'A name is needed.';
  }
  if (name.length > maxLength) {
    return `The name has ${name.length} characters and may have ${maxLength}; shorten it.`;
  }
  if (!CLAIM_NAME.test(name)) {
    return 'Use lower-case letters, digits and hyphens, beginning with a letter and ending with a letter or digit.';
  }
  return undefined;
}

/**
 * Refuses a name that Kubernetes would not take for a claim.
 *
 * @throws InputError with code `name-invalid`, field `name`
 * @public
 */
export function assertClaimName(name: string, maxLength = 63): void {
  const problem = nameProblem(name, maxLength);
  if (problem) {
    throw berthError('name-invalid', {
      message: `The name '${name.slice(0, 80)}' cannot be used. ${problem}`,
      fields: [{ field: 'name', message: problem }],
    });
  }
}

/**
 * The nearest valid claim name to what somebody typed: lower case, hyphens for
 * what is not allowed, no longer than allowed, nothing before the first
 * letter. Empty when nothing is left.
 *
 * @public
 */
export function normalizeName(text: string, maxLength = 63): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
}
