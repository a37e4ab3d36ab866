import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import type { GiteaFiles } from '../binaries/ensureGitea';
import { forge, giteaEnvironment } from '../components/forge';
import type { ComponentSet } from '../processes/ComponentSet';
import { pollUntil } from '../processes/pollUntil';
import { chooseFreePort, requireFreePort } from '../processes/ports';
import type { DataFolder } from '../state/DataFolder';
import type { SandboxForge } from '../types';
import { couldNotListen } from '../processes/couldNotListen';
import { GiteaClient } from './GiteaClient';
import { giteaConfig } from './giteaConfig';
import { prepareAccount } from './prepareAccount';
import { writeLooks } from './writeLooks';

const configFile = 'gitea/app.ini';
const attempts = 5;
const readyWithinMs = 120_000;

/**
 * Starts Gitea on the loopback interface and waits until it answers, with an
 * account for the portal and with the organizations that are to be there.
 *
 * @internal
 */
export async function startForge(options: {
  data: DataFolder;
  components: ComponentSet;
  files: GiteaFiles;
  wantedPort: number | undefined;
  lastPort: number | undefined;
  organizations: string[];
}): Promise<{ port: number; client: SandboxForge }> {
  const { data, components, files, organizations } = options;
  const port = await startProcess(options);
  const component = components.get('gitea')!;
  const url = `http://localhost:${port}`;
  const { username, token, tokenFile } = await prepareAccount({
    data,
    url,
    gitea: {
      binary: files.binary,
      configFile: data.path(configFile),
      env: giteaEnvironment(data),
    },
  });
  const client = GiteaClient.create({ url, token });
  for (const name of organizations) {
    await client.ensureOrganization(name);
  }
  if (component.died) {
    throw component.describeDeath();
  }
  return { port, client: { url, username, token, tokenFile } };
}

async function startProcess(
  options: Parameters<typeof startForge>[0],
): Promise<number> {
  const { data, components, files, wantedPort, lastPort } = options;
  const folder = data.path('gitea');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeLooks(data);
  const secretKey = await keyOf(data);

  for (let attempt = 1; ; attempt++) {
    const port =
      wantedPort === undefined
        ? await chooseFreePort(attempt === 1 ? lastPort : undefined)
        : await requireFreePort(wantedPort, 'the Git forge');
    const config = giteaConfig({
      folder,
      assets: files.assets,
      port,
      account: os.userInfo().username,
      secretKey,
    });
    const file = await data.write(configFile, config);
    const component = await components.start(
      forge({ binary: files.binary, data, configFile: file, port }),
    );
    try {
      await pollUntil({
        what: 'The Git forge',
        timeoutMs: readyWithinMs,
        check: async () =>
          (
            await fetch(`http://localhost:${port}/api/healthz`)
          ).ok,
        dependsOn: [component],
      });
      return port;
    } catch (error) {
      // Somebody took the port between our choice and its use.
      if (
        attempt === attempts ||
        wantedPort !== undefined ||
        !couldNotListen(component)
      ) {
        throw error;
      }
    }
  }
}

/** What Gitea encrypts with: that of the last start, or a new one. */
async function keyOf(data: DataFolder): Promise<string> {
  const file = 'gitea/secret-key';
  const existing = await data.read(file);
  if (existing) {
    return existing;
  }
  const key = randomBytes(32).toString('base64url');
  await data.write(file, key);
  return key;
}
