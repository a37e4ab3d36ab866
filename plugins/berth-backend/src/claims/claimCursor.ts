import { berthError } from '@berth/backstage-plugin-berth-common';

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Where a page of claims ended: newest first, by id where two are of one time.
 *
 * @internal
 */
export interface ClaimCursor {
  createdAt: string;
  id: string;
}

/**
 * A cursor as the API hands it out; opaque to callers.
 *
 * @internal
 */
export function stringifyCursor({ createdAt, id }: ClaimCursor): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/**
 * Reads what {@link stringifyCursor} wrote.
 *
 * @throws InputError with code `body-invalid` for anything else
 * @internal
 */
export function parseCursor(text: string): ClaimCursor {
  try {
    const parsed: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      Array.isArray(parsed) &&
      parsed.length === 2 &&
      ISO_TIME.test(parsed[0]) &&
      typeof parsed[1] === 'string' &&
      !parsed[1].includes('\u0000')
    ) {
      return { createdAt: parsed[0], id: parsed[1] };
    }
  } catch {
    // Answered below, with every other text that is no cursor.
  }
  throw berthError('body-invalid', {
    message: 'The cursor is not one that a page of claims ended with',
    fields: [{ field: 'cursor', message: 'Use a nextCursor as it came.' }],
  });
}
