import { stripVTControlCharacters } from 'node:util';

/** So much of a failure is told once more at the end. */
const MESSAGE_LINES = 8;
const LINE_LENGTH = 240;

/** How many tests of a suite passed, failed and were skipped. */
export type Counts = { passed: number; failed: number; skipped: number };

/** What failed, and the beginning of what it said. */
export type Failure = { file: string; test?: string; message: string };

/** What came of a suite. */
export type SuiteResult = { counts: Counts; failures: Failure[] };

/** The part of Jest's `--json` output that is counted. */
export type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: Array<{
    name: string;
    /** Why the file could not be run, where it could not. */
    message: string;
    assertionResults: Array<{
      fullName: string;
      status: string;
      failureMessages: string[];
    }>;
  }>;
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
  errors: Array<{ message?: string }>;
  suites: PlaywrightSuite[];
};

type PlaywrightSuite = {
  specs?: Array<{
    file: string;
    title: string;
    tests: Array<{
      status: string;
      results: Array<{ errors: Array<{ message?: string }> }>;
    }>;
  }>;
  suites?: PlaywrightSuite[];
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

/** What failed of Jest's tests. */
export function jestFailures({ testResults }: JestReport): Failure[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const couldNotRun = assertionResults.length === 0 && message;
    return [
      ...(couldNotRun ? [{ file: name, message }] : []),
      ...failed.map(({ fullName, failureMessages }) => ({
        file: name,
        test: fullName,
        message: failureMessages.join('\n'),
      })),
    ];
  });
}

/** What failed of Playwright's tests, and what passed only in the end. */
export function playwrightFailures(report: PlaywrightReport): Failure[] {
  const specs = (suite: PlaywrightSuite): Failure[] => [
    ...(suite.specs ?? []).flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => ({
          file,
          test: title,
          message: results
            .flatMap(({ errors }) => errors)
            .map(({ message }) => message ?? '')
            .join('\n'),
        })),
    ),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  return [
    ...report.errors.map(({ message = '' }) => ({
      file: 'outside of any test',
      message,
    })),
    ...report.suites.flatMap(specs),
  ];
}

/** The failure in a few plain lines. */
export function describeTestFailure(
  { file, test, message }: Failure,
  root: string,
): string {
  const shortFile = file.startsWith(root) ? file.slice(root.length + 1) : file;
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line && !/^\s+at /.test(line))
    .slice(0, MESSAGE_LINES);
  return [
    `✗ ${shortFile}${test ? ` › ${test}` : ''}`,
    ...lines.map(line => `    ${line.slice(0, LINE_LENGTH)}`),
  ].join('\n');
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
