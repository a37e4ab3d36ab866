import { markdownTable } from '@berth/scripts';
import { renderScoreboardMarkdown } from '../scoreboard';
import type { FleetReport, Figure, SyncPoint } from '../types';

const BEGIN = '<!-- measured -->';
const END = '<!-- end of measured -->';
const LONG_SECONDS = 5;

/**
 * Puts what was measured into a page, in the place of what was measured before.
 *
 * @throws RangeError when the page has no place for it
 * @internal
 */
export function putIntoPage(page: string, report: FleetReport): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) {
    throw new RangeError(`The page has no ${BEGIN} and ${END}`);
  }
  return [
    before,
    BEGIN,
    '\n\n',
    renderMarkdown(report),
    '\n\n',
    END,
    after,
  ].join('');
}

/**
 * What was measured, as Markdown.
 *
 * @internal
 */
export function renderMarkdown(report: FleetReport): string {
  const { machine, date, command, figures, growth, scoreboard } = report;
  return [
    `Measured on ${date} by \`${command}\`, on ${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, Node ${machine.node}.`,
    markdownTable(
      ['figure', 'found', 'must reach', ''],
      figures.filter(({ target }) => target).map(figureRow),
    ),
    markdownTable(
      ['beside it', 'found'],
      figures
        .filter(({ target }) => !target)
        .map(({ figure, found }) => [figure, found]),
    ),
    ...(growth.length > 0
      ? [
          markdownTable(
            [
              'objects',
              'first sync',
              'bare LIST',
              'share',
              'memory, peak',
              'memory, after',
              'event loop p99',
            ],
            growth.map(growthRow),
          ),
        ]
      : []),
    ...(scoreboard.length > 0 ? [renderScoreboardMarkdown(scoreboard)] : []),
  ].join('\n\n');
}

function figureRow({ figure, found, target, met }: Figure): string[] {
  return [figure, found, target!, met ? '✓' : '✗'];
}

function growthRow(point: SyncPoint): string[] {
  return [
    point.objects.toLocaleString('en'),
    `${point.seconds} s`,
    `${point.bareSeconds} s`,
    `${Math.round(point.share * 100)} %`,
    `+${point.memoryPeakMiB} MiB`,
    `+${point.memoryAfterMiB} MiB`,
    // A short one is over while the backend still loads its modules.
    point.seconds < LONG_SECONDS ? '–' : `${point.loopDelayP99Ms} ms`,
  ];
}
