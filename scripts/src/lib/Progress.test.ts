import { formatDuration, Progress } from './Progress.mjs';

class Screen {
  text = '';
  columns = 60;
  constructor(readonly isTTY: boolean) {}
  write(chunk: string) {
    this.text += chunk;
    return true;
  }
}

function setUp(options: { isTTY: boolean }) {
  const screen = new Screen(options.isTTY);
  const progress = new Progress({
    stream: screen as unknown as NodeJS.WriteStream,
  });
  return { screen, progress };
}

describe('Progress', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('prints a line every three seconds into a log', () => {
    const { screen, progress } = setUp({ isTTY: false });
    const task = progress.start('Building');
    task.update('step 2 of 3');
    jest.advanceTimersByTime(6500);
    task.done();
    jest.advanceTimersByTime(60_000);
    expect(screen.text.split('\n')).toEqual([
      '  … Building',
      '  … Building: step 2 of 3 (3.0 s)',
      '  … Building: step 2 of 3 (6.0 s)',
      '  ✓ Building (6.5 s)',
      '',
    ]);
  });

  it('rewrites one line on a terminal, no wider than that is', () => {
    const { screen, progress } = setUp({ isTTY: true });
    progress.start('Building the app');
    progress.start('Starting the sandbox with a long name for its step');
    jest.advanceTimersByTime(1000);
    expect(screen.text).not.toContain('\n');
    for (const line of screen.text.split('\r\x1b[2K')) {
      expect(line.length).toBeLessThanOrEqual(screen.columns);
    }
  });

  it('reports a step that fails, and passes its error on', async () => {
    const { screen, progress } = setUp({ isTTY: false });
    await expect(
      progress.step('Building', async () => {
        throw new Error('out of wood');
      }),
    ).rejects.toThrow('out of wood');
    expect(screen.text).toContain('✗ Building (0.0 s)');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0.0 s'],
    [9_940, '9.9 s'],
    [9_960, '10 s'],
    [59_400, '59 s'],
    [185_000, '3 min 5 s'],
    [119_700, '2 min 0 s'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
