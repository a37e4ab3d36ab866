import { spawn } from 'node:child_process';
import { ensureControlPlane } from './binaries/ensureControlPlane';

/**
 * Runs the real kubectl, of the sandbox's own Kubernetes version, on any
 * kubeconfig.
 *
 * @param options.kubeconfigFile - which cluster, and as whom
 * @param options.log - told of the build, where there is none yet
 * @returns its exit code and what it printed
 * @public
 */
export async function kubectl(
  args: string[],
  options: { kubeconfigFile: string; log?: (message: string) => void },
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { kubeconfigFile, log = () => {} } = options;
  const { binary } = await ensureControlPlane({ log });
  const child = spawn(binary, ['kubectl', ...args], {
    env: { ...process.env, KUBECONFIG: kubeconfigFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', exitCode => resolve(exitCode ?? 1));
  });
  return { code, ...printed };
}
