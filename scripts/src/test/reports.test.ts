import {
  countChecks,
  countJest,
  countPlaywright,
  sum,
  summaryLine,
} from './reports';

const jestReport = {
  numPassedTests: 10,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

const playwrightReport = {
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 },
  errors: [],
};

describe('countJest', () => {
  it('counts tests', () => {
    expect(countJest(jestReport)).toEqual({
      passed: 10,
      failed: 1,
      skipped: 2,
    });
  });

  it('counts a file that does not run as a failure', () => {
    expect(
      countJest({
        ...jestReport,
        numFailedTests: 0,
        numRuntimeErrorTestSuites: 2,
      }).failed,
    ).toBe(2);
  });
});

describe('countPlaywright', () => {
  it('counts tests', () => {
    expect(countPlaywright(playwrightReport)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
    });
  });

  it('counts what passed only when tried again as failed', () => {
    expect(
      countPlaywright({
        ...playwrightReport,
        stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 },
      }),
    ).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts an error outside of any test as a failure', () => {
    expect(
      countPlaywright({ ...playwrightReport, errors: [{ message: 'no' }] })
        .failed,
    ).toBe(1);
  });
});

describe('summaryLine', () => {
  it('sums everything that ran', () => {
    const total = sum([
      countJest(jestReport),
      countPlaywright(playwrightReport),
      countChecks([{ passed: true }, { passed: false }]),
    ]);
    expect(summaryLine(total)).toBe('14 passed, 2 failed');
    expect(total.skipped).toBe(3);
  });

  it('is plain when nothing ran', () => {
    expect(summaryLine(sum([]))).toBe('0 passed, 0 failed');
  });
});
