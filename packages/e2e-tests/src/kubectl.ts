import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

// These tests run from the checkout and are never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.resolve(__dirname, '../../..');

/**
 * Runs the real kubectl with a kubeconfig, as somebody at a terminal does.
 *
 * @returns what it printed
 * @throws Error with what it complained of
 */
export async function kubectl(
  kubeconfigFile: string,
  ...args: string[]
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'scripts/run.mjs'),
    ...['sandbox', 'kubectl', '--', '--kubeconfig', kubeconfigFile],
    ...args,
  ]);
  return stdout;
}
