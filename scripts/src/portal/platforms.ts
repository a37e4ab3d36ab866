import path from 'node:path';
import {
  startIdentityProviderAlone,
  startSandbox,
  type PipelinesMode,
} from '@berth/sandbox';
import type { Progress } from '../lib/Progress.mjs';
import { connectExternalCluster } from '../externalCluster/connectExternalCluster';
import { Platform } from './types';

/** What a platform is started with. */
export type PlatformOptions = {
  root: string;
  /** Where it keeps its state. */
  dataDir: string;
  ports: { backend: number; identityProvider: number; forge: number };
  progress: Progress;
};

/** The sandbox with its demo: a cluster of our own, people and tenants. */
export async function startSandboxPlatform(
  options: PlatformOptions & {
    /** Whether a Git forge goes with it. */
    forge: boolean;
    /** How Kubeflow Pipelines is installed; as it was unless given. */
    pipelines?: PipelinesMode;
  },
): Promise<Platform> {
  const { progress, ports, forge, pipelines } = options;
  return progress.step('Starting the sandbox', async task => {
    const sandbox = await startSandbox({
      profile: forge ? 'gitops' : 'demo',
      forge: forge && { port: ports.forge },
      pipelines,
      dataDir: path.join(options.dataDir, 'sandbox'),
      identityProvider: identityProvider(ports),
      log: message => task.update(message),
      onComponentDied: error => progress.print(`  ! ${error.message}`),
    });
    return { env: sandbox.env(), stop: () => sandbox.stop() };
  });
}

/** Another cluster, with the sandbox's people and identity provider. */
export async function startExternalPlatform(
  options: PlatformOptions & { kubeconfig: string },
): Promise<Platform> {
  const { progress } = options;
  const { env } = await connectExternalCluster(options);
  return progress.step('Starting the identity provider', async () => {
    const { client, stop } = await startIdentityProviderAlone({
      dataDir: path.join(options.dataDir, 'external'),
      identityProvider: identityProvider(options.ports),
      onComponentDied: error => progress.print(`  ! ${error.message}`),
    });
    return {
      env: {
        ...env,
        BERTH_OIDC_METADATA_URL: client.metadataUrl,
        BERTH_OIDC_CLIENT_ID: client.clientId,
        BERTH_OIDC_CLIENT_SECRET: client.clientSecret,
      },
      stop,
    };
  });
}

function identityProvider(ports: PlatformOptions['ports']) {
  return {
    port: ports.identityProvider,
    redirectUris: [
      `http://localhost:${ports.backend}/api/auth/oidc/handler/frame`,
    ],
  };
}
