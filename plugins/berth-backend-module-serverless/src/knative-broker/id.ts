/**
 * The offering's id.
 *
 * @internal
 */
export const OFFERING_ID = 'serverless.knative-broker';
