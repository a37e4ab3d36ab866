import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import type {
  DefinitionOrigin,
  Offering,
} from '@berth/backstage-plugin-berth-node';
import { resourceKey } from '../kubernetes/resourceKey';
import type { ApiResource } from '../kubernetes/types';
import type { WatchedResource } from './types';

/**
 * What is watched on every cluster, whatever is offered: namespaces, for
 * tenancy, and the names of custom resource definitions, to notice when a kind
 * comes or goes.
 *
 * @internal
 */
export const commonResources: WatchedResource[] = [
  named({ group: '', version: 'v1', plural: 'namespaces', role: 'namespace' }),
  named({
    group: 'apiextensions.k8s.io',
    version: 'v1',
    plural: 'customresourcedefinitions',
    role: 'crd',
    // Schemas run to megabytes, and nothing of them is needed.
    metadataOnly: true,
  }),
];

/**
 * What is watched for offerings where a cluster serves their kinds: the
 * primary kinds, the children by which claims are judged, and events about
 * the primary ones. A Secret is never watched.
 *
 * @param fingerprintOf - of the definition of an offering that a cluster defines
 * @internal
 */
export function offeringResources(
  offerings: Offering[],
  isServed: (resource: ApiResource) => boolean,
  fingerprintOf: (offering: string) => string | undefined = () => undefined,
): WatchedResource[] {
  const resources = new Map<string, WatchedResource>();
  const add = (resource: WatchedResource) => {
    if (!resources.has(resource.key)) {
      resources.set(resource.key, resource);
    }
  };
  for (const { id, primaries } of offerings) {
    const definition = fingerprintOf(id);
    for (const primary of primaries.filter(isServed)) {
      add(named({ ...apiOf(primary), role: 'claim', definition }));
      add(eventsAbout(primary));
    }
  }
  for (const offering of offerings.filter(o => o.primaries.some(isServed))) {
    for (const child of offering.children) {
      if (isServed(child) && !isSecret(child)) {
        add(named({ ...apiOf(child), role: 'child' }));
      }
    }
  }
  return [...resources.values()];
}

/**
 * What definitions are made from, where it may be marked as an offering: only
 * its metadata, and of each kind the first version that is served.
 *
 * @internal
 */
export function originResources(
  origins: DefinitionOrigin[],
  isServed: (resource: ApiResource) => boolean,
): WatchedResource[] {
  return origins.flatMap(({ kinds }) => {
    const kind = kinds.find(isServed);
    return kind
      ? [named({ ...apiOf(kind), role: 'origin', metadataOnly: true })]
      : [];
  });
}

/**
 * Every API that some offering cannot do without, or watches, and those of
 * what definitions are made from.
 *
 * @internal
 */
export function neededApis(
  offerings: Offering[],
  origins: DefinitionOrigin[] = [],
): ApiResource[] {
  const apis = [
    ...origins.flatMap(({ kinds }) => kinds),
    ...offerings.flatMap(offering => [
      ...offering.primaries,
      ...offering.children,
      ...offering.requires,
      ...offering.requiresOneOf,
    ]),
  ];
  return [...new Map(apis.map(api => [resourceKey(api), apiOf(api)])).values()];
}

function apiOf({ group, version, plural }: ApiResource): ApiResource {
  return { group, version, plural };
}

function isSecret({ group, plural }: ApiResource): boolean {
  return group === '' && plural === 'secrets';
}

function named(resource: Omit<WatchedResource, 'key'>): WatchedResource {
  return { ...resource, key: resourceKey(resource) };
}

function eventsAbout(about: ResourceKind): WatchedResource {
  const events = { group: '', version: 'v1', plural: 'events' };
  const fieldSelector = `involvedObject.kind=${about.kind}`;
  return {
    ...events,
    key: `${resourceKey(events)}?${fieldSelector},${about.group}`,
    role: 'event',
    about,
    fieldSelector,
  };
}
