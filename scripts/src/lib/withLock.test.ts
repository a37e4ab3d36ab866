import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from './withLock.mjs';

describe('withLock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-lock-'));
    file = path.join(folder, 'locks/one.lock');
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('holds the lock while the work is under way, and no longer', async () => {
    const result = await withLock(file, async () =>
      fs.readFileSync(file, 'utf8'),
    );
    expect(result).toBe(String(process.pid));
    expect(fs.existsSync(file)).toBe(false);
  });

  it('gives the lock back when the work fails', async () => {
    await expect(
      withLock(file, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(fs.existsSync(file)).toBe(false);
  });

  it('waits for the one at work, and says for whom', async () => {
    const order: string[] = [];
    const waitedFor: number[] = [];
    let finish!: () => void;
    const first = withLock(file, async () => {
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      order.push('first');
    });
    const second = withLock(
      file,
      async () => {
        order.push('second');
      },
      {
        onWait: pid => {
          waitedFor.push(pid);
          finish();
        },
      },
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(waitedFor).toEqual([process.pid]);
  });

  it('takes over the lock of a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, String(pid));
    await expect(withLock(file, async () => 'done')).resolves.toBe('done');
  });
});
