import type { IncomingHttpHeaders } from 'node:http';

/**
 * A request as the handlers get it.
 *
 * @internal
 */
export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Answers a request with what is sent as JSON.
 *
 * @internal
 */
export type Handler = (request: ApiRequest) => Promise<object>;

/**
 * Paths in the manner of the API: `/runs/{run_id}:retry`.
 *
 * @internal
 */
export class Router {
  readonly #routes: Array<{ method: string; path: RegExp; handler: Handler }> =
    [];

  add(method: string, path: string, handler: Handler): this {
    const pattern = path
      .replace(/[.:]/g, '\\$&')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
    this.#routes.push({
      method,
      path: new RegExp(`^/apis/v2beta1${pattern}$`),
      handler,
    });
    return this;
  }

  find(
    method: string,
    path: string,
  ): { handler: Handler; params: Record<string, string> } | undefined {
    for (const route of this.#routes) {
      const match = route.method === method && route.path.exec(path);
      if (match) {
        return {
          handler: route.handler,
          params: Object.fromEntries(
            Object.entries(match.groups ?? {}).map(([name, value]) => [
              name,
              decodeURIComponent(value),
            ]),
          ),
        };
      }
    }
    return undefined;
  }
}
