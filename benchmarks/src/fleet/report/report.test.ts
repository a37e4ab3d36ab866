import type { FleetReport, SyncPoint } from '../types';
import { putIntoPage, renderMarkdown } from './renderMarkdown';
import { renderPlot } from './renderPlot';
import { renderText } from './renderText';

const point = (objects: number, seconds: number): SyncPoint => ({
  objects,
  seconds,
  objectsPerSecond: objects / seconds,
  bareSeconds: seconds / 2,
  bareObjectsPerSecond: (2 * objects) / seconds,
  share: 0.5,
  memoryPeakMiB: objects / 1_000,
  memoryAfterMiB: 5,
  loopDelayP99Ms: 12,
});

const report: FleetReport = {
  command: 'yarn bench fleet',
  date: '2026-01-02',
  machine: { cpu: 'some', cores: 2, memoryGiB: 8, node: 'v22.0.0' },
  figures: [
    { figure: 'a', found: '1 ms', target: '≤ 2 ms', met: true, details: {} },
    { figure: 'b', found: '3 ms', target: '≤ 2 ms', met: false, details: {} },
    { figure: 'c', found: '4 requests', details: {} },
  ],
  growth: [point(1_000, 0.4), point(10_000, 3), point(100_000, 32)],
  scoreboard: [],
};

describe('the report', () => {
  it('says for each figure whether it is met, in a terminal', () => {
    const lines = renderText(report).split('\n');
    expect(lines).toContain('    1 ms ✓');
    expect(lines).toContain('    3 ms ✗');
    expect(lines).toContain('    4 requests');
  });

  it('keeps what is only told out of the table of targets', () => {
    const [, targets, beside] = renderMarkdown(report).split('\n\n');
    expect(targets).toMatch(/\| a .*\| ✓ +\|\n\| b .*\| ✗ +\|$/);
    expect(beside).toContain('| c         | 4 requests |');
  });

  it('takes the place of the last one in a page', () => {
    const page =
      'before\n<!-- measured -->\nold\n<!-- end of measured -->\nafter';
    const put = putIntoPage(page, report);
    expect(put).toMatch(/^before\n<!-- measured -->\n\nMeasured on 2026-01-02/);
    expect(put).toMatch(/<!-- end of measured -->\nafter$/);
    expect(put).not.toContain('old');
    expect(putIntoPage(put, report)).toBe(put);
    expect(() => putIntoPage('nothing', report)).toThrow(RangeError);
  });

  it('plots each series within its panel', () => {
    const plot = renderPlot(report.growth);
    const lines = [...plot.matchAll(/points="([^"]+)"/g)].map(([, points]) =>
      points.split(' ').map(one => one.split(',').map(Number)),
    );
    expect(lines).toHaveLength(4);
    for (const [x, y] of lines.flat()) {
      expect(x).toBeGreaterThanOrEqual(56);
      expect(y).toBeGreaterThanOrEqual(34);
      expect(y).toBeLessThanOrEqual(234);
    }
    // More takes longer, which is higher up.
    const [sync] = lines;
    expect(sync[0][1]).toBeGreaterThan(sync[2][1]);
  });
});
