/**
 * The annotation by which `kn` and `func` make a new revision of a template
 * that is the same but for its time, as when a tag points to a new image.
 *
 * @internal
 */
export const DEPLOYED_AT = 'client.knative.dev/updateTimestamp';

/**
 * The tag of the revision that gets a share of the traffic to be tried.
 *
 * @internal
 */
export const CANARY = 'canary';

/**
 * The tag of the revision that a canary is compared with.
 *
 * @internal
 */
export const STABLE = 'stable';
