import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';

/**
 * Where an event goes: straight to an address, or to a Service through the API
 * server's proxy.
 *
 * @internal
 */
export type EventTarget =
  | { by: 'address'; url: URL }
  | {
      by: 'proxy';
      url: URL;
      service: { namespace: string; service: string; port: number };
      headers: Record<string, string>;
    };

/** `<service>.<namespace>.svc`, with or without the cluster's domain. */
const INSIDE = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.|$)/;

/**
 * Where a claim takes events: its public address first, which is the way that
 * others take, and else what is within the cluster.
 *
 * @param revision - the revision that serves a function, by which it is reached
 * from within: a function's own Service leads out of the namespace
 * @throws ConflictError with code `connection-unavailable`
 * @internal
 */
export function eventTarget(
  claim: Pick<Claim, 'name' | 'namespace' | 'connection'>,
  revision?: string,
): EventTarget {
  const urls = (claim.connection?.endpoints ?? []).flatMap(({ name, url }) =>
    url && URL.canParse(url) && !/^(tag|domain) /.test(name)
      ? new URL(url)
      : [],
  );
  const open = urls.find(({ hostname }) => !INSIDE.test(hostname));
  if (open) {
    return { by: 'address', url: open };
  }
  const [url] = urls;
  const [, service, namespace] = INSIDE.exec(url?.hostname ?? '') ?? [];
  if (!url || !service) {
    throw berthError('connection-unavailable', {
      message: `'${claim.name}' has no address yet`,
    });
  }
  return {
    by: 'proxy',
    url,
    service: {
      namespace,
      service: revision ?? service,
      port: Number(url.port) || 80,
    },
    // By these Knative's activator knows whom it holds a request for.
    headers: revision
      ? {
          'knative-serving-namespace': claim.namespace,
          'knative-serving-revision': revision,
        }
      : {},
  };
}
