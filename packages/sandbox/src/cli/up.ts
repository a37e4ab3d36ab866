import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureControlPlane } from '../binaries/ensureControlPlane';
import { ensureGitea } from '../binaries/ensureGitea';
import { SandboxError } from '../errors';
import { packageFolder } from '../packageFolder';
import { isRunning } from '../processes/processIdentity';
import {
  defaultForgePort,
  defaultIdentityProviderPort,
} from '../resolveOptions';
import { DataFolder } from '../state/DataFolder';
import { readRunRecord, type RunRecord } from '../state/RunRecord';
import { pipelinesModes } from '../kubeflow-pipelines/modes';
import type { PipelinesMode, SandboxProfile } from '../types';
import { UsageError, type Command, type Output } from './Command';
import {
  commonHelp,
  dataFolderFrom,
  parseCommandArgs,
  parseNumber,
} from './commonOptions';
import type { SuperviseMessage, SuperviseOptions } from './supervise';

const maxPort = 65_535;
const maxDelayMs = 600_000;

/**
 * `yarn sandbox up`
 *
 * @internal
 */
export const upCommand: Command = {
  summary: 'start it in the background, and return when it is ready',
  help: `Starts the sandbox in the background and returns when it is ready. The first
time, it builds Kubernetes, which takes some minutes.

Usage: yarn sandbox up [OPTIONS]

  --profile NAME   minimal, demo: with tenants, people and databases, or gitops:
                   the demo with a Git forge, which is built once
  --port N         the API server's port (default: the last one, or a free one)
  --identity-port N  the identity provider's port (default: ${defaultIdentityProviderPort}; not in minimal)
  --forge-port N   the Git forge's port (default: ${defaultForgePort}; gitops only)
  --operator-delay MS  how long simulated operators take for each step
  --pipelines MODE  how Kubeflow Pipelines is installed: kubernetes (the default),
                   database, kubernetes-multi-user or database-multi-user
  --audit          have the API server write logs/audit.log
${commonHelp}`,

  async run(args, output) {
    const startedAt = performance.now();
    const { values } = parseCommandArgs(args, {
      profile: { type: 'string', default: 'minimal' },
      port: { type: 'string' },
      'identity-port': { type: 'string' },
      'forge-port': { type: 'string' },
      'operator-delay': { type: 'string' },
      pipelines: { type: 'string' },
      audit: { type: 'boolean', default: false },
    });
    const profile = parseProfile(values.profile);
    const identityPort = parseNumber(
      'identity-port',
      values['identity-port'],
      maxPort,
    );
    const forgePort = parseNumber('forge-port', values['forge-port'], maxPort);
    if (forgePort !== undefined && profile !== 'gitops') {
      throw new UsageError('--forge-port is for --profile gitops');
    }
    const options: SuperviseOptions = {
      profile,
      dataDir: dataFolderFrom(values.data),
      apiServerPort: parseNumber('port', values.port, maxPort),
      operatorDelayMs: parseNumber(
        'operator-delay',
        values['operator-delay'],
        maxDelayMs,
      ),
      pipelines: parsePipelines(values.pipelines),
      audit: values.audit,
      ...(identityPort !== undefined && {
        identityProvider: { port: identityPort },
      }),
      ...(forgePort !== undefined && { forge: { port: forgePort } }),
    };

    const running = await waitForRunning(options, output);
    if (!running) {
      const log = (message: string) => output.note(message);
      await ensureControlPlane({ log });
      if (profile === 'gitops') {
        await ensureGitea({ log });
      }
      await startSupervisor(options, output);
    }
    const record = running ?? readRunRecord(options.dataDir)!;
    const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
    report({ record, dataDir: options.dataDir, seconds, values, output });
    return 0;
  },
};

function parseProfile(profile: string): SandboxProfile {
  if (profile !== 'minimal' && profile !== 'demo' && profile !== 'gitops') {
    throw new UsageError(
      `There is no profile "${profile}": minimal, demo or gitops`,
    );
  }
  return profile;
}

function parsePipelines(text: string | undefined): PipelinesMode | undefined {
  const mode = pipelinesModes.find(one => one === text);
  if (text !== undefined && !mode) {
    throw new UsageError(
      `--pipelines takes ${pipelinesModes.join(', ')}, not "${text}"`,
    );
  }
  return mode;
}

// Somebody who runs `up` twice wants it to run, not to hear that it does.
async function waitForRunning(
  options: SuperviseOptions,
  output: Output,
): Promise<RunRecord | undefined> {
  for (;;) {
    const record = readRunRecord(options.dataDir);
    if (!record || !isRunning(record.owner)) {
      return undefined;
    }
    if (record.profile !== options.profile) {
      throw new SandboxError(
        'already-running',
        `A sandbox with the profile ${record.profile} runs on ${options.dataDir}. Stop it first: yarn sandbox down`,
      );
    }
    if (record.readyAt) {
      const { pipelines } = options;
      if (pipelines && record.pipelines !== pipelines) {
        throw new SandboxError(
          'already-running',
          `A sandbox with Kubeflow Pipelines as "${record.pipelines}" runs on ${options.dataDir}. Take another folder: --data DIR`,
        );
      }
      output.note('It runs already.');
      return record;
    }
    await delay(200);
  }
}

async function startSupervisor(
  options: SuperviseOptions,
  output: Output,
): Promise<void> {
  const data = await DataFolder.open(options.dataDir);
  const logFile = data.logFile('supervisor');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      path.join(packageFolder, 'src/cli/supervise.ts'),
      JSON.stringify(options),
    ],
    {
      cwd: packageFolder,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  closeSync(log);
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: SuperviseMessage) => {
        if ('log' in message) {
          output.note(message.log);
        } else if ('failed' in message) {
          const { code, text } = message.failed;
          reject(new SandboxError(code, text));
        } else {
          resolve();
        }
      });
      child.once('error', reject);
      child.once('exit', () =>
        reject(
          new SandboxError(
            'component-died',
            `The sandbox ended while it was starting; ${logFile} says why.`,
          ),
        ),
      );
    });
  } finally {
    if (child.connected) {
      child.disconnect();
    }
    child.unref();
  }
}

function report(options: {
  record: RunRecord;
  dataDir: string;
  seconds: number;
  values: { json?: boolean };
  output: Output;
}): void {
  const { record, dataDir, seconds, values, output } = options;
  const { profile, apiServer, identityProvider, forge } = record;
  const kubeconfig = path.join(dataDir, 'kubeconfig');
  if (values.json) {
    output.print(
      JSON.stringify(
        {
          ...{ profile, apiServer, identityProvider, forge },
          ...{ kubeconfig, dataDir, seconds },
        },
        undefined,
        2,
      ),
    );
    return;
  }
  output.print(`Ready after ${seconds} s: ${apiServer}`);
  if (identityProvider) {
    output.print(`Sign-in: ${identityProvider}`);
  }
  if (forge) {
    output.print(`Git forge: ${forge}, token in ${dataDir}/gitea/token`);
  }
  output.print(`export KUBECONFIG=${kubeconfig}`);
}
