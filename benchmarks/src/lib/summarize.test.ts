import { summarize } from './summarize';

describe('summarize', () => {
  it.each([
    [[7], { count: 1, min: 7, median: 7, p90: 7, max: 7 }],
    [[3, 1, 2], { count: 3, min: 1, median: 2, p90: 3, max: 3 }],
    [
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
      { count: 10, min: 1, median: 5, p90: 9, max: 10 },
    ],
  ])('of %j', (values, expected) => {
    expect(summarize(values)).toEqual(expected);
  });

  it('refuses nothing', () => {
    expect(() => summarize([])).toThrow(RangeError);
  });
});
