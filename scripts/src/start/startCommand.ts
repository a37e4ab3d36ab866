import path from 'node:path';
import { pipelinesModes, type PipelinesMode } from '@berth/sandbox';
import { formatDuration } from '../lib/Progress.mjs';
import { UserError } from '../lib/UserError.mjs';
import {
  startExternalPlatform,
  startSandboxPlatform,
} from '../portal/platforms';
import { assertPortsFree, readPort } from '../portal/ports';
import { Portal } from '../portal/Portal';
import { CommandRun } from '../types';
import { assertNoSandboxRuns } from './assertNoSandboxRuns';
import { untilAskedToStop } from './untilAskedToStop';
import { untilPeopleCanSignIn } from './untilPeopleCanSignIn';

/** `npm start` */
export const run: CommandRun = async ({ root, values, progress }) => {
  const began = Date.now();
  const ports = {
    app: readPort('--port', values.port, 3000),
    backend: readPort('--backend-port', values['backend-port'], 7007),
    identityProvider: readPort('--sign-in-port', values['sign-in-port'], 7010),
    forge: readPort('--forge-port', values['forge-port'], 7030),
  };
  const forge = Boolean(values.forge);
  const dataDir = String(values.data ?? path.join(root, '.berth'));
  const kubeconfig = values.kubeconfig || process.env.BERTH_KUBECONFIG;

  if (forge && kubeconfig) {
    throw new UserError(
      "The Git forge is the sandbox's: leave out --forge, or the cluster of your own. Name a forge of your own in the configuration, under integrations.gitea.",
    );
  }
  const pipelines = readPipelinesMode(values.pipelines);
  if (pipelines && kubeconfig) {
    throw new UserError(
      "How Kubeflow Pipelines is installed is the sandbox's to choose: leave out --pipelines, or the cluster of your own. How yours is reached is said by the configuration, under berth.pipelines.",
    );
  }
  assertNoSandboxRuns(path.join(dataDir, 'sandbox'));
  await assertPortsFree([
    { port: ports.app, what: 'the portal', option: '--port PORT' },
    {
      port: ports.backend,
      what: "the portal's backend",
      option: '--backend-port PORT',
    },
    {
      port: ports.identityProvider,
      what: 'the identity provider',
      option: '--sign-in-port PORT',
    },
    ...(forge
      ? [
          {
            port: ports.forge,
            what: 'the Git forge',
            option: '--forge-port PORT',
          },
        ]
      : []),
  ]);
  const portal = Portal.create({
    root,
    cache: process.env.BERTH_CACHE!,
    ports,
    dataDir,
    progress,
    dev: Boolean(values.dev),
    startPlatform: () => {
      const options = { root, dataDir, progress, ports };
      return kubeconfig
        ? startExternalPlatform({ ...options, kubeconfig: String(kubeconfig) })
        : startSandboxPlatform({ ...options, forge, pipelines });
    },
  });

  const askedToStop = untilAskedToStop();
  const running = (async () => {
    const { failure } = await portal.start();
    await Promise.race([
      failure,
      progress.step('Reading the catalog', () =>
        untilPeopleCanSignIn(portal.backendUrl),
      ),
    ]);
    const seconds = formatDuration(Date.now() - began);
    console.log(
      `\nBerth is ready: ${portal.url} (started in ${seconds}; Ctrl-C stops it)`,
    );
    return failure;
  })();
  try {
    const exitCode = await Promise.race([askedToStop, running]);
    const task = progress.start('Stopping');
    await portal.stop();
    task.done('Stopped');
    return exitCode;
  } catch (error) {
    await portal.stop();
    throw error;
  }
};

function readPipelinesMode(
  value: string | boolean | undefined,
): PipelinesMode | undefined {
  const mode = pipelinesModes.find(one => one === value);
  if (value !== undefined && !mode) {
    throw new UserError(
      `--pipelines takes ${pipelinesModes.join(', ')}, not "${value}".`,
      { exitCode: 2 },
    );
  }
  return mode;
}
