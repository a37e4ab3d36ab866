/** What Backstage's sign-in window posts to the page that opened it. */
export type AuthorizationResponse = {
  response?: {
    backstageIdentity?: {
      token: string;
      expiresInSeconds?: number;
      identity: { userEntityRef: string };
    };
  };
  error?: { name?: string; message: string };
};

/**
 * Reads the message out of the page at the end of Backstage's sign-in, or
 * undefined if the page is another one.
 */
export function readWebMessage(
  html: string,
): AuthorizationResponse | undefined {
  const match = /authResponse = decodeURIComponent\('([^']*)'\)/.exec(html);
  return match ? JSON.parse(decodeURIComponent(match[1])) : undefined;
}
