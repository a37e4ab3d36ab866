import type { GpuHistoryPoint } from '@berth/backstage-plugin-berth-common';

/**
 * The lines of a plot, in a box of 1000 by 100 whose origin is at the top left.
 *
 * @internal
 */
export interface Plot {
  /** The amount at the top. */
  top: number;
  used: string;
  usedArea: string;
  waiting: string;
  /** Several where there was no quota in between. */
  quota: string;
}

/** The box that lines are drawn in. */
export const BOX = { width: 1000, height: 100 };

/**
 * Draws a history as steps: what was so at a time stays so until the next one.
 * Pure.
 *
 * @internal
 */
export function plotOf(
  points: GpuHistoryPoint[],
  range: { from: string; to: string },
): Plot {
  const top = topOf(points);
  const from = Date.parse(range.from);
  const length = Math.max(1, Date.parse(range.to) - from);
  const x = (at: string) =>
    round(clamp((Date.parse(at) - from) / length) * BOX.width);
  const y = (amount: number) => round((1 - amount / top) * BOX.height);
  const line = (pick: (point: GpuHistoryPoint) => number | undefined) => {
    let path = '';
    let drawing = false;
    points.forEach((point, index) => {
      const amount = pick(point);
      if (amount === undefined) {
        drawing = false;
        return;
      }
      const end = points[index + 1]?.at ?? range.to;
      path += drawing
        ? `V${y(amount)}`
        : `${path && ' '}M${x(point.at)} ${y(amount)}`;
      path += `H${x(end)}`;
      drawing = true;
    });
    return path;
  };
  const used = line(point => point.used);
  return {
    top,
    used,
    usedArea:
      points.length > 0 ? `${used}V${BOX.height}H${x(points[0].at)}Z` : '',
    waiting: line(point => point.waiting),
    quota: line(point => point.quota),
  };
}

/**
 * The point that counts at a place of the plot, from 0 at its left to 1 at its
 * right; undefined before the first one.
 *
 * @internal
 */
export function pointAt(
  points: GpuHistoryPoint[],
  range: { from: string; to: string },
  place: number,
): GpuHistoryPoint | undefined {
  const from = Date.parse(range.from);
  const time = from + clamp(place) * (Date.parse(range.to) - from);
  return points.filter(({ at }) => Date.parse(at) <= time).at(-1);
}

/**
 * The points at which something changed, the newest first: what a table of the
 * history has to say.
 *
 * @internal
 */
export function changesOf(points: GpuHistoryPoint[]): GpuHistoryPoint[] {
  return points
    .filter((point, index) => {
      const before = points[index - 1];
      return (
        !before ||
        before.used !== point.used ||
        before.waiting !== point.waiting ||
        before.quota !== point.quota
      );
    })
    .reverse();
}

/** Whole, even, and with room above the highest line. */
function topOf(points: GpuHistoryPoint[]): number {
  const most = Math.max(
    1,
    ...points.map(({ used, waiting, quota = 0 }) =>
      Math.max(used, waiting, quota),
    ),
  );
  return Math.ceil((most * 1.1) / 2) * 2;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
