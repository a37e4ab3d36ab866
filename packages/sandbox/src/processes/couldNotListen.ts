import type { Component } from './Component';
import { readLastLines } from './readLastLines';

/**
 * Whether a process ended because its port was somebody else's.
 *
 * @internal
 */
export function couldNotListen(component: Component): boolean {
  return (
    component.died &&
    readLastLines(component.logFile, 20).some(line =>
      /EADDRINUSE|address already in use/.test(line),
    )
  );
}
