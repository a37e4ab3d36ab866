/**
 * A name of a StorageClass, Secret or the like: RFC 1123 subdomain.
 *
 * @internal
 */
export const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A name of a claim: DNS-1035 label, of which Services are named.
 *
 * @internal
 */
export const CLAIM_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/**
 * What is said of a name that is none.
 *
 * @internal
 */
export const CLAIM_NAME_HELP =
  'Use lower-case letters, digits and hyphens, beginning with a letter.';

/**
 * A user or a database that needs no quotes in SQL.
 *
 * @internal
 */
export const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * What is said of an identifier that is none.
 *
 * @internal
 */
export const IDENTIFIER_HELP =
  'Use lower-case letters, digits and underscores, not beginning with a digit, at most 63 characters.';

/**
 * What is said of a size that is none.
 *
 * @internal
 */
export const SIZE_HELP =
  'Write a number and a unit, such as 20Gi or 1.5Ti (20Gb is not one that Kubernetes knows).';

/**
 * A bucket and a folder in it, as S3 and what speaks its protocol name them.
 *
 * @internal
 */
export const S3_DESTINATION =
  /^s3:\/\/[a-z0-9][-a-z0-9.]{1,61}[a-z0-9](\/[A-Za-z0-9._-]+)*\/?$/;

/**
 * An address of a server that speaks S3's protocol.
 *
 * @internal
 */
export const HTTP_URL =
  /^https?:\/\/[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?\/?$/;

/**
 * Minute, hour, day of the month, month, day of the week.
 *
 * @internal
 */
export const CRON =
  /^(\*|[0-5]?\d)(\/[1-9]\d?)? (\*|1?\d|2[0-3])(\/[1-9]\d?)? (\*|[1-9]|[12]\d|3[01])(\/[1-9]\d?)? (\*|[1-9]|1[0-2])(\/[1-9]\d?)? (\*|[0-6])(\/[1-9])?$/;

/**
 * What is said of a schedule that is none.
 *
 * @internal
 */
export const CRON_HELP =
  "Write five fields: minute, hour, day of the month, month, day of the week, such as '0 2 * * *' for every night at two.";

/**
 * A moment with its time zone, as RFC 3339 writes it.
 *
 * @internal
 */
export const MOMENT =
  /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * What is said of a moment that is none.
 *
 * @internal
 */
export const MOMENT_HELP =
  'Write date, time and time zone, such as 2026-08-20T10:00:00Z.';
