import { markdownTable } from '@berth/scripts';
import type { ScoreboardRow } from './types';

/**
 * The table for a terminal.
 *
 * @public
 */
export function renderScoreboard(rows: ScoreboardRow[]): string {
  const names = subjectsOf(rows);
  return rows
    .map(row =>
      [
        row.case,
        `  expected: ${row.expected}`,
        ...names.map(
          name =>
            `  ${row.right[name] ? '✓' : '✗'} ${name}: ${row.found[name]}`,
        ),
      ].join('\n'),
    )
    .concat(
      names
        .map(
          name => `${name}: ${countRight(rows, name)} of ${rows.length} right`,
        )
        .join(', '),
    )
    .join('\n\n');
}

/**
 * The table for the documentation.
 *
 * @public
 */
export function renderScoreboardMarkdown(rows: ScoreboardRow[]): string {
  const names = subjectsOf(rows);
  return markdownTable(
    ['case', 'expected', ...names],
    [
      ...rows.map(row => [
        row.case,
        row.expected,
        ...names.map(
          name => `${row.right[name] ? '✓' : '✗'} ${row.found[name]}`,
        ),
      ]),
      [
        '**right**',
        '',
        ...names.map(name => `**${countRight(rows, name)} of ${rows.length}**`),
      ],
    ],
  );
}

function subjectsOf(rows: ScoreboardRow[]): string[] {
  return [...new Set(rows.flatMap(({ found }) => Object.keys(found)))];
}

function countRight(rows: ScoreboardRow[], name: string): number {
  return rows.filter(({ right }) => right[name]).length;
}
