import type { Connection } from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { endpointOf } from '../knative/endpoint';
import { observe } from './observed';

/**
 * Where it answers, as soon as Knative says so: its address, its domain, those
 * of its tags, and the one within the cluster.
 *
 * @internal
 */
export function connection({
  primary,
  children,
}: ClaimObjects): Connection | undefined {
  const { url, insideUrl, isPrivate, actual } = observe(primary);
  const domains = children
    .filter(({ kind }) => kind === 'DomainMapping')
    .map(({ metadata, status }) => ({
      name: `domain ${metadata.name}`,
      description: 'Your domain',
      url: (status as { url?: string } | undefined)?.url,
    }));
  const endpoints = [
    ...domains,
    ...(isPrivate
      ? []
      : [{ name: 'url', description: 'Address for everybody', url }]),
    {
      name: 'inside',
      description: 'Address within the cluster',
      url: insideUrl ?? (isPrivate ? url : undefined),
    },
    ...actual.map(target => ({
      name: `tag ${target.tag}`,
      description: `Only what is tagged ${target.tag}`,
      url: target.tag && target.url,
    })),
  ].flatMap(one => endpointOf(one) ?? []);
  return endpoints.length > 0 ? { endpoints } : undefined;
}
