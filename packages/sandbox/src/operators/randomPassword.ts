import { randomInt } from 'node:crypto';

const letters =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A password of 64 letters and digits, as operators of databases make them.
 *
 * @internal
 */
export function randomPassword(): string {
  return Array.from(
    { length: 64 },
    () => letters[randomInt(letters.length)],
  ).join('');
}
