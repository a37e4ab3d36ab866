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
