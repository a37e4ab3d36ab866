import {
  apiServer,
  type ControlPlaneSettings,
} from '../components/controlPlane';
import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import type { Component } from '../processes/Component';
import type { ComponentSet } from '../processes/ComponentSet';
import { couldNotListen } from '../processes/couldNotListen';
import { chooseFreePort, requireFreePort } from '../processes/ports';
import { pollUntil } from '../processes/pollUntil';

const attempts = 5;
const readyWithinMs = 60_000;

/**
 * Starts the API server and waits until it is ready. Returns its port: the one
 * it last had, or another if that is taken now; one that was asked for by
 * number must be free.
 *
 * @internal
 */
export async function startApiServer(options: {
  components: ComponentSet;
  settings: Omit<ControlPlaneSettings, 'apiServerPort'>;
  wantedPort: number | undefined;
  lastPort: number | undefined;
  connect: (port: number) => KubernetesClient;
}): Promise<number> {
  const { components, settings, wantedPort, lastPort, connect } = options;
  for (let attempt = 1; ; attempt++) {
    const port =
      wantedPort === undefined
        ? await chooseFreePort(attempt === 1 ? lastPort : undefined)
        : await requireFreePort(wantedPort, 'the API server');
    const component = await components.start(
      apiServer({ ...settings, apiServerPort: port }),
    );
    try {
      await untilReady({ components, component, client: connect(port) });
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

/**
 * Starts the API server again where it was.
 *
 * @internal
 */
export async function restartApiServer(options: {
  components: ComponentSet;
  settings: ControlPlaneSettings;
  client: KubernetesClient;
}): Promise<void> {
  const { components, settings, client } = options;
  const component = await components.start(apiServer(settings));
  await untilReady({ components, component, client });
}

async function untilReady(options: {
  components: ComponentSet;
  component: Component;
  client: KubernetesClient;
}): Promise<void> {
  const { components, component, client } = options;
  const etcd = components.get('etcd');
  await pollUntil({
    what: 'The API server',
    timeoutMs: readyWithinMs,
    check: () => client.isReady(),
    dependsOn: etcd ? [etcd, component] : [component],
  });
}
