import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const maxBytes = 64 * 1024;

/**
 * The last lines of a text file; none if it cannot be read.
 *
 * @internal
 */
export function readLastLines(file: string, count: number): string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const length = Math.min(size, maxBytes);
    const buffer = Buffer.alloc(length);
    readSync(descriptor, buffer, 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-count);
  } finally {
    closeSync(descriptor);
  }
}
