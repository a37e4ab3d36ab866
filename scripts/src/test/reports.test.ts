import {
  countChecks,
  countJest,
  countPlaywright,
  describeTestFailure,
  jestFailures,
  playwrightFailures,
  sum,
  summaryLine,
} from './reports';

const jestReport = {
  numPassedTests: 10,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

const playwrightReport = {
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 },
  errors: [],
  suites: [],
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

describe('what failed', () => {
  it('is named for Jest, a file that does not run too', () => {
    const passed = { fullName: 'a', status: 'passed', failureMessages: [] };
    const failed = {
      fullName: 'b fails',
      status: 'failed',
      failureMessages: ['no'],
    };
    expect(
      jestFailures({
        ...jestReport,
        testResults: [
          { name: '/x/a.test.ts', message: 'all', assertionResults: [passed] },
          {
            name: '/x/b.test.ts',
            message: 'all',
            assertionResults: [passed, failed],
          },
          { name: '/x/c.test.ts', message: 'broken', assertionResults: [] },
        ],
      }),
    ).toEqual([
      { file: '/x/b.test.ts', test: 'b fails', message: 'no' },
      { file: '/x/c.test.ts', message: 'broken' },
    ]);
  });

  it('is named for Playwright, in suites of suites', () => {
    const spec = (title: string, status: string) => ({
      file: 'a.spec.ts',
      title,
      tests: [{ status, results: [{ errors: [{ message: title }] }] }],
    });
    expect(
      playwrightFailures({
        ...playwrightReport,
        errors: [{ message: 'no' }],
        suites: [
          {
            specs: [spec('good', 'expected')],
            suites: [
              { specs: [spec('bad', 'unexpected'), spec('late', 'flaky')] },
            ],
          },
        ],
      }).map(({ test, message }) => [test, message]),
    ).toEqual([
      [undefined, 'no'],
      ['bad', 'bad'],
      ['late', 'late'],
    ]);
  });

  it('is told in a few plain lines', () => {
    expect(
      describeTestFailure(
        {
          file: '/x/a.test.ts',
          test: 'adds',
          message: `\u001b[31mOne\u001b[39m\n\n    at x (y.ts:1:2)\n${'z\n'.repeat(
            20,
          )}`,
        },
        '/x',
      ).split('\n'),
    ).toEqual(['✗ a.test.ts › adds', '    One', ...Array(7).fill('    z')]);
  });
});
