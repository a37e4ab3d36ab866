import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first signal that asks this process to end, with its exit
 * code: 0 after Ctrl-C, which is how one leaves; else 128 and the signal.
 * Further signals are ignored, so that stopping is not itself interrupted: Ctrl-C
 * arrives twice, from the terminal and from npm.
 */
export function untilAskedToStop(): Promise<number> {
  return new Promise(resolve => {
    for (const signal of SIGNALS) {
      process.on(signal, () =>
        resolve(signal === 'SIGINT' ? 0 : 128 + os.constants.signals[signal]),
      );
    }
  });
}
