/** @type {import('../lib/commandLine.mjs').Command} */
export const sandbox = {
  name: 'sandbox',
  summary: 'Runs the sandbox cluster alone: up, down, status, env, logs',
  usage: 'yarn sandbox up|down|status|env|logs [OPTIONS]',
  passThrough: true,
  run: () => import('../sandbox/sandboxCommand.ts'),
};
