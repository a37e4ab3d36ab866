import { SandboxError, type SandboxErrorCode } from '../errors';
import { startSandbox } from '../startSandbox';
import type { Sandbox, SandboxOptions } from '../types';

/**
 * What `up` asks its supervisor to start: a JSON argument.
 *
 * @internal
 */
export type SuperviseOptions = Pick<
  SandboxOptions,
  | 'profile'
  | 'apiServerPort'
  | 'operatorDelayMs'
  | 'audit'
  | 'identityProvider'
  | 'forge'
  | 'pipelines'
> & { dataDir: string };

/**
 * What the supervisor tells `up`.
 *
 * @internal
 */
export type SuperviseMessage =
  | { log: string }
  | { ready: true }
  | { failed: { code: SandboxErrorCode; text: string } };

/*
 * The process that a sandbox in the background belongs to: it stops when it is
 * told to, and stops the rest when one of the components dies.
 */
async function supervise(options: SuperviseOptions): Promise<void> {
  let sandbox: Sandbox | undefined;
  let failure: SandboxError | undefined;
  const stop = async (exitCode: number) => {
    await sandbox?.stop();
    process.exit(exitCode);
  };
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));

  try {
    sandbox = await startSandbox({
      ...options,
      log: message => {
        write(message);
        tell({ log: message });
      },
      onComponentDied: error => {
        failure = error;
        write(error.message);
        void stop(1);
      },
    });
  } catch (error) {
    const isKnown = error instanceof SandboxError;
    write(isKnown ? error.message : `${(error as Error).stack}`);
    tell({
      failed: {
        code: isKnown ? error.code : 'component-died',
        text: (error as Error).message,
      },
    });
    process.exitCode = 1;
    return;
  }
  if (!failure) {
    tell({ ready: true });
  }
}

function tell(message: SuperviseMessage): void {
  // Once it is ready, nobody listens any more.
  if (process.connected) {
    process.send?.(message);
  }
}

function write(message: string): void {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
}

if (require.main === module) {
  void supervise(JSON.parse(process.argv[2]));
}
