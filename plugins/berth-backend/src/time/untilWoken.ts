/**
 * Resolves when the function handed to `register` is called, or when the
 * signal aborts.
 *
 * @internal
 */
export function untilWoken(
  signal: AbortSignal,
  register: (wake: () => void) => void,
): Promise<void> {
  return new Promise(resolve => {
    const wake = () => {
      signal.removeEventListener('abort', wake);
      resolve();
    };
    if (signal.aborted) {
      resolve();
      return;
    }
    signal.addEventListener('abort', wake, { once: true });
    register(wake);
  });
}
