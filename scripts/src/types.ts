import type { Progress } from './lib/Progress.mjs';

/** What a command gets to run with. */
export type CommandContext = {
  /** The root of the repository. */
  root: string;
  /** The options of the command line; those that are paths are absolute. */
  values: Record<string, string | boolean | undefined>;
  /** The arguments besides options. */
  positionals: string[];
  progress: Progress;
};

/** Does what a command is there for; resolves with the exit code. */
export type CommandRun = (context: CommandContext) => Promise<number>;
