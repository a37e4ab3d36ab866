/**
 * A Backstage backend with Berth on a sandbox, for tests on a real API server.
 *
 * @packageDocumentation
 */
export {
  startBackstage,
  type CallOptions,
  type TestBackstage,
} from './startBackstage';
export { until } from './until';
