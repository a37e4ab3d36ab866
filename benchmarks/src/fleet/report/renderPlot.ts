import type { SyncPoint } from '../types';

const PANEL = { width: 300, height: 200, left: 56, top: 34 };
const MARGIN = 24;

interface Series {
  label: string;
  color: string;
  value: (point: SyncPoint) => number;
}

interface Panel {
  title: string;
  series: Series[];
  /** Whether each step of the vertical axis is ten times the one before */
  logarithmic: boolean;
}

const PANELS: Panel[] = [
  {
    title: 'First sync, seconds',
    logarithmic: true,
    series: [
      { label: 'Berth', color: '#0b7285', value: ({ seconds }) => seconds },
      {
        label: 'bare LIST',
        color: '#868e96',
        value: ({ bareSeconds }) => bareSeconds,
      },
    ],
  },
  {
    title: 'Resident memory above empty, MiB',
    logarithmic: false,
    series: [
      {
        label: 'peak',
        color: '#0b7285',
        value: ({ memoryPeakMiB }) => Math.max(0, memoryPeakMiB),
      },
      {
        label: 'after',
        color: '#868e96',
        value: ({ memoryAfterMiB }) => Math.max(0, memoryAfterMiB),
      },
    ],
  },
];

/**
 * Time and memory over the number of objects, as an SVG image that can be read
 * on light and on dark.
 *
 * @internal
 */
export function renderPlot(points: SyncPoint[]): string {
  const step = PANEL.left + PANEL.width + MARGIN;
  const width = PANELS.length * step;
  const height = PANEL.top + PANEL.height + 48;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Time and memory of a first sync, by number of objects">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...PANELS.flatMap((panel, index) =>
      renderPanel(panel, points, index * step + PANEL.left),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function renderPanel(
  panel: Panel,
  points: SyncPoint[],
  left: number,
): string[] {
  const { series, logarithmic } = panel;
  const all = points.flatMap(point => series.map(({ value }) => value(point)));
  const ticks = logarithmic ? powersAround(all) : stepsUpTo(Math.max(...all));
  const [low, high] = [ticks[0], ticks[ticks.length - 1]];
  const scale = (value: number) => (logarithmic ? Math.log10(value) : value);
  const y = (value: number) =>
    PANEL.top +
    PANEL.height *
      (1 - (scale(value) - scale(low)) / (scale(high) - scale(low) || 1));
  const [first, last] = [points[0], points[points.length - 1]];
  const span = Math.log10(last.objects / first.objects) || 1;
  const x = (objects: number) =>
    left + (Math.log10(objects / first.objects) / span) * PANEL.width;
  return [
    text(left, PANEL.top - 16, panel.title, 'font-weight="600"'),
    ...ticks.flatMap(tick => [
      `<path d="M${left} ${round(y(tick))}h${PANEL.width}" stroke="#dee2e6"/>`,
      text(left - 8, y(tick) + 4, String(tick), 'text-anchor="end"'),
    ]),
    ...points.map(({ objects }) =>
      text(
        x(objects),
        PANEL.top + PANEL.height + 18,
        `${objects / 1_000}k`,
        'text-anchor="middle"',
      ),
    ),
    ...series.flatMap((one, index) => [
      `<polyline fill="none" stroke="${
        one.color
      }" stroke-width="2" points="${points
        .map(
          point => `${round(x(point.objects))},${round(y(one.value(point)))}`,
        )
        .join(' ')}"/>`,
      text(
        left + index * 90,
        PANEL.top + PANEL.height + 40,
        one.label,
        `fill="${one.color}"`,
      ),
    ]),
  ];
}

/** The powers of ten between which all values are. */
function powersAround(values: number[]): number[] {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: Math.max(1, to - from) + 1 }, (_, index) =>
    Number((10 ** (from + index)).toPrecision(1)),
  );
}

/** Some even steps from 0 to no less than a value. */
function stepsUpTo(value: number): number[] {
  const step = Math.max(1, Math.ceil(value / 5 / 10) * 10);
  return [0, 1, 2, 3, 4, 5].map(index => index * step);
}

function text(x: number, y: number, content: string, more: string): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
