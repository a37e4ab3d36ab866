import type { Progress } from '../lib/Progress.mjs';

/** What a file of benchmarks/ exports. */
export type Benchmark = {
  /** One line that says what is measured. */
  summary: string;
  /** Gets the arguments after the benchmark's name; resolves with the exit code. */
  run(context: {
    root: string;
    args: string[];
    progress: Progress;
  }): Promise<number>;
};
