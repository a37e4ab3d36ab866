import path from 'node:path';
import { findCommand } from './src/commands/index.mjs';
import { readCommandLine } from './src/lib/commandLine.mjs';
import { root } from './src/lib/paths.mjs';
import { Progress } from './src/lib/Progress.mjs';

/*
 * The second half of run.mjs, in Node 22 with TypeScript and all packages.
 */

// run.mjs is the parent. Were it killed outright, nobody would stop this
// process, nor what it has started.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    process.kill(process.pid, 'SIGTERM');
  }
}, 1000).unref();

// The terminal may be gone before everything is stopped.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const { command, rest } = findCommand(process.argv.slice(2));
const { values, positionals } = readCommandLine(command, rest);
for (const [name, option] of Object.entries(command.options ?? {})) {
  if (option.path && values[name]) {
    values[name] = path.resolve(process.env.INIT_CWD, values[name]);
  }
}

try {
  const { run } = await command.run();
  process.exitCode = await run({
    root,
    values,
    positionals,
    progress: new Progress(),
  });
} catch (error) {
  const isUsage = String(error.code).startsWith('ERR_PARSE_ARGS');
  const isSentence = ['UserError', 'SandboxError'].includes(error.name);
  console.error(isSentence || isUsage ? error.message : error);
  process.exitCode = (isSentence && error.exitCode) || (isUsage ? 2 : 1);
}

// This process leads its group (see run.mjs): what is still in it, such as a
// build that is no longer wanted, ends with it.
process.removeAllListeners('SIGTERM');
process.on('SIGTERM', () => process.exit());
process.kill(-process.pid, 'SIGTERM');
