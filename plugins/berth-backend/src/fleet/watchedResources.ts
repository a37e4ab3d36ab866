import type { ResourceKind } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
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
 * @internal
 */
export function offeringResources(
  offerings: Offering[],
  isServed: (resource: ApiResource) => boolean,
): WatchedResource[] {
  const resources = new Map<string, WatchedResource>();
  const add = (resource: WatchedResource) => {
    if (!resources.has(resource.key)) {
      resources.set(resource.key, resource);
    }
  };
  for (const primary of offerings.flatMap(o => o.primaries.filter(isServed))) {
    add(named({ ...apiOf(primary), role: 'claim' }));
    add(eventsAbout(primary));
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
 * Every API that some offering cannot do without, or watches.
 *
 * @internal
 */
export function neededApis(offerings: Offering[]): ApiResource[] {
  const apis = offerings.flatMap(offering => [
    ...offering.primaries,
    ...offering.children,
    ...offering.requires,
    ...offering.requiresOneOf,
  ]);
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
