import { berthError, type Claim } from '@berth/backstage-plugin-berth-common';
import {
  jsonOf,
  recordOf,
  textOf,
  type ClusterApi,
  type ServiceResponse,
} from '@berth/backstage-plugin-berth-node';
import { OFFERING_ID as FUNCTION } from '../knative-function/id';
import { observe } from '../knative-function/observed';
import { mainRevision } from '../knative-function/traffic';
import { SERVICE } from '../knative/kinds';
import { cloudEvent, type TestEvent } from './cloudEvent';
import { eventTarget, type EventTarget } from './eventTarget';
import { postTo } from './postTo';

const SHOWN = 2_000;

/**
 * What came of an event.
 *
 * @internal
 */
export interface EventResult {
  id: string;
  /** Whether whoever got it has taken it. */
  accepted: boolean;
  status: number;
  /** Where it went. */
  url: string;
  by: EventTarget['by'];
  /** A sentence for people. */
  message: string;
  /** What was answered, cut when it is long. */
  answer: string;
}

/**
 * Sends an event to a function or a broker, as the person who asks.
 *
 * @throws ConflictError with code `connection-unavailable` while it has no
 * address; NotAllowedError with `cluster-refused` where the person may not use
 * the proxy; ServiceUnavailableError with `cluster-unreachable`
 * @internal
 */
export async function sendEvent(options: {
  claim: Claim;
  api: ClusterApi;
  event: TestEvent;
  id: string;
  now: Date;
}): Promise<EventResult> {
  const { claim, api, event, id, now } = options;
  const isFunction = claim.offering === FUNCTION;
  const first = eventTarget(claim);
  // Only a function within the cluster is reached by its revision.
  const target =
    first.by === 'proxy' && isFunction
      ? eventTarget(claim, await servingRevision(claim, api))
      : first;
  const { headers, body } = cloudEvent(event, { id, time: now });
  const response =
    target.by === 'address'
      ? await postTo(target.url, { headers, body, loopback: claim.simulated })
      : await api.proxy({
          ...target.service,
          method: 'POST',
          path: `${target.url.pathname}${target.url.search}`,
          headers: { ...headers, ...target.headers },
          body,
        });
  refuseByCluster(response, target);
  const accepted = response.status >= 200 && response.status < 300;
  return {
    id,
    accepted,
    status: response.status,
    url: target.url.href,
    by: target.by,
    message: messageOf(response.status, isFunction),
    answer: response.body.slice(0, SHOWN),
  };
}

async function servingRevision(claim: Claim, api: ClusterApi): Promise<string> {
  const { namespace, name } = claim;
  const fn = observe(await api.get(SERVICE, { namespace, name }));
  const revision = mainRevision(fn) ?? fn.latestReady;
  if (!revision) {
    throw berthError('connection-unavailable', {
      message: `'${name}' has no revision that is ready`,
    });
  }
  return revision;
}

/** What the API server itself says, and not whoever is behind its proxy. */
function refuseByCluster(response: ServiceResponse, target: EventTarget): void {
  const status = recordOf(jsonOf(response.body));
  if (target.by !== 'proxy' || status.kind !== 'Status') {
    return;
  }
  const message = textOf(status.message) ?? `it answered ${response.status}`;
  throw response.status === 401 || response.status === 403
    ? berthError('cluster-refused', { message })
    : berthError('cluster-failed', {
        message: `The event was not handed on: ${message}`,
      });
}

function messageOf(status: number, isFunction: boolean): string {
  const who = isFunction ? 'function' : 'broker';
  if (status >= 200 && status < 300) {
    return isFunction
      ? 'The function has taken it.'
      : 'The broker has taken it, and hands it to every trigger that it fits.';
  }
  if (status >= 300 && status < 400) {
    return `The ${who} sends it elsewhere, where the portal does not follow.`;
  }
  switch (status) {
    case 400:
    case 415:
      return `The ${who} does not take this event.`;
    case 401:
    case 403:
      return `The ${who} takes events only of those that it knows.`;
    case 404:
      return isFunction
        ? 'The function answers nothing at this path.'
        : 'Nobody knows a broker of this name there.';
    case 405:
      return `The ${who} takes no POST.`;
    default:
      return `The ${who} failed with it.`;
  }
}
