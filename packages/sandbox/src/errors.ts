import { CustomErrorBase } from '@backstage/errors';

/**
 * What went wrong with a sandbox, as a stable code:
 *
 * - `tool-missing`: Go is absent or too old, and the binary is not cached yet
 * - `build-failed`: the control plane could not be built
 * - `port-in-use`: a port that was asked for belongs to somebody else
 * - `component-died`: a process ended by itself
 * - `not-ready`: something did not become ready in time
 * - `already-running`: the data folder belongs to a sandbox that is running
 * - `not-running`: no sandbox runs on the data folder
 * - `refused`: the sandbox does not do this, for safety
 *
 * @public
 */
export type SandboxErrorCode =
  | 'tool-missing'
  | 'build-failed'
  | 'port-in-use'
  | 'component-died'
  | 'not-ready'
  | 'already-running'
  | 'not-running'
  | 'refused';

/**
 * An error of the sandbox itself. The message is a sentence for a person.
 *
 * @public
 */
export class SandboxError extends CustomErrorBase {
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, cause?: unknown) {
    super(message, cause);
    this.name = 'SandboxError';
    this.code = code;
  }
}
