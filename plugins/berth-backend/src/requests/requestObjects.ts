import {
  berthAnnotations,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type {
  ManifestContext,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import type { RequestRow } from './RequestRow';

/**
 * The objects that deliver a request, in the order of application: what the
 * offering makes of the input, with who asked and by which request. The same
 * request always gives the same objects on a cluster that serves the same APIs.
 *
 * @param serves - what its cluster serves; everything unless given
 *
 * @internal
 */
export function requestObjects(
  offering: Offering,
  request: Pick<
    RequestRow,
    | 'cluster'
    | 'tenant'
    | 'namespace'
    | 'name'
    | 'input'
    | 'requester'
    | 'template'
  > & { id?: string },
  serves?: ManifestContext['serves'],
): KubernetesObject[] {
  const { cluster, tenant, namespace, name } = request;
  const input = offering.parseInput(JSON.parse(request.input));
  return offering
    .manifests(input, { cluster, tenant, namespace, name, serves })
    .map(object => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...(object.metadata.annotations as
            | Record<string, string>
            | undefined),
          [berthAnnotations.requester]: request.requester,
          ...(request.id && { [berthAnnotations.request]: request.id }),
          ...(request.template && {
            [berthAnnotations.template]: request.template,
          }),
        },
      },
    }));
}
