import fc from 'fast-check';
import { parseCursor, stringifyCursor } from './claimCursor';

const base64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('claim cursors', () => {
  it('come back as they were', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (createdAt, id) => {
        const cursor = { createdAt, id };
        expect(parseCursor(stringifyCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each([
    '',
    'x',
    '%%%',
    base64({}),
    base64([]),
    base64(['a']),
    base64(['a', 7]),
    base64(['a', 'b', 'c']),
    base64(null),
  ])('are refused when they are none: %j', text => {
    expect(() => parseCursor(text)).toThrow(
      expect.objectContaining({ code: 'body-invalid', name: 'InputError' }),
    );
  });
});
