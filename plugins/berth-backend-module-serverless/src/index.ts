/**
 * Serverless (Knative, OpenFaaS, KEDA, SpinKube) as Berth offerings.
 *
 * @packageDocumentation
 */

export { serverlessFeature as default } from './feature';
export { offerings as serverlessOfferings } from './offerings';
export { eventBroker } from './knative-broker';
export {
  createKnativeFunction,
  knativeFunction,
  type BuildSettings,
} from './knative-function';
export { serverlessRoutes } from './routes';
