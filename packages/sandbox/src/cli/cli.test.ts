import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { packageFolder } from '../packageFolder';
import { isRunning } from '../processes/processIdentity';
import { readRunRecord } from '../state/RunRecord';
import { runCommandLine } from './main';

jest.setTimeout(60_000);

interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(args: string[]): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', ...args],
    { cwd: packageFolder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

async function run(...args: string[]): Promise<Result> {
  const result: Result = { code: null, stdout: '', stderr: '' };
  result.code = await runCommandLine(args, {
    print: text => {
      result.stdout += `${text}\n`;
    },
    note: text => {
      result.stderr += `${text}\n`;
    },
  });
  return result;
}

describe('the sandbox command', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
  const data = ['--data', folder];

  afterAll(async () => {
    await run('down', ...data);
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('says what it can do, and what it cannot', async () => {
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(
      /up .*\n.*down .*\n.*status .*\n.*env .*\n.*logs .*\n.*kubectl /,
    );

    for (const command of ['up', 'down', 'status', 'env', 'logs']) {
      const { code, stdout } = await run(command, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain('--json');
    }
    for (const [args, sentence] of [
      [['fly'], 'There is no command "fly"'],
      [['up', '--profile', 'huge'], 'There is no profile "huge"'],
      [['up', '--pipelines', 'none'], '--pipelines takes kubernetes, database'],
      [['up', '--port', 'x'], '--port takes a whole number'],
      [['down', '--hard'], "Unknown option '--hard'"],
    ] as const) {
      const { code, stderr } = await run(...args);
      expect(code).toBe(2);
      expect(stderr).toContain(sentence);
    }
  });

  it('is a program whose exit code tells', async () => {
    const program = start(['status', ...data]);
    let printed = '';
    program.stdout!.on('data', chunk => {
      printed += chunk;
    });

    const code = await new Promise(resolve => {
      program.once('close', resolve);
    });

    expect(code).toBe(1);
    expect(printed).toBe(`No sandbox runs on ${folder}.\n`);
  });

  it('says that nothing runs', async () => {
    expect(await run('status', ...data)).toMatchObject({
      code: 1,
      stdout: `No sandbox runs on ${folder}.\n`,
    });
    expect(await run('env', ...data)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Start one: yarn sandbox up'),
    });
    expect(await run('logs', ...data)).toMatchObject({ code: 1 });
    expect(await run('down', ...data)).toMatchObject({ code: 0 });
  });

  it('starts, tells, and stops a sandbox in the background', async () => {
    const up = await run('up', ...data, '--json');
    expect(up.stderr).toContain('ready in');
    expect(up.code).toBe(0);
    const { apiServer, kubeconfig, seconds } = JSON.parse(up.stdout);
    expect(seconds).toBeGreaterThan(0);
    expect(readFileSync(kubeconfig, 'utf8')).toContain(apiServer);
    const { components, owner } = readRunRecord(folder)!;
    // It belongs to its supervisor, and not to the command that has ended.
    expect(components.filter(({ process: p }) => !isRunning(p))).toEqual([]);

    expect(await run('up', ...data)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(apiServer),
      stderr: 'It runs already.\n',
    });
    expect(await run('up', ...data, '--profile', 'demo')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Stop it first'),
    });
    expect(await run('up', ...data, '--pipelines', 'database')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('runs on'),
    });

    const status = await run('status', ...data, '--json');
    expect(status.code).toBe(0);
    const { components: shown } = JSON.parse(status.stdout);
    expect(shown.map(({ name }: { name: string }) => name).sort()).toEqual([
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kwok',
      'operators',
      'supervisor',
    ]);
    for (const { memoryMiB } of shown) {
      expect(memoryMiB).toBeGreaterThan(5);
    }

    const env = await run('env', ...data);
    expect(env.stdout).toContain(`export BERTH_CLUSTER_URL='${apiServer}'\n`);
    expect(env.stdout).toMatch(/^(export [A-Z_]+='[^']+'\n)+$/);
    const nodes = await run('kubectl', ...data, '--', 'get', 'nodes');
    expect(nodes).toMatchObject({ code: 0, stderr: '' });
    expect(nodes.stdout).toMatch(/^NAME +STATUS .*\n[^ ]+ +Ready /);
    expect(await run('kubectl', ...data, 'get', 'nothing')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('resource type "nothing"'),
    });

    expect((await run('logs', 'operators', ...data)).stdout).toContain(
      'started',
    );
    expect(await run('logs', 'nonsense', ...data)).toMatchObject({ code: 2 });

    const down = await run('down', ...data, '--json');
    expect(down.code).toBe(0);
    expect(JSON.parse(down.stdout).stopped).toHaveLength(6);
    const all = [owner, ...components.map(({ process: p }) => p)];
    expect(all.filter(isRunning)).toEqual([]);
  });

  it('takes everything down when a component dies, and says why', async () => {
    await run('up', ...data);
    const { components, owner } = readRunRecord(folder)!;
    const etcd = components.find(({ name }) => name === 'etcd')!;
    const follower = start(['logs', 'supervisor', '-f', ...data]);

    process.kill(etcd.process.pid, 'SIGKILL');

    for await (const line of readline.createInterface({
      input: follower.stdout!,
    })) {
      if (line.includes('etcd was killed by SIGKILL')) {
        break;
      }
    }
    follower.kill();
    const all = [owner, ...components.map(({ process: p }) => p)];
    while (all.some(isRunning)) {
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
    expect(await run('status', ...data)).toMatchObject({ code: 1 });
  });

  it('clears up after a supervisor that was killed', async () => {
    await run('up', ...data);
    const { components, owner } = readRunRecord(folder)!;

    process.kill(owner.pid, 'SIGKILL');

    expect(await run('down', ...data)).toMatchObject({ code: 0 });
    expect(components.filter(({ process: p }) => isRunning(p))).toEqual([]);
    expect(readRunRecord(folder)).toBeUndefined();
  });

  it('says in a sentence which port is taken', async () => {
    const server = net.createServer();
    const port = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () =>
        resolve((server.address() as net.AddressInfo).port),
      );
    });

    const { code, stderr } = await run('up', ...data, '--port', `${port}`);
    server.close();

    expect(code).toBe(1);
    expect(stderr).toContain(
      `Port ${port}, wanted for the API server, is in use by another program.`,
    );
    expect(stderr).not.toContain('    at ');
  });
});
