import { cleanText, optionalText, optionalTime } from './cleanText';

describe('cleanText', () => {
  it.each<[unknown, number, string]>([
    ['plain', 10, 'plain'],
    ['too long', 3, 'too'],
    ['a\u0000b', 10, 'ab'],
    ['a\ud800b', 10, 'a\ufffdb'],
    ['🚢', 10, '🚢'],
    ['🚢', 1, '\ufffd'],
    ['<script>', 10, '<script>'],
    [undefined, 10, ''],
    [null, 10, ''],
    [7, 10, '7'],
  ])('makes of %j, at most %d long, %j', (value, maxLength, text) => {
    expect(cleanText(value, maxLength)).toBe(text);
  });
});

describe('optionalText', () => {
  it.each([undefined, null, '', '  ', 7, {}])('is nothing for %j', value => {
    expect(optionalText(value, 10)).toBeUndefined();
  });
});

describe('optionalTime', () => {
  it.each<[unknown, string | undefined]>([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T02:00:00.123456+02:00', '2026-01-01T00:00:00.123Z'],
    ['yesterday', undefined],
    [null, undefined],
    [7, undefined],
  ])('reads %j as %j', (value, time) => {
    expect(optionalTime(value)).toBe(time);
  });
});
