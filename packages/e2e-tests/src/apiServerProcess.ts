import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunningPortal } from './startPortal';

/**
 * The API server of a portal's sandbox, which can be made to stand still: it
 * takes connections then, as a machine does that hangs, and answers nothing.
 */
export class ApiServerProcess {
  readonly #pid: number;

  static async of(portal: RunningPortal): Promise<ApiServerProcess> {
    const file = path.join(portal.dataDir, 'sandbox', 'run.json');
    const { components } = JSON.parse(await readFile(file, 'utf8')) as {
      components: Array<{ name: string; process: { pid: number } }>;
    };
    const found = components.find(({ name }) => name === 'kube-apiserver');
    if (!found) {
      throw new Error(`There is no API server in ${file}`);
    }
    return new ApiServerProcess(found.process.pid);
  }

  private constructor(pid: number) {
    this.#pid = pid;
  }

  halt(): void {
    process.kill(this.#pid, 'SIGSTOP');
  }

  resume(): void {
    process.kill(this.#pid, 'SIGCONT');
  }
}
