/**
 * An API server as a backend reaches it.
 *
 * @internal
 */
export interface ClusterAccess {
  name: string;
  url: string;
  /** Its certificate authority: PEM, in base64 */
  caData?: string;
  token: string;
}
