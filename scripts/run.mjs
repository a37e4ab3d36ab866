import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { findCommand, overview } from './src/commands/index.mjs';
import { readCommandLine, usageOf } from './src/lib/commandLine.mjs';
import { root } from './src/lib/paths.mjs';
import { stopLogged } from './src/lib/runLogged.mjs';
import { UserError } from './src/lib/UserError.mjs';
import { whenOrphaned } from './src/lib/whenOrphaned.mjs';

/*
 * `node scripts/run.mjs NAME ARGS`, for Node 18 and later: answers what needs no
 * packages, makes the checkout ready, and runs the command in Node 22.
 */

const argv = process.argv.slice(2);

// Until the command runs, what a signal ends is the bootstrap.
const bootstrapping = { stopped: false };
const signals = {
  pass: signal => {
    bootstrapping.stopped = true;
    process.exitCode = 128 + os.constants.signals[signal];
    if (stopLogged() === 0) {
      process.exit();
    }
  },
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signals.pass(signal));
}
whenOrphaned(() => signals.pass('SIGTERM'));
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

async function main() {
  const { command, rest } = findCommand(argv);
  if (!command) {
    const asked = argv.filter(word => word !== 'berth');
    if (asked.length === 0 || /^(help|--help|-h)$/.test(asked[0])) {
      console.log(overview());
      return 0;
    }
    throw new UserError(
      `There is no command "${argv.join(' ')}": yarn berth help lists them.`,
      { exitCode: 2 },
    );
  }
  const line = readCommandLine(command, rest);
  if (line.kind === 'help') {
    console.log(usageOf(command));
    return 0;
  }
  if (line.kind === 'problem') {
    throw new UserError(`${line.sentence} See yarn ${command.name} --help.`, {
      exitCode: 2,
    });
  }
  const { node, env } = await bootstrap({
    sandbox: command.needsSandbox?.(line.values) ?? false,
  });
  return runInNode22({ node, env });
}

/** Resolves with the exit code of the command; passes on what stops it. */
function runInNode22({ node, env }) {
  const child = spawn(
    node,
    ['--import', 'tsx', path.join(root, 'scripts/main.mjs'), ...argv],
    {
      cwd: root,
      env: { ...env, INIT_CWD: env.INIT_CWD ?? process.cwd() },
      stdio: 'inherit',
      // A group of its own, which it empties when it ends. Signals come through
      // this process.
      detached: true,
    },
  );
  signals.pass = signal => child.kill(signal);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      resolve(signal ? 128 + os.constants.signals[signal] : code),
    );
  });
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    if (bootstrapping.stopped) {
      return;
    }
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = error instanceof UserError ? error.exitCode : 1;
  },
);
