/**
 * A table of Markdown, padded as prettier pads it.
 *
 * @param header - the columns' titles
 * @param rows - cells in the order of the columns
 */
export function markdownTable(header: string[], rows: string[][]): string {
  const cells = [header, ...rows].map(row =>
    row.map(cell => cell.replaceAll('|', '\\|')),
  );
  const widths = header.map((_, column) =>
    Math.max(3, ...cells.map(row => [...row[column]].length)),
  );
  const line = (row: string[]) =>
    `| ${row
      .map(
        (cell, column) => cell + ' '.repeat(widths[column] - [...cell].length),
      )
      .join(' | ')} |`;
  const [first, ...others] = cells;
  return [
    line(first),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...others.map(line),
  ].join('\n');
}
