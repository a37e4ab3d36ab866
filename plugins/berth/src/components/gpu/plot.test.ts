import { changesOf, plotOf, pointAt } from './plot';

const range = { from: '2026-11-21T00:00:00Z', to: '2026-11-21T10:00:00Z' };
const at = (hour: number) => `2026-11-21T0${hour}:00:00Z`;
const points = [
  { at: at(2), quota: 8, used: 4, waiting: 0 },
  { at: at(4), quota: 8, used: 4, waiting: 0 },
  { at: at(6), used: 8, waiting: 2 },
  { at: at(8), quota: 4, used: 2, waiting: 0 },
];

describe('plotOf', () => {
  it('draws steps that hold until the next point, and to the end', () => {
    const { top, used, waiting } = plotOf(points, range);
    expect(top).toBe(10);
    expect(used).toBe('M200 60H400V60H600V20H800V80H1000');
    expect(waiting).toBe('M200 100H400V100H600V80H800V100H1000');
  });

  it('closes what is used to an area, and leaves out what is no quota', () => {
    const { usedArea, quota } = plotOf(points, range);
    expect(usedArea).toBe('M200 60H400V60H600V20H800V80H1000V100H200Z');
    expect(quota).toBe('M200 20H400V20H600 M800 60H1000');
  });

  it('draws nothing of nothing', () => {
    expect(plotOf([], range)).toEqual({
      top: 2,
      used: '',
      usedArea: '',
      waiting: '',
      quota: '',
    });
  });

  it('never leaves its box', () => {
    const early = [{ at: '2026-11-20T00:00:00Z', used: 1, waiting: 0 }];
    expect(plotOf(early, range).used).toBe('M0 50H1000');
  });
});

describe('pointAt', () => {
  it.each([
    [0.1, undefined],
    [0.2, at(2)],
    [0.55, at(4)],
    [2, at(8)],
  ])('at %p is the one of %s', (place, expected) => {
    expect(pointAt(points, range, place)?.at).toBe(expected);
  });
});

describe('changesOf', () => {
  it('keeps what changed, the newest first', () => {
    expect(changesOf(points).map(point => point.at)).toEqual([
      at(8),
      at(6),
      at(2),
    ]);
  });
});
