import { randomInt } from 'node:crypto';
import http from 'node:http';
import { INGRESS, letsThrough, type Trigger } from './eventing';
import { labelOf, labels, type Route, type TrafficTarget } from './types';

const HOST = /^([a-z0-9-]+)\.([a-z0-9-]+)\.localhost(?::\d+)?$/;
const MAX_BODY = 64 * 1024;

/**
 * The revision that answers, of those that get a share. Without a share, as at
 * the address of a tag, it is the tag's.
 *
 * @param pick - a whole number from 0 below its argument
 * @internal
 */
export function chooseRevision(
  traffic: TrafficTarget[],
  pick: (below: number) => number,
): string | undefined {
  let left = pick(100);
  for (const { revisionName, percent = 0 } of traffic) {
    if (left < percent) {
      return revisionName;
    }
    left -= percent;
  }
  return undefined;
}

/**
 * What answers at the addresses of simulated functions: not their code, but who
 * would answer, by the same shares of the traffic as Knative's own ingress. It
 * takes events for simulated brokers, too, and hands them on.
 *
 * @internal
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: http.Server;

  static create(options: GatewayOptions): Gateway {
    return new Gateway(options);
  }

  private constructor(options: GatewayOptions) {
    this.#options = options;
    this.#server = http.createServer((request, response) => {
      this.#answer(request, response);
    });
  }

  /** Listens on a port of this machine alone, until the signal aborts it. */
  async listen(port: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host: '127.0.0.1', signal }, resolve);
    });
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) {
        request.destroy();
      }
    });
    request.once('end', () => {
      const [, host, namespace] = HOST.exec(request.headers.host ?? '') ?? [];
      if (`${host}.${namespace}` === INGRESS) {
        this.#takeEvent(request, response);
        return;
      }
      const found = host && this.#find(namespace, host);
      if (!found) {
        say(response, 404, 'No function has this address.');
        return;
      }
      const { name, revision } = found;
      if (!revision) {
        say(response, 503, `'${name}' has no revision that is ready.`);
        return;
      }
      this.#options.onRequest(`${namespace}/${revision}`);
      const { 'ce-type': type, 'ce-id': id } = request.headers;
      response.setHeader('Knative-Serving-Revision', revision);
      say(
        response,
        200,
        type
          ? `${revision} has got the event ${id} of type ${type}.`
          : `Hello from ${revision} of ${name}. This is the sandbox's stand-in: the image itself does not run.`,
      );
    });
  }

  /** As a broker's ingress does: an event goes to every trigger that it fits. */
  #takeEvent(request: http.IncomingMessage, response: http.ServerResponse) {
    const { brokers, triggers, onRequest } = this.#options;
    const [, namespace = '', name = ''] = (request.url ?? '').split('/');
    if (!brokers(namespace).includes(name)) {
      say(response, 404, 'There is no broker of this name.');
      return;
    }
    const event = attributesOf(request.headers);
    if (!['specversion', 'id', 'type', 'source'].every(key => event[key])) {
      say(response, 400, 'This is no CloudEvent.');
      return;
    }
    for (const trigger of triggers(namespace)) {
      const subscriber = trigger.spec.subscriber?.ref?.name;
      if (
        subscriber &&
        trigger.spec.broker === name &&
        letsThrough(trigger, event)
      ) {
        const found = this.#find(namespace, subscriber, true);
        if (found?.revision) {
          onRequest(`${namespace}/${found.revision}`);
        }
      }
    }
    response.writeHead(202).end();
  }

  /** A Route by its own name, or by one of its tags before it. */
  #find(namespace: string, host: string, fromInside = false) {
    const { routes, pick = below => randomInt(below) } = this.#options;
    const isReached = (route: Route) =>
      fromInside || labelOf(route, labels.visibility) !== 'cluster-local';
    for (const route of routes(namespace).filter(isReached)) {
      const name = String(route.metadata.name);
      const traffic = route.status?.traffic ?? [];
      if (host === name) {
        return { name, revision: chooseRevision(traffic, pick) };
      }
      const tagged = traffic.find(
        ({ tag }) => tag && `${tag}-${name}` === host,
      );
      if (tagged) {
        return { name, revision: tagged.revisionName };
      }
    }
    return undefined;
  }
}

/**
 * What a {@link Gateway} is made of.
 *
 * @internal
 */
export interface GatewayOptions {
  routes: (namespace: string) => Route[];
  /** The names of the brokers of a namespace. */
  brokers: (namespace: string) => string[];
  triggers: (namespace: string) => Trigger[];
  /** Told of each request, by namespace and revision. */
  onRequest: (revision: string) => void;
  pick?: (below: number) => number;
}

/** The attributes of a CloudEvent in binary mode. */
function attributesOf(headers: http.IncomingHttpHeaders) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([key, value]) =>
      key.startsWith('ce-') && typeof value === 'string'
        ? [[key.slice(3), value]]
        : [],
    ),
  );
}

function say(response: http.ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
