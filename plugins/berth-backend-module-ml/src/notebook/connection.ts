import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { pathOf } from './kind';
import { observe } from './observed';

const PORT = 80;

/**
 * Where the notebook answers, as soon as it runs. People open it through
 * Kubeflow's gateway, whose address the object does not say.
 *
 * @internal
 */
export function connection({ primary }: ClaimObjects): Connection | undefined {
  const { name, namespace, ready, stopped } = observe(primary);
  if (ready === 0 || stopped !== undefined) {
    return undefined;
  }
  const host = `${name}.${namespace}.svc`;
  const path = pathOf(namespace, name);
  return {
    endpoints: [
      {
        name: 'notebook',
        description: `Its Service within the cluster. In a browser: ${path} behind the address of your Kubeflow.`,
        host,
        port: PORT,
        url: `http://${host}${path}`,
      },
    ],
  };
}
