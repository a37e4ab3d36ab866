import { setTimeout as delay } from 'node:timers/promises';
import { SandboxError } from '../errors';
import type { Component } from './Component';

const pollMs = 30;

/**
 * Repeats a check until it holds. Fails at once when one of the processes that
 * it depends on ends, and after the time with what the check said last.
 *
 * @internal
 */
export async function pollUntil(options: {
  what: string;
  timeoutMs: number;
  check: () => Promise<boolean>;
  dependsOn?: Component[];
}): Promise<void> {
  const { what, timeoutMs, check, dependsOn = [] } = options;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;

  for (;;) {
    const dead = dependsOn.find(component => !component.running);
    if (dead) {
      throw dead.describeDeath();
    }
    try {
      if (await check()) {
        return;
      }
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) {
      const because = lastError ? `: ${(lastError as Error).message}` : '';
      throw new SandboxError(
        'not-ready',
        `${what} was not ready after ${Math.round(
          timeoutMs / 1000,
        )} s${because}`,
      );
    }
    await delay(pollMs);
  }
}
