import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PipelinesMode } from '../types';

/**
 * What a sandbox remembers from one start to the next.
 *
 * @internal
 */
export interface SandboxState {
  apiServerPort?: number;
  identityProviderPort?: number;
  forgePort?: number;
  /** How Kubeflow Pipelines is installed; `kubernetes` in older folders */
  pipelines?: PipelinesMode;
  /** The profiles whose own objects were created, which happens once */
  seeded?: string[];
}

/**
 * Where things lie in a sandbox's data folder. Only its owner can read it.
 *
 * @internal
 */
export class DataFolder {
  readonly folder: string;

  static async open(folder: string): Promise<DataFolder> {
    const data = new DataFolder(path.resolve(folder));
    await mkdir(data.folder, { recursive: true, mode: 0o700 });
    for (const child of ['pki', 'logs', 'kubeconfigs', 'identity-provider']) {
      await mkdir(data.path(child), { recursive: true, mode: 0o700 });
    }
    return data;
  }

  /** The folder as it is, for reading only. */
  static at(folder: string): DataFolder {
    return new DataFolder(path.resolve(folder));
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  path(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  logFile(component: string): string {
    return this.path('logs', `${component}.log`);
  }

  /** Puts the logs of the last run aside, as `<component>.previous.log`. */
  async rotateLogs(): Promise<void> {
    for (const name of await readdir(this.path('logs'))) {
      // The supervisor's is its standard output, and open already.
      if (/^(?!supervisor)[\w-]+\.log$/.test(name)) {
        const previous = name.replace(/\.log$/, '.previous.log');
        await rename(this.path('logs', name), this.path('logs', previous));
      }
    }
  }

  /** Writes a file whole or not at all, readable by its owner only. */
  async write(name: string, content: string): Promise<string> {
    const file = this.path(name);
    const unfinished = `${file}.${process.pid}.unfinished`;
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, file);
    return file;
  }

  /** Reads a file; `undefined` if there is none. */
  async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(this.path(name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async readState(): Promise<SandboxState> {
    return JSON.parse((await this.read('state.json')) ?? '{}');
  }

  async writeState(state: SandboxState): Promise<void> {
    await this.write('state.json', `${JSON.stringify(state, undefined, 2)}\n`);
  }
}
