/**
 * A Backstage backend with Berth on a sandbox, for tests on a real API server.
 *
 * @packageDocumentation
 */
export { FaultyProxy, type ProxyFault } from './FaultyProxy';
export {
  startBackstage,
  type CallOptions,
  type TaskResult,
  type TestBackstage,
} from './startBackstage';
export { until } from './until';
