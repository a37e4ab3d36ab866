/**
 * Serverless (Knative, OpenFaaS, KEDA, SpinKube) as Berth offerings.
 *
 * @packageDocumentation
 */

export { serverlessFeature as default } from './feature';
export { offerings as serverlessOfferings } from './offerings';
export { knativeFunction } from './knative-function';
export { serverlessRoutes } from './routes';
