/**
 * The offering's id.
 *
 * @internal
 */
export const OFFERING_ID = 'ml.kubeflow-pipeline';
