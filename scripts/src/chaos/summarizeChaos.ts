import type { ScheduleOutcome } from '@berth/chaos-tests';

/** The last line of a run: how much was tried, and what came of it. */
export function summarizeChaos(outcomes: ScheduleOutcome[]): string {
  const count = (of: (outcome: ScheduleOutcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  const settled = outcomes.map(({ settledMs }) => settledMs);
  return [
    `${outcomes.length} schedules`,
    `${count(({ faults }) => faults.length)} faults`,
    `${count(({ changes }) => changes)} changes`,
    `at most ${Math.max(0, ...settled)} ms until all was true again`,
    `${count(({ divergences }) => divergences.length)} divergences`,
  ].join(', ');
}
