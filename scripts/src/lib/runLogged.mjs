import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from './UserError.mjs';

const TAIL_LINES = 30;
const running = new Set();

/**
 * Ends every program that {@link runLogged} has under way.
 * @returns how many there were
 */
export function stopLogged() {
  for (const child of running) {
    child.kill('SIGTERM');
  }
  return running.size;
}

/**
 * Runs a program with its output in a log file.
 *
 * @param {{
 *   what: string,
 *   command: string,
 *   args: string[],
 *   cwd: string,
 *   env?: NodeJS.ProcessEnv,
 *   logFile: string,
 *   onLine?: (line: string) => void,
 * }} options - `what` begins the sentence of the error, e.g. "Installing packages"
 * @returns {Promise<void>}
 * @throws UserError with the end of the output when it exits with another code than 0
 */
export async function runLogged(options) {
  fs.mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = fs.createWriteStream(options.logFile);
  const tail = [];
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const take = line => {
    log.write(`${line}\n`);
    tail.push(line);
    if (tail.length > TAIL_LINES) {
      tail.shift();
    }
    options.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', take);
  }
  const outcome = await new Promise(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
  running.delete(child);
  log.end();
  if (outcome !== 0) {
    throw new UserError(
      `${options.what} failed (${outcome}). The end of its output:\n\n${tail
        .map(line => `    ${line}`)
        .join('\n')}\n\nAll of it is in ${options.logFile}`,
    );
  }
}
