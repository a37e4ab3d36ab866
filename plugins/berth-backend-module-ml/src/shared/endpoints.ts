import type { Endpoint } from '@berth/backstage-plugin-berth-common';

/**
 * An endpoint by the URL that an object names; undefined when that is none.
 *
 * @internal
 */
export function endpointOf(
  name: string,
  description: string,
  text: string | undefined,
): Endpoint | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const secure = url.protocol === 'https:';
  return url.hostname && (secure || url.protocol === 'http:')
    ? {
        name,
        description,
        host: url.hostname,
        port: Number(url.port) || (secure ? 443 : 80),
        url: text,
      }
    : undefined;
}
