import { renderScoreboard, renderScoreboardMarkdown } from './renderScoreboard';
import type { ScoreboardRow } from './types';

const rows: ScoreboardRow[] = [
  {
    case: 'A long name',
    expected: 'shown',
    found: { Berth: 'shown', peer: 'not shown' },
    right: { Berth: true, peer: false },
  },
  {
    case: 'A | B',
    expected: 'both',
    found: { Berth: 'both', peer: 'both' },
    right: { Berth: true, peer: true },
  },
];

describe('renderScoreboard', () => {
  it('says what was expected and found, and counts', () => {
    expect(renderScoreboard(rows)).toBe(`A long name
  expected: shown
  ✓ Berth: shown
  ✗ peer: not shown

A | B
  expected: both
  ✓ Berth: both
  ✓ peer: both

Berth: 2 of 2 right, peer: 1 of 2 right`);
  });
});

describe('renderScoreboardMarkdown', () => {
  it('is a table with a column for each subject', () => {
    expect(renderScoreboardMarkdown(rows)).toBe(
      [
        '| case        | expected | Berth      | peer        |',
        '| ----------- | -------- | ---------- | ----------- |',
        '| A long name | shown    | ✓ shown    | ✗ not shown |',
        '| A \\| B      | both     | ✓ both     | ✓ both      |',
        '| **right**   |          | **2 of 2** | **1 of 2**  |',
      ].join('\n'),
    );
  });
});
