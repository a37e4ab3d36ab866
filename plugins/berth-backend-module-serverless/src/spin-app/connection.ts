import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { PORT } from './kind';
import { observe } from './observed';

/**
 * How to reach an app: by its Service, from within the cluster. It is there as
 * soon as SpinKube has seen the app.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { name, namespace } = objects.primary.metadata;
  if (!observe(objects).reported) {
    return undefined;
  }
  const host = `${name}.${namespace}.svc`;
  return {
    endpoints: [
      {
        name: 'HTTP',
        description: 'From within the cluster. An Ingress leads from outside.',
        host,
        port: PORT,
        url: `http://${host}`,
      },
    ],
  };
}
