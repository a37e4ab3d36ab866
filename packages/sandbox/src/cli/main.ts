import { SandboxError } from '../errors';
import { UsageError, type Command, type Output } from './Command';
import { downCommand } from './down';
import { envCommand } from './env';
import { kubectlCommand } from './kubectl';
import { logsCommand } from './logs';
import { statusCommand } from './status';
import { upCommand } from './up';

const commands: Record<string, Command> = {
  up: upCommand,
  down: downCommand,
  status: statusCommand,
  env: envCommand,
  logs: logsCommand,
  kubectl: kubectlCommand,
};

const help = `A real Kubernetes for the portal, on this machine.

Usage: yarn sandbox COMMAND [OPTIONS]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

yarn sandbox COMMAND --help tells more of each.`;

const output: Output = {
  print: text => process.stdout.write(`${text}\n`),
  note: text => process.stderr.write(`${text}\n`),
};

/**
 * Runs a command line and returns the exit code: 0 for success, 1 for failure,
 * 2 for arguments that make no sense.
 *
 * @internal
 */
export async function runCommandLine(
  argv: string[],
  to: Output,
): Promise<number> {
  const [name, ...args] = argv;
  const command = Object.hasOwn(commands, name ?? '')
    ? commands[name]
    : undefined;
  if (!command) {
    const asked = name === '--help' || name === 'help';
    (asked ? to.print : to.note)(
      asked || !name ? help : `There is no command "${name}".\n\n${help}`,
    );
    return asked ? 0 : 2;
  }
  if (args.includes('--help')) {
    to.print(command.help);
    return 0;
  }
  try {
    return await command.run(args, to);
  } catch (error) {
    if (error instanceof UsageError) {
      to.note(`${error.message}\n\n${command.help}`);
      return 2;
    }
    if (error instanceof SandboxError) {
      to.note(error.message);
      return 1;
    }
    throw error;
  }
}

if (require.main === module) {
  void runCommandLine(process.argv.slice(2), output).then(code => {
    process.exitCode = code;
  });
}
