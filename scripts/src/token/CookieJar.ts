/**
 * The cookies of one sign-in, by host name: browsers do not keep cookies of
 * different ports apart either. Paths and lifetimes do not matter here.
 */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Takes what a response sets. */
  take(url: URL, headers: Headers): void {
    const ofHost = this.#cookies.get(url.hostname) ?? new Map();
    this.#cookies.set(url.hostname, ofHost);
    for (const header of headers.getSetCookie()) {
      const [pair] = header.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      const value = pair.slice(at + 1).trim();
      if (value === '' || /;\s*max-age=0\b/i.test(header)) {
        ofHost.delete(name);
      } else {
        ofHost.set(name, value);
      }
    }
  }

  /** The `Cookie` header for a request, empty if there is none to send. */
  headerFor(url: URL): string {
    return [...(this.#cookies.get(url.hostname) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }
}
