import { cleanText, validTags } from './text';

describe('cleanText', () => {
  it.each([
    ['PostgreSQL', 20, 'PostgreSQL'],
    ['  two\n\tlines ', 20, 'two lines'],
    ['nul\u0000here', 20, 'nul here'],
    ['lone \ud83d half', 20, 'lone half'],
    ['whole 💥', 20, 'whole 💥'],
    ['💥💥💥', 3, '💥💥💥'],
    ['💥💥💥💥', 3, '💥💥…'],
    ['<script>alert(1)</script>', 30, '<script>alert(1)</script>'],
    ['\u0000\n ', 20, undefined],
    ['', 20, undefined],
    [undefined, 20, undefined],
  ])('makes of %j, at most %d characters, %j', (text, length, expected) => {
    expect(cleanText(text, length)).toBe(expected);
  });
});

describe('validTags', () => {
  it('keeps what the catalog takes, once and in lower case', () => {
    expect(
      validTags(['PostgreSQL', 'postgresql', 'no spaces', '', 'a_b', 'c++']),
    ).toEqual(['postgresql', 'c++']);
  });
});
