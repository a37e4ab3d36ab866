/**
 * Ends this process as soon as its standard input closes, which happens however
 * the process that started it ends.
 *
 * @internal
 */
export function exitWithStdin(): void {
  process.stdin.once('end', () => process.exit(0));
  process.stdin.once('error', () => process.exit(0));
  process.stdin.resume();
}
