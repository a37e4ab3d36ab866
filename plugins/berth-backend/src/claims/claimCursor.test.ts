import fc from 'fast-check';
import { parseCursor, stringifyCursor } from './claimCursor';

const base64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('claim cursors', () => {
  it('come back as they were', () => {
    const time = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, fc.string({ unit: 'grapheme' }), (createdAt, id) => {
        const cursor = { createdAt: createdAt.toISOString(), id };
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
    base64(['2026-01-01T00:00:00.000Z', 7]),
    base64(['2026-01-01T00:00:00.000Z', 'a\u0000']),
    base64(['yesterday', 'a']),
    base64(['a', 'b', 'c']),
    base64(null),
  ])('are refused when they are none: %j', text => {
    expect(() => parseCursor(text)).toThrow(
      expect.objectContaining({ code: 'body-invalid', name: 'InputError' }),
    );
  });
});
