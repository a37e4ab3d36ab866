import { freePorts } from '@berth/test-utils/processes';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

// These tests run from the checkout and are never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.resolve(__dirname, '../../..');

/**
 * A portal of one's own, with its sandbox.
 */
export interface RunningPortal {
  url: string;
  backendUrl: string;
  dataDir: string;
  /** The administrator's kubeconfig. */
  kubeconfigFile: string;
  /** What the portal printed. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Runs `npm start` on free ports and an empty data folder, and waits for the
 * line that names the URL.
 *
 * @param options - more of what `npm start` takes, such as `--forge`
 * @throws Error with what it printed when it ends before
 */
export async function startPortal(
  options: string[] = [],
): Promise<RunningPortal> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'berth-e2e-'));
  const [app, backend, identity] = await freePorts(3);
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'scripts/run.mjs'),
      'start',
      `--port=${app}`,
      `--backend-port=${backend}`,
      `--sign-in-port=${identity}`,
      `--data=${dataDir}`,
      ...options,
    ],
    { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let output = '';
  const keep = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const portal: RunningPortal = {
    url: `http://localhost:${app}`,
    backendUrl: `http://localhost:${backend}`,
    dataDir,
    kubeconfigFile: path.join(dataDir, 'sandbox', 'kubeconfig'),
    output: () => output,
    stop: async () => {
      await end(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await untilReady(child, () => output.includes('Berth is ready:'));
    await readFile(portal.kubeconfigFile);
  } catch (error) {
    await portal.stop();
    throw new Error(`The portal did not start: ${error}\n${output}`);
  }
  return portal;
}

async function untilReady(
  child: ChildProcess,
  isReady: () => boolean,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', () => isReady() && resolve());
    child.on('exit', code => reject(new Error(`it ended with code ${code}`)));
    child.on('error', reject);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
}
