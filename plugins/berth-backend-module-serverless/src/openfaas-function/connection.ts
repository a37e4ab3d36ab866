import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { endpointOf } from '../knative/endpoint';
import { observe } from './observed';

/**
 * How to call a function, through the gateway, as soon as OpenFaaS has seen it.
 *
 * @internal
 */
export function connection(objects: ClaimObjects): Connection | undefined {
  const { reported, gateway, name } = observe(objects);
  if (!reported) {
    return undefined;
  }
  const called = `${name}.${objects.primary.metadata.namespace}`;
  const endpoints = [
    {
      name: 'call',
      description: 'Answers when the function has.',
      url: `${gateway}/function/${called}`,
    },
    {
      name: 'queue',
      description: 'Answers at once; the function is called when it can be.',
      url: `${gateway}/async-function/${called}`,
    },
  ].flatMap(one => endpointOf(one) ?? []);
  return { endpoints };
}
