import { startSandbox } from '../startSandbox';

/*
 * A program that starts a sandbox, says where, and does nothing more: for tests
 * of what becomes of a sandbox whose program is killed.
 */
void startSandbox({ operators: false, nodes: false }).then(sandbox => {
  process.stdout.write(`${sandbox.dataDir}\n`);
  setInterval(() => {}, 60_000);
});
