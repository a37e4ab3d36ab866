import type { Figure, FleetReport } from '../types';

/**
 * A report for a terminal.
 *
 * @internal
 */
export function renderText(report: FleetReport): string {
  const { machine, figures, command } = report;
  return [
    `${command}`,
    `  on ${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}`,
    '',
    ...figures.flatMap(renderFigure),
  ].join('\n');
}

function renderFigure({ figure, found, target, met }: Figure): string[] {
  return [
    figure,
    `    ${found}${verdict(met)}`,
    ...(target ? [`    target: ${target}`] : []),
  ];
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) {
    return '';
  }
  return met ? ' ✓' : ' ✗';
}
