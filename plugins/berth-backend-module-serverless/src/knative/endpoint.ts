import type { Endpoint } from '@berth/backstage-plugin-berth-common';

/**
 * An address that Knative reports as a URL; undefined when it is none.
 *
 * @internal
 */
export function endpointOf(options: {
  name: string;
  description: string;
  url: string | undefined;
}): Endpoint | undefined {
  const { name, description, url } = options;
  if (!url || !URL.canParse(url)) {
    return undefined;
  }
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return undefined;
  }
  const usual = protocol === 'https:' ? 443 : 80;
  return {
    name,
    description,
    host: hostname,
    port: Number(port) || usual,
    url,
  };
}
