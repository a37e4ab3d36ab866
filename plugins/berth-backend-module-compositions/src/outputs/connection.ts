import {
  berthAnnotations,
  type Connection,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { parseOutput } from './readOutput';

/** What a definition's annotations say of its outputs, by the output's name. */
export type Outputs = Record<string, string>;

const PREFIX = 'berth.dev/output-';
const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };
/** Where Crossplane's claims are told to write their credentials. */
const CLAIM_SECRET = 'writeConnectionSecretToRef';

/** The outputs that annotations name. */
export function outputsOf(annotations: Record<string, string>): Outputs {
  return Object.fromEntries(
    Object.entries(annotations)
      .filter(([key]) => key.startsWith(PREFIX) && key.length > PREFIX.length)
      .map(([key, text]) => [key.slice(PREFIX.length), text]),
  );
}

/**
 * How to connect to a claim: by the outputs `url`, or `host` and `port`, and
 * the Secret that an annotation names.
 *
 * @param spec - the schemas of the spec's fields
 * @returns undefined where the definition says nothing of that
 * @throws Error where an annotation is no path
 */
export function connectionBy(
  annotations: Record<string, string>,
  spec: object = {},
): ((objects: ClaimObjects) => Connection | undefined) | undefined {
  const outputs = outputsOf(annotations);
  const named =
    annotations[berthAnnotations.secret] ??
    (Object.hasOwn(spec, CLAIM_SECRET)
      ? `.spec.${CLAIM_SECRET}.name`
      : undefined);
  if (!outputs.url && !outputs.host && !named) {
    return undefined;
  }
  const [url, host, port, secret] = [
    outputs.url,
    outputs.host,
    outputs.port,
    named,
  ].map(text => (text ? parseOutput(text) : () => undefined));
  const keys = listOf(annotations[berthAnnotations.secretKeys]);
  return ({ primary }) => {
    const endpoint = endpointOf({
      url: url(primary),
      host: host(primary),
      port: port(primary),
    });
    const name = secret(primary);
    const namespace = String(primary.metadata.namespace ?? '');
    return endpoint || (name && namespace)
      ? {
          endpoints: endpoint ? [endpoint] : [],
          ...(name && namespace && { secret: { namespace, name, keys } }),
        }
      : undefined;
  };
}

/** A list with commas, as annotations hold it. */
export function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

function endpointOf(given: { url?: string; host?: string; port?: string }) {
  const url = given.url ? webAddress(given.url) : undefined;
  const host = given.host ?? url?.hostname;
  const port = given.port
    ? Number(given.port)
    : Number(url?.port) || DEFAULT_PORTS[url?.protocol ?? ''];
  return host && Number.isInteger(port)
    ? { name: 'main', host, port, ...(url && { url: url.href }) }
    : undefined;
}

/** A link that somebody follows must not be a script. */
function webAddress(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return Object.hasOwn(DEFAULT_PORTS, url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
