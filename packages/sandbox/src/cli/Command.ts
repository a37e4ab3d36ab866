/**
 * One command of the sandbox.
 *
 * @internal
 */
export interface Command {
  /** One line for the list of commands */
  summary: string;
  /** What `--help` prints */
  help: string;
  /** Runs it and returns the exit code. A `SandboxError` is printed as is. */
  run(args: string[], output: Output): Promise<number>;
}

/**
 * Where a command prints.
 *
 * @internal
 */
export interface Output {
  /** Results, on standard output */
  print(text: string): void;
  /** Progress and remarks, on standard error */
  note(text: string): void;
}

/**
 * Wrong arguments, as a sentence.
 *
 * @internal
 */
export class UsageError extends Error {}
