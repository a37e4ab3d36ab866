import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {
  reapLeftovers,
  reapTemporaryFolders,
  temporaryPrefix,
} from '../state/leftovers';
import { readRunRecord, writeRunRecord } from '../state/RunRecord';
import { Component } from './Component';
import { pollUntil } from './pollUntil';
import { chooseFreePort, isPortFree, requireFreePort } from './ports';
import {
  identifyProcess,
  isRunning,
  signalProcess,
  type ProcessIdentity,
} from './processIdentity';
import { readLastLines } from './readLastLines';
import { readMemory } from './readMemory';
import { withLock } from './withLock';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

// A process that ran, and is no more.
async function endedProcess(): Promise<ProcessIdentity> {
  const child = spawn('sleep', ['60']);
  const identity = identifyProcess(child.pid!)!;
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
  });
  child.kill('SIGKILL');
  await ended;
  return identity;
}

describe('processIdentity', () => {
  it('knows this process, and tells it from another of its number', () => {
    const self = identifyProcess(process.pid)!;

    expect(isRunning(self)).toBe(true);
    const earlier = { ...self, startedAt: 'long ago' };
    expect(isRunning(earlier)).toBe(false);
    expect(signalProcess(earlier, 'SIGKILL')).toBe(false);
  });

  it('knows when a process has ended', async () => {
    const ended = await endedProcess();

    expect(isRunning(ended)).toBe(false);
    expect(readMemory(ended.pid)).toBe(0);
    expect(readMemory(process.pid)).toBeGreaterThan(1024 * 1024);
  });
});

describe('Component', () => {
  const start = (command: string, args: string[], name = 'thing') =>
    Component.start({
      name,
      command,
      args,
      cwd: folder,
      env: { PATH: process.env.PATH },
      logFile: path.join(folder, `${name}.log`),
    });

  it('ends with its standard input, and says so in the environment', async () => {
    const component = await start(
      'sh',
      ['-c', 'echo "told: $BERTH_EXIT_WITH_STDIN"; read line; echo closed'],
      'reader',
    );
    expect(component.running).toBe(true);

    await component.stop({ signal: 'SIGTERM', timeoutMs: 1000 });

    expect(isRunning(component.identity)).toBe(false);
    expect(component.died).toBe(false);
  });

  it('is ended by force when it does not heed a signal', async () => {
    const component = await start(
      'sh',
      ['-c', 'trap "" TERM; echo ready; while true; do sleep 0.05; done'],
      'stubborn',
    );
    await pollUntil({
      what: 'The trap',
      timeoutMs: 5000,
      check: async () => readLastLines(component.logFile, 1)[0] === 'ready',
    });

    await component.stop({ signal: 'SIGTERM', timeoutMs: 100 });

    expect(isRunning(component.identity)).toBe(false);
  });

  it('says how it ended, with its last words', async () => {
    const component = await start('sh', ['-c', 'echo broken pipe; exit 3']);

    await component.exited;

    expect(component.died).toBe(true);
    expect(component.describeDeath()).toMatchObject({
      code: 'component-died',
      message: expect.stringMatching(/^thing ended with 3\.[^]*broken pipe$/),
    });
    await expect(
      pollUntil({
        what: 'Nothing',
        timeoutMs: 60_000,
        check: async () => false,
        dependsOn: [component],
      }),
    ).rejects.toThrow('thing ended with 3');
  });

  it('cannot be a program that is not there', async () => {
    await expect(start('/no/such/program', [])).rejects.toMatchObject({
      code: 'component-died',
      message: expect.stringContaining('thing could not be started'),
    });
  });
});

describe('pollUntil', () => {
  it('gives up after its time, with the last thing that went wrong', async () => {
    await expect(
      pollUntil({
        what: 'The moon',
        timeoutMs: 60,
        check: async () => {
          throw new Error('too far');
        },
      }),
    ).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringMatching(/^The moon was not ready.*too far$/),
    });
  });
});

describe('ports', () => {
  it('are free, or not', async () => {
    const server = net.createServer();
    const taken = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () =>
        resolve((server.address() as net.AddressInfo).port),
      );
    });

    expect(await isPortFree(taken)).toBe(false);
    const chosen = await chooseFreePort(taken);
    expect(chosen).not.toBe(taken);
    expect(chosen).toBeGreaterThanOrEqual(20_000);
    expect(chosen).toBeLessThan(30_000);
    await expect(requireFreePort(taken, 'tea')).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`Port ${taken}, wanted for tea`),
    });

    await new Promise(resolve => {
      server.close(resolve);
    });
    expect(await chooseFreePort(taken)).toBe(taken);
  });
});

describe('withLock', () => {
  const file = path.join(folder, 'lock');

  it('lets in one after the other', async () => {
    const order: string[] = [];
    const onWait = jest.fn();
    const enter = (name: string) =>
      withLock({
        file,
        onWait,
        run: async () => {
          order.push(`${name} in`);
          await new Promise(resolve => {
            setTimeout(resolve, 30);
          });
          order.push(`${name} out`);
        },
      });

    await Promise.all([enter('a'), enter('b')]);

    expect(order).toHaveLength(4);
    expect(order[0].replace('in', 'out')).toBe(order[1]);
    expect(onWait).toHaveBeenCalled();
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from the dead, and gives back after a failure', async () => {
    writeFileSync(file, JSON.stringify(await endedProcess()));

    await expect(
      withLock({
        file,
        onWait: () => {},
        run: async () => {
          throw new Error('on purpose');
        },
      }),
    ).rejects.toThrow('on purpose');

    expect(existsSync(file)).toBe(false);
  });
});

describe('leftovers', () => {
  const sleeper = () => {
    const child = spawn('sleep', ['60']);
    return identifyProcess(child.pid!)!;
  };
  const record = (owner: ProcessIdentity, child: ProcessIdentity) => ({
    owner,
    profile: 'minimal',
    startedAt: new Date().toISOString(),
    components: [{ name: 'child', process: child }],
  });

  it('of the dead are ended, those of the living are not', async () => {
    const owner = await endedProcess();
    const child = sleeper();
    writeRunRecord(folder, record(identifyProcess(process.pid)!, child));
    expect(await reapLeftovers(folder)).toEqual([]);
    expect(isRunning(child)).toBe(true);

    writeRunRecord(folder, record(owner, child));
    expect(await reapLeftovers(folder)).toEqual(['child']);

    expect(isRunning(child)).toBe(false);
    expect(readRunRecord(folder)).toBeUndefined();
  });

  it('in temporary folders are cleared away, if nobody can want them', async () => {
    const parent = path.join(folder, 'tmp');
    const make = (name: string) => {
      const made = path.join(parent, `${temporaryPrefix}${name}`);
      mkdirSync(made, { recursive: true });
      return made;
    };
    const dead = make('dead');
    const live = make('live');
    const fresh = make('fresh');
    const stale = make('stale');
    const other = path.join(parent, 'of-somebody-else');
    mkdirSync(other);
    const child = sleeper();
    writeRunRecord(dead, record(await endedProcess(), child));
    writeRunRecord(live, record(identifyProcess(process.pid)!, child));
    utimesSync(stale, 0, 0);

    await reapTemporaryFolders(parent);

    expect([dead, live, fresh, stale, other].map(existsSync)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(isRunning(child)).toBe(false);
  });
});

describe('readLastLines', () => {
  it('reads the end, however long the file', () => {
    const file = path.join(folder, 'long.log');
    const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
    writeFileSync(file, `${lines.join('\n')}\n`);

    expect(readLastLines(file, 2)).toEqual(['line 19998', 'line 19999']);
    expect(readLastLines(path.join(folder, 'none.log'), 2)).toEqual([]);
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(64 * 1024);
  });
});
