/**
 * Something that the person at the keyboard can put right: shown as its
 * sentence alone, without a stack.
 */
export class UserError extends Error {
  /**
   * @param {string} message - a whole sentence
   * @param {{ exitCode?: number, cause?: unknown }} [options] - 2 for a command line that makes no sense, else 1
   */
  constructor(message, options = {}) {
    super(message, { cause: options.cause });
    this.name = 'UserError';
    this.exitCode = options.exitCode ?? 1;
  }
}
