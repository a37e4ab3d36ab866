/**
 * Functions, events and autoscaling (Knative, OpenFaaS, KEDA, SpinKube) as Berth offerings.
 *
 * @packageDocumentation
 */

export { serverlessFeature as default } from './feature';
