import { toTaskError } from './errors';

/**
 * Does an action's work, and throws its errors so that a person can read them
 * in the task's log; see {@link toTaskError}.
 *
 * @internal
 */
export async function withReadableErrors(
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw toTaskError(error);
  }
}
