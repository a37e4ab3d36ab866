/**
 * Somebody else follows the cluster now: what was to be written of it must not
 * be.
 *
 * @internal
 */
export class LeaseLostError extends Error {
  constructor(cluster: string) {
    super(`Another backend follows cluster ${cluster} now`);
    this.name = 'LeaseLostError';
  }
}
