/** How many tests of a suite passed, failed and were skipped. */
export type Counts = { passed: number; failed: number; skipped: number };

/** The part of Jest's `--json` output that is counted. */
export type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
};

/** The part of Playwright's JSON report that is counted. */
export type PlaywrightReport = {
  stats: {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
  /** What went wrong outside of any test, e.g. a file that does not compile. */
  errors: unknown[];
};

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

/** A file that could not be run counts as one failed test. */
export function countJest(report: JestReport): Counts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * An error outside of any test counts as one failed test, and so does a test
 * that passed only when tried again.
 */
export function countPlaywright(report: PlaywrightReport): Counts {
  const { stats, errors } = report;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** Every check counts as one test. */
export function countChecks(results: Array<{ passed: boolean }>): Counts {
  const passed = results.filter(result => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

export function sum(counts: Counts[]): Counts {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  );
}

/** The line that a test run closes with. */
export function summaryLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`;
}
