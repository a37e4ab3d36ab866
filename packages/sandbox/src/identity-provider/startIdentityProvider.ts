import { identityProvider } from '../components/companions';
import type { DemoPerson } from '../demo/people';
import type { ComponentSet } from '../processes/ComponentSet';
import { couldNotListen } from '../processes/couldNotListen';
import { pollUntil } from '../processes/pollUntil';
import { chooseFreePort, requireFreePort } from '../processes/ports';
import type { DataFolder } from '../state/DataFolder';
import type { SandboxIdentityProvider } from '../types';
import { prepareKeys } from './prepareKeys';
import type { IdentityProviderConfig } from './types';

const attempts = 5;
const readyWithinMs = 20_000;
const clientId = 'backstage';

/**
 * Starts the identity provider's process and waits until it answers.
 *
 * @internal
 */
export async function startIdentityProvider(options: {
  data: DataFolder;
  components: ComponentSet;
  people: DemoPerson[];
  wantedPort: number | undefined;
  lastPort: number | undefined;
  redirectUris: string[];
}): Promise<{ port: number; client: SandboxIdentityProvider }> {
  const { data, components, people, redirectUris } = options;
  const { wantedPort, lastPort } = options;
  const { clientSecret } = await prepareKeys(data);

  for (let attempt = 1; ; attempt++) {
    const port =
      wantedPort === undefined
        ? await chooseFreePort(attempt === 1 ? lastPort : undefined)
        : await requireFreePort(wantedPort, 'the identity provider');
    const config: IdentityProviderConfig = {
      port,
      folder: data.path('identity-provider'),
      clientId,
      redirectUris,
      people,
    };
    const configFile = await data.write(
      'identity-provider/config.json',
      JSON.stringify(config),
    );
    const component = await components.start(
      identityProvider({ data, port, configFile }),
    );
    const issuer = `http://localhost:${port}`;
    const metadataUrl = `${issuer}/.well-known/openid-configuration`;
    try {
      await pollUntil({
        what: 'The identity provider',
        timeoutMs: readyWithinMs,
        check: async () => (await fetch(metadataUrl)).ok,
        dependsOn: [component],
      });
      return {
        port,
        client: { issuer, metadataUrl, clientId, clientSecret },
      };
    } catch (error) {
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
