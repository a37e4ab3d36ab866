import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ManagedProcess } from './ManagedProcess';

describe('ManagedProcess', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-process-'));
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /** Runs a script, and resolves with the process once it has said "up". */
  async function start(script: string) {
    const lines: string[] = [];
    let onUp!: () => void;
    const up = new Promise<void>(resolve => {
      onUp = resolve;
    });
    const child = ManagedProcess.start({
      command: process.execPath,
      args: ['-e', script],
      cwd: folder,
      env: process.env,
      logFile: path.join(folder, 'logs/one.log'),
      onLine: line => {
        lines.push(line);
        if (line.startsWith('up')) {
          onUp();
        }
      },
    });
    await Promise.race([up, child.ended]);
    return { child, lines };
  }

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  it('ends a program together with the programs that it has started', async () => {
    const { child, lines } = await start(`
      const { spawn } = require('child_process');
      const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log('up ' + other.pid);
      setInterval(() => {}, 1000);
    `);
    const other = Number(lines[0].split(' ')[1]);
    expect(isAlive(other)).toBe(true);
    await child.stop();
    await expect(child.ended).resolves.toMatchObject({ signal: 'SIGTERM' });
    // The signal has been sent; the kernel needs a moment to carry it out.
    for (let i = 0; i < 100 && isAlive(other); i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(isAlive(other)).toBe(false);
  });

  it('keeps the output, without its colours', async () => {
    const { child } = await start(
      `console.log('\\u001b[31mred\\u001b[39m'); console.error('up'); process.exitCode = 3`,
    );
    await expect(child.ended).resolves.toEqual({
      code: 3,
      signal: undefined,
    });
    expect(child.tail()).toContain('    red');
    expect(fs.readFileSync(child.logFile, 'utf8')).not.toContain('\u001b');
  });

  it('ends, and says why, when there is no such program', async () => {
    const child = ManagedProcess.start({
      command: path.join(folder, 'nothing'),
      args: [],
      cwd: folder,
      env: {},
      logFile: path.join(folder, 'logs/two.log'),
    });
    await expect(child.ended).resolves.toEqual({
      code: undefined,
      signal: undefined,
    });
    expect(child.tail()).toContain('ENOENT');
    await child.stop();
  });
});
