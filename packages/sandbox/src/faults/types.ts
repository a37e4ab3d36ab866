/**
 * A request, as a fault chooses by it.
 *
 * @public
 */
export interface AskedOf {
  method: string;
  path: string;
  query: URLSearchParams;
}

/**
 * What a {@link FaultProxy} does to what passes through it.
 *
 * - `refuse`: connections are closed unanswered
 * - `silence`: connections stay open and nothing comes any more, as where a
 *   network drops packets
 * - `slow`: so many bytes a second on each stream
 * - `cut`: streams end in the middle of what comes next
 * - `garbage`: what comes next is no answer of an API server, and the end
 * - `status`: an HTTP status instead of an answer, so many times at most
 *
 * @public
 */
export type Fault = {
  /** Whom it befalls. Default: everybody */
  matches?: (request: AskedOf) => boolean;
} & (
  | { type: 'refuse' | 'silence' | 'cut' | 'garbage' }
  | { type: 'slow'; bytesPerSecond: number }
  | { type: 'status'; status: number; times?: number }
);

/**
 * What a request asks an API server for.
 *
 * @public
 */
export type RequestVerb = 'list' | 'watch' | 'get' | 'other';

/**
 * What has passed a {@link FaultProxy}.
 *
 * @public
 */
export interface ProxyTraffic {
  /**
   * How many were asked. A watch with `sendInitialEvents` is a list; `other` is
   * what changes something, and what is about no objects
   */
  requests: Record<RequestVerb, number>;
  /** Of the answers' bodies, as the API server has sent them */
  bytes: number;
}
