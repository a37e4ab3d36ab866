import { readDemoPeople } from '../demo/people';
import { startIdentityProvider } from '../identity-provider/startIdentityProvider';
import { ComponentSet } from '../processes/ComponentSet';
import { onProcessExit } from '../processes/exitHooks';
import { resolveOptions } from '../resolveOptions';
import { claimDataFolder } from '../state/claimDataFolder';
import { writeRunRecord } from '../state/RunRecord';
import type { SandboxIdentityProvider, SandboxOptions } from '../types';

/**
 * Starts the identity provider without a cluster: for a portal on a cluster
 * that is there already. It ends with the process that started it, at the
 * latest.
 *
 * Throws a `SandboxError` if it cannot be started.
 *
 * @public
 */
export async function startIdentityProviderAlone(
  options: Pick<
    SandboxOptions,
    'identityProvider' | 'log' | 'onComponentDied'
  > & {
    /** Where it keeps its keys and sessions */
    dataDir: string;
  },
): Promise<{ client: SandboxIdentityProvider; stop: () => Promise<void> }> {
  const resolved = resolveOptions(
    { identityProvider: true, ...options },
    process.env,
  );
  const claimed = await claimDataFolder({ ...resolved, profile: 'external' });
  const { data, record } = claimed;
  const components = ComponentSet.create({
    onChange: records => {
      record.components = records;
      writeRunRecord(data.folder, record);
    },
    onDied: resolved.onComponentDied,
  });
  const forgetExit = onProcessExit(() => {
    components.kill();
    claimed.releaseNow();
  });
  const stop = async () => {
    await components.stop({ gracefully: true });
    await claimed.release();
    forgetExit();
  };
  try {
    await data.rotateLogs();
    const { client } = await startIdentityProvider({
      data,
      components,
      people: await readDemoPeople(),
      wantedPort: resolved.identityProvider?.port,
      lastPort: undefined,
      redirectUris: resolved.identityProvider?.redirectUris ?? [],
    });
    components.watch();
    return { client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
